"""Plain words for the closed vocabularies, and a chain written out as a line.

Every surface that a person sees takes its words from here. None of them says "verified",
"corroborated" or "independent" as a fact of the machine's.
"""

from __future__ import annotations

from sayso.model import Chain, Hop
from sayso.vocabulary import (
    Basis,
    Caveat,
    Certainty,
    How,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)

__all__ = [
    "BASIS",
    "CAVEATS",
    "CERTAINTY",
    "MODALITY",
    "POLARITY",
    "REMARKS",
    "chain_line",
    "hop_notes",
    "many",
]

NAMING = {
    Naming.named: "",
    Naming.pseudonym: "pseudonym",
    Naming.anonymous: "not named",
    Naming.collective: "several, not named",
    Naming.document: "document",
    Naming.unknown: "",
}

ROLE = {
    Role.party: "party to the conflict",
    Role.commander: "commander",
    Role.participant: "took part",
    Role.victim: "victim",
    Role.witness: "says they saw it",
    Role.detainee: "detained",
    Role.official: "official",
    Role.spokesperson: "spokesperson",
    Role.expert: "expert",
    Role.monitor_ngo: "monitoring group",
    Role.journalist: "journalist",
    Role.relative: "relative",
    Role.outlet: "outlet",
    Role.unknown: "",
}

BASIS = {
    Basis.own_act: "says they did it themselves",
    Basis.direct_observation: "says they saw it",
    Basis.told_by_witness: "was told by someone who saw it",
    Basis.hearsay: "heard it from others",
    Basis.document: "from a document",
    Basis.recording: "from a recording",
    Basis.inferred: "concludes it",
    Basis.institutional_unstated: "an institution; how it knows is not said",
    Basis.unknown: "how they know is not said",
}

CERTAINTY = {
    Certainty.certain: "says it as certain",
    Certainty.probable: "says it is likely",
    Certainty.possible: "says it is possible",
    Certainty.unknown: "how sure they are is not said",
}

MODALITY = {
    Modality.actual: "as something that is or was so",
    Modality.future: "as something to come",
    Modality.hypothetical: "as something supposed",
}

POLARITY = {
    Polarity.pos: "says it is so",
    Polarity.neg: "says it is not so",
    Polarity.unknown: "neither affirms nor denies",
}

CAVEATS = {
    Caveat.detained_by_publisher: "the speaker is held by the publisher",
    Caveat.detained_by_party: "the speaker is held by a party to the conflict",
    Caveat.party_to_conflict: "the speaker is a party to the conflict",
    Caveat.single_gatherer: "reached us through one gatherer only",
    Caveat.unnamed_origin: "whoever is said to know is not named",
    Caveat.channel_not_stated: "nobody says who heard this",
    Caveat.gatherer_could_not_verify: "whoever gathered it says they could not verify it",
    Caveat.heading_only: "stands only in a heading",
    Caveat.has_insertions: "an editor put words in brackets into it",
    Caveat.translated: "translated",
}

REMARKS = {
    RemarkStatus.verified: "said to be verified",
    RemarkStatus.partly_verified: "said to be verified in part",
    RemarkStatus.could_not_verify: "could not verify",
    RemarkStatus.not_stated: "says nothing about verification",
    RemarkStatus.comment_declined: "declined to comment",
    RemarkStatus.no_response: "did not respond",
    RemarkStatus.denied: "denied",
    RemarkStatus.corrected: "corrected",
    RemarkStatus.retracted: "retracted",
}

ARROW = " ← "


def many(count: int, noun: str) -> str:
    """ "1 report", "1,204 reports": `noun` takes an s."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def hop_notes(hop: Hop) -> tuple[str, ...]:
    """What is known of a hop beside its name, in plain words."""
    notes = (NAMING[hop.naming], "" if hop.role is Role.outlet else ROLE[hop.role])
    said = [note for note in notes if note]
    if hop.how is How.inferred:
        said.append("inferred")
    elif hop.how is How.not_stated:
        said.append("a gap: not stated")
    return tuple(said)


def chain_line(chain: Chain, *, notes: bool = True) -> str:
    """A chain as one line, publisher first: "The Courier ← 'A. B.' (pseudonym) ← officers".

    Hops behind the origin are marked as quoted.
    """
    words = []
    for index, hop in enumerate(chain.hops):
        said = list(hop_notes(hop)) if notes else []
        if notes and chain.origin is not None and index > chain.origin:
            said.append("quoted")
        words.append(f"{hop.name} ({', '.join(said)})" if said else hop.name)
    return ARROW.join(words)
