"""One allegation counted: both sides, every facet, contradictions, label and trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sayso.model import Allegation, Contradiction, content_id
from sayso.weigh.across import Across
from sayso.weigh.contradiction import contradictions_of, polarity_across
from sayso.weigh.decided import Ruling
from sayso.weigh.edges import Overlap
from sayso.weigh.entry import Entry, Saying
from sayso.weigh.opposites import answering
from sayso.weigh.parties import Parties
from sayso.weigh.separation import Overrule, Separation, separate
from sayso.weigh.titling import called
from sayso.weigh.trace import parties_shown, ruled, summary_of, trace_of
from sayso.weigh.voice import Voice
from sayso.weigh.voices import voices_of

__all__ = ["FACETS", "allegation_id", "allegation_of"]

FACETS: tuple[tuple[str, str], ...] = (
    ("place", "place"),
    ("time", "time_said"),
    ("count", "count_text"),
    ("means", "means"),
    ("purpose", "purpose"),
)
"""Facets beyond the core, and where a claim has them."""


def allegation_of(
    sayings: Sequence[Saying],
    entries: Mapping[str, Entry],
    *,
    title: Saying,
    key: Callable[[str], str],
    parties: Parties,
    overlaps: Sequence[Overlap] = (),
    overrules: Iterable[Overrule] = (),
    why: Sequence[Mapping[str, Any]] = (),
    theme: tuple[str, str] | None = None,
    rulings: Sequence[Ruling] = (),
    across: Sequence[Across] = (),
) -> Allegation:
    """Count the claims of one allegation. Does not depend on their order.

    `across` are claims of other allegations, none of them left out, that may deny one of these or
    be denied by it.
    """
    ordered = sorted(sayings, key=lambda saying: (saying.claim, saying.report))
    # Also where one side was taken back: that it was said and denied stays to be seen.
    opposed = {"pos", "neg"} <= {saying.polarity for saying in ordered}
    asserting = [saying for saying in ordered if saying.polarity != "neg"]
    denying = [saying for saying in ordered if saying.polarity == "neg"]
    if not asserting:
        # All say that it was not so: that is then what is asserted.
        asserting, denying = denying, []
    else:
        # Who says that it was shut denies that it was open.
        against_it = answering(asserting)
        denying += [saying for saying in asserting if saying.claim in against_it]
        asserting = [saying for saying in asserting if saying.claim not in against_it]
    chosen = list(overrules)
    voices = {
        voice.claim: voice
        for voice in voices_of(ordered, entries, key=key, parties=parties, overlaps=overlaps)
    }

    def count(some: Sequence[Saying]) -> Separation:
        here = {saying.claim for saying in some}
        return separate(
            [voices[saying.claim] for saying in some],
            overlaps=[one for one in overlaps if one.one in here and one.other in here],
            adverse=parties.adverse,
            overrules=[one for one in chosen if one.one in here and one.other in here],
        )

    def whole(side: Separation) -> dict[str, Any]:
        return summary_of(side, parties) | {"trace": list(trace_of(side, voices, parties))}

    core = count(asserting)
    told = whole(core)
    standing = [saying for saying in ordered if voices[saying.claim].left_out is None]
    against = contradictions_of(standing, key=key, parties=parties)
    beyond = polarity_across(standing, across, key=key)
    facets: dict[str, dict[str, Any]] = {}
    for facet, column in FACETS:
        stated = [saying for saying in asserting if getattr(saying, column) is not None]
        if stated:
            facets[facet] = told if len(stated) == len(asserting) else whole(count(stated))
    if denying:
        facets["denial"] = whole(count(denying))
    reports = tuple(sorted({saying.report for saying in ordered}))
    publishers = sorted({p for r in reports if (p := entries[r].publisher)})
    made_id = allegation_id(ordered)
    detail: dict[str, Any] = {
        **told,
        "facets": facets,
        "trace": [*ruled(rulings), *told["trace"]],
        "judgements": [one.id for one in rulings],
        "contradictions": [
            *(_row(one) for one in against),
            *(_row(one) | {"elsewhere": _elsewhere(other)} for one, other in beyond),
        ],
        "why": list(why),
        "theme_title": theme[1] if theme else None,
        "title_claim": title.claim,
        "voices": {claim: _voice(voice, parties) for claim, voice in voices.items()},
    }  # fmt: skip
    return Allegation(
        made_id,
        theme[0] if theme else None,
        f"Alleged: “{called(title)}”",
        core.label.value,
        core.n_min,
        core.n_max,
        bool(against) or bool(beyond) or opposed,
        tuple(saying.claim for saying in ordered),
        tuple(saying.claim for saying in denying),
        reports,
        tuple(publishers),
        detail,
    )


def allegation_id(sayings: Iterable[Saying]) -> str:
    """The id of the allegation that these claims are."""
    return content_id("l", min(saying.claim for saying in sayings))


def _row(one: Contradiction) -> dict[str, Any]:
    return {
        "facet": one.facet, "claims": [one.one, one.other],
        "says": [one.one_says, one.other_says],
    }  # fmt: skip


def _elsewhere(across: Across) -> dict[str, Any]:
    """The side of a contradiction that stands in another allegation, as it is shown."""
    other = across.other
    return {
        "claim": other.claim, "report": other.report, "allegation": across.allegation,
        "name": other.source.name, "words": " ".join(other.words.split()),
    }  # fmt: skip


def _voice(voice: Voice, parties: Parties) -> dict[str, Any]:
    """How one claim was counted, as JSON-ready values."""
    return {
        "report": voice.report,
        "origin": voice.name or None,
        "kind": voice.kind.value,
        "publisher": voice.publisher,
        "gatherers": list(voice.gatherers),
        "saw": voice.saw,
        "affiliation": parties_shown(voice.affiliation, parties),
        "control": parties_shown(voice.control, parties),
        "captor": parties_shown(voice.captor, parties),
        "left_out": voice.left_out.value if voice.left_out else None,
    }
