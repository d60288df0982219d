"""One line of explanation for words that the pages use: shown on hover and focus, never needed."""

from __future__ import annotations

from sayso.vocabulary import Act, Basis, Caveat, Naming, RemarkStatus

__all__ = ["ACT_MODE", "explained"]

ACT_MODE = {
    "access": "letting people through",
    "arrest": "arrest",
    "assassinate": "assassination",
    "asylum": "shelter",
    "ban": "ban",
    "beat": "beating",
    "boycott": "boycott",
    "ceasefire": "ceasefire",
    "censor": "silencing the press",
    "cleansing": "driving people out",
    "convict": "conviction",
    "curfew": "curfew",
    "demo": "demonstration",
    "deport": "deportation",
    "disarm": "giving up arms",
    "discontinue": "breaking off",
    "economic": "money or goods",
    "execute": "execution",
    "expel": "expulsion",
    "explosives": "explosives",
    "firearms": "firearms",
    "heavy-weapons": "heavy weapons",
    "humanitarian": "relief",
    "investigate": "investigation",
    "martial-law": "martial law",
    "military": "military",
    "obstruct": "blockade",
    "phone": "by telephone",
    "police": "police",
    "primitive": "blades, stones, sticks",
    "release": "release",
    "resign": "resignation",
    "restrict": "hindering, closing",
    "riot": "riot",
    "seize": "seizure",
    "sexual": "sexual violence",
    "strike": "strike",
    "suicide-attack": "suicide attack",
    "third-party": "through others",
    "torture": "torture",
    "troops": "troops",
    "unconventional": "forbidden weapons",
    "visit": "visit",
    "weapons": "weapons",
    "withdraw": "withdrawal",
}
"""The finer kinds of act (`sayso.state`'s modes)."""

_FACET = {
    "speaker": "Whose words these are, as the report has it: the last voice of the chain.",
    "origin": "The first voice behind those who only collected what others say. Not always known.",
    "publisher": "Who put the report out.",
    "act": "What kind of thing is said to have been done. Sorted by the machine.",
    "agent": "Who is said to have done it.",
    "patient": "To whom, or to what, it is said to have been done.",
    "place": "Where it is said to have happened.",
    "time": "The year in which it is said to have happened, not when it was published.",
    "basis": "On what footing the speaker says it. “Not said” means that the text does not tell.",
    "naming": "Whether whoever is said to know has a name in the report.",
    "role": "What the report says of whoever is said to know.",
    "certainty": "How sure the speaker sounds. It says nothing about whether it is so.",
    "polarity": "Whether the speaker says that it is so or that it is not.",
    "modality": "Whether it is told as something that was, will be, or is only supposed.",
    "remark": "What somebody in the report says was, or was not, checked.",
    "caveat": "Worked out from the report by the machine, to be kept in mind.",
    "judged": "Whether a person has looked at what the machine read.",
}

_ACT = {
    Act.STATE: "It tells how something is or was: nobody does anything to anybody.",
    Act.MOVE: "Somebody goes from one place or side to another.",
}

_BASIS = {
    Basis.own_act: "The speaker tells of what they did themselves.",
    Basis.direct_observation: "The speaker tells of what they saw or heard themselves.",
    Basis.told_by_witness: "The speaker passes on what somebody told who was there.",
    Basis.hearsay: "The speaker passes on what others say, who need not have been there.",
    Basis.document: "The speaker takes it from something written.",
    Basis.recording: "The speaker takes it from a picture, a film or a sound.",
    Basis.inferred: "The speaker puts it together from other things.",
    Basis.institutional_unstated: "An office or a group says so and does not tell how it knows.",
    Basis.unknown: "The text does not tell.",
}

_CAVEAT = {
    Caveat.detained_by_publisher: "Who speaks is in the hands of those who put the words out.",
    Caveat.detained_by_party: "Who speaks is in the hands of one of the sides.",
    Caveat.party_to_conflict: "Who speaks belongs to one of the sides.",
    Caveat.single_gatherer: "Only one outlet or body collected it; if it erred, nothing shows it.",
    Caveat.unnamed_origin: "Nobody can ask this person without the one who collected it.",
    Caveat.channel_not_stated: "The text does not tell how the words came to whoever wrote it.",
    Caveat.gatherer_could_not_verify: "The same report says that it could not be checked.",
    Caveat.heading_only: "No sentence of the text says it; headings are often not the author's.",
    Caveat.has_insertions: "The words in brackets are an editor's, not the speaker's.",
    Caveat.translated: "These are a translator's words, not the speaker's own.",
}

_REMARK = {
    RemarkStatus.verified: "The report says so. Sayso does not know.",
    RemarkStatus.partly_verified: "The report says so, of a part. Sayso does not know.",
    RemarkStatus.could_not_verify: "The report says that it tried, or had no way.",
    RemarkStatus.not_stated: "No word on whether anybody checked.",
    RemarkStatus.comment_declined: "Asked, and would not answer.",
    RemarkStatus.no_response: "Asked, and did not answer.",
    RemarkStatus.denied: "Those concerned say that it is not so.",
    RemarkStatus.corrected: "The publisher put something right since.",
    RemarkStatus.retracted: "The publisher took it back since.",
}

_NAMING = {
    Naming.pseudonym: "A name that is not theirs. Sayso never links it to a real one.",
    Naming.anonymous: "Somebody whom the report does not name.",
    Naming.collective: "Several people as one voice, none of them named.",
    Naming.document: "A paper or a file speaks, nobody in person.",
}


def explained() -> dict[str, dict[str, str]]:
    """Explanations by list and value; `acts`' finer kinds are words, not explanations."""
    return {
        "facet": dict(_FACET),
        "act": {one.value: said for one, said in _ACT.items()},
        "basis": {one.value: said for one, said in _BASIS.items()},
        "caveat": {one.value: said for one, said in _CAVEAT.items()},
        "remark": {one.value: said for one, said in _REMARK.items()},
        "naming": {one.value: said for one, said in _NAMING.items()},
    }
