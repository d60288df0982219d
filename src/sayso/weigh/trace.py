"""The trace of a count: every step in plain words, and the same steps as JSON-ready values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sayso.weigh.decided import Ruling
from sayso.weigh.edges import WORDS, Rule, Strength
from sayso.weigh.entry import OPAQUE
from sayso.weigh.parties import Parties
from sayso.weigh.separation import Separation
from sayso.weigh.voice import LeftOut, OriginKind, Voice

__all__ = ["blocs_of", "parties_shown", "ruled", "summary_of", "trace_of"]

_LEFT_OUT = {
    LeftOut.certainty_unknown: "the origin does not commit to it",
    LeftOut.hypothetical: "it is put as a mere possibility",
    LeftOut.superseded: "a later report or figure takes its place",
    LeftOut.retracted: "it was taken back",
    LeftOut.heading_only: "it stands in a heading only",
}
_STRENGTH = {
    Strength.must: "certainly one",
    Strength.may: "possibly one",
    Strength.absorb: "a copy",
}


def trace_of(
    side: Separation, voices: Mapping[str, Voice], parties: Parties
) -> Iterator[dict[str, Any]]:
    """The steps that lead to a count, in order. `words` of each is for people."""

    def who(claim: str) -> str:
        voice = voices.get(claim)
        if voice is None:
            return claim
        if voice.kind is OriginKind.unknown:
            return f"somebody whom {voice.publisher or voice.report} does not name"
        return voice.name or voice.key

    for claim, why in side.left_out:
        yield {
            "step": "left_out", "claim": claim, "rule": why.value,
            "words": f"{who(claim)}: not counted, {_LEFT_OUT[why]}.",
        }  # fmt: skip
    for copy in side.absorbed:
        sources = sorted({who(one) for one in copy.sources})
        yield {
            "step": "absorbed", "claim": copy.claim, "report": copy.report,
            "sources": list(copy.sources), "rule": copy.rule.value,
            "words": f"{copy.report} names nobody and repeats {' or '.join(sources)}: counts "
            f"nothing ({WORDS[copy.rule]}).",
        }  # fmt: skip
    for edge in side.edges:
        found = "" if OPAQUE in edge.because else parties.shown(edge.because)
        because = f" ({found})" if found else ""
        yield {
            "step": edge.strength.value, "claims": [edge.one, edge.other], "rule": edge.rule.value,
            "because": found or edge.because.replace(OPAQUE, "·"),
            "words": f"{who(edge.one)} and {who(edge.other)}: {_STRENGTH[edge.strength]}, "
            f"{WORDS[edge.rule]}{because}.",
        }  # fmt: skip
    for one in side.parted:
        yield {
            "step": "apart", "claims": [one.one, one.other], "rule": Rule.overruled.value,
            "because": one.reason,
            "words": f"{who(one.one)} and {who(one.other)}: two, {WORDS[Rule.overruled]}"
            + (f" ({one.reason})." if one.reason else "."),
        }  # fmt: skip
    for origin in side.origins:
        many = str(origin.low) if origin.low == origin.high else f"{origin.low} to {origin.high}"
        yield {
            "step": "origin", "key": origin.key, "name": origin.name, "low": origin.low,
            "high": origin.high, "group": origin.group, "claims": list(origin.claims),
            "words": f"{who(origin.claims[0])}: counts {many}"
            + (f", in {len(origin.reports)} reports" if len(origin.reports) > 1 else "")
            + ".",
        }  # fmt: skip
    if side.circular:
        yield {
            "step": "circular",
            "words": "Reports cite each other in a ring; the ring counts as one.",
        }
    yield {
        "step": "bounds", "n_min": side.n_min, "n_max": side.n_max, "label": side.label.value,
        "words": _bounds(side),
    }  # fmt: skip


def _bounds(side: Separation) -> str:
    """How the two numbers come about, in a sentence for each."""
    many = len(side.origins)
    if many < 2:
        low, high = f"{side.n_min}", f"{side.n_max}"
        return f"There is {many or 'no'} origin: at most {high}, at least {low}."
    groups = len({origin.group for origin in side.origins})
    taken = "1 group" if groups == 1 else f"{groups} groups"
    return (
        f"Most: all {many} origins apart, {side.n_max}. Fewest: whoever may be one taken as one "
        f"({taken}), {side.n_min}."
    )


def parties_shown(keys: Collection[str], parties: Parties) -> list[str]:
    """The identified sides among some parties, by name, each once."""
    return list(dict.fromkeys(map(parties.shown, parties.sides(keys)))) if keys else []


_RULED = {
    "merged": "Two allegations were made one",
    "divided": "Claims were taken out of an allegation",
    "pinned": "These claims are kept together",
    "copied": "A report was marked as a copy of another",
}


def ruled(rulings: Iterable[Ruling]) -> Iterator[dict[str, Any]]:
    """The steps that people's decisions about the whole group are. Edges are in the count."""
    for one in rulings:
        if one.kind in _RULED:
            yield {
                "step": "decided", "rule": one.kind, "judgement": one.id,
                "because": one.because(), "words": f"{_RULED[one.kind]} ({one.because()}).",
            }  # fmt: skip


def blocs_of(side: Separation, parties: Parties) -> dict[str, int]:
    """How many origins speak in whose power, under the names of the parties, the largest first.

    A force and its units are one bloc; of whom no identified party is known, "none declared".
    """
    found: Counter[str] = Counter()
    for origin in side.origins:
        tops = parties.sides(origin.control)
        found.update({parties.shown(one) for one in tops} or {"none declared"})
    return dict(sorted(found.items(), key=lambda one: (one[0] == "none declared", -one[1], one[0])))


def summary_of(side: Separation, parties: Parties) -> dict[str, Any]:
    """A count as JSON-ready values, its trace apart. Parties go by the names that reports use."""
    return {
        "label": side.label.value,
        "n_min": side.n_min,
        "n_max": side.n_max,
        "observers": side.observers,
        "repeating": side.repeating,
        "circular": side.circular,
        "blocs": blocs_of(side, parties),
        "origins": [
            {
                "key": origin.key.replace(OPAQUE, "·"), "name": origin.name,
                "kind": origin.kind.value, "low": origin.low, "high": origin.high,
                "claims": list(origin.claims), "reports": list(origin.reports),
                "gatherers": list(origin.gatherers),
                "affiliation": parties_shown(origin.affiliation, parties),
                "control": parties_shown(origin.control, parties),
                "saw": origin.saw, "group": origin.group,
            }
            for origin in side.origins
        ],
    }  # fmt: skip
