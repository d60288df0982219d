"""From the claims of one allegation to voices: keys of origins, utterances, ties, what is left out.

Rule 2 (keys), rule 4's utterances and citations, and what rules 5 and 6 need. Counting itself is
`separation`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sayso.vocabulary import Basis
from sayso.weigh.components import Components
from sayso.weigh.edges import SHARED_QUOTATION, Overlap
from sayso.weigh.entry import OPAQUE, Entry, Saying, Source
from sayso.weigh.parties import Parties
from sayso.weigh.voice import LeftOut, OriginKind, Voice
from sayso.weigh.words import fold, folded

__all__ = ["key_of", "left_out_of", "voices_of"]

SAW = frozenset({Basis.own_act.value, Basis.direct_observation.value})
_UNNAMED = (OriginKind.described, OriginKind.collective)
LEAST = 2
"""Blanks between the words of a body that its press office repeats, at the least."""
FEW_WORDS = 4
"""Fewer words than this may be said twice by two people on two occasions."""


def key_of(source: Source, report: str, key: Callable[[str], str]) -> str:
    """The origin's key (rule 2). Unnamed and pseudonymous ones never leave their gatherer."""
    through = key(source.gatherers[-1]) if source.gatherers else report
    match source.kind:
        case OriginKind.named | OriginKind.publisher:
            return key(source.form)
        case OriginKind.document:
            return f"document: {key(source.form)}"
        case OriginKind.pseudonym:
            return f"pseudonym: {source.form} @ {through}"
        case OriginKind.described | OriginKind.collective:
            return f"unnamed: {fold(source.name)} @ {through}"
    return f"unknown: {report}"


def voices_of(
    sayings: Sequence[Saying],
    entries: Mapping[str, Entry],
    *,
    key: Callable[[str], str],
    parties: Parties,
    overlaps: Sequence[Overlap] = (),
) -> list[Voice]:
    """One voice a claim, in the order of the claims."""
    published = _published(sayings, entries, key)
    gone = left_out_of(sayings, entries, key, parties)
    voices = []
    for saying in sayings:
        entry = entries[saying.report]
        source = saying.source
        own = key_of(source, saying.report, key)
        through = tuple(key(form) for form in source.gatherers)
        tied = key(source.form) if source.form else own
        affiliation = parties.of(tied)
        captor = parties.captors(tied, [key(source.captor)] if source.captor else ())
        voices.append(
            Voice(
                saying.claim,
                saying.report,
                own,
                source.kind,
                source.name,
                source.announced,
                entry.publisher or "",
                through,
                None,
                source.head or None,
                saw=saying.basis in SAW and source.kind is not OriginKind.unknown,
                heard_from=frozenset(key(form) for form in source.behind),
                cites=_cites(source, through, own, entry, key(entry.publisher_form), published),
                byline=entry.byline,
                affiliation=affiliation,
                # Who is in the hands of somebody not identified is in nobody's bloc.
                control=frozenset(one for one in captor or affiliation if one[:1] != OPAQUE),
                captor=captor,
                left_out=gone.get(saying.claim),
                length=entry.length,
            )
        )
    press = {
        report: parties.of(key(entry.publisher_form))
        for report, entry in entries.items()
        if entry.publisher_form
    }
    return _with_utterances(voices, {s.claim: s for s in sayings}, overlaps, press)


def _published(
    sayings: Sequence[Saying], entries: Mapping[str, Entry], key: Callable[[str], str]
) -> dict[str, set[str]]:
    """Reports with these claims, by the identity of their publisher."""
    found: dict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        entry = entries[saying.report]
        if entry.publisher_form:
            found[key(entry.publisher_form)].add(entry.report)
    return found


def _cites(
    source: Source,
    through: tuple[str, ...],
    own: str,
    entry: Entry,
    publisher: str,
    published: Mapping[str, set[str]],
) -> frozenset[str]:
    """Reports of the gatherers in the chain that hold this claim themselves."""
    cited = set(through[1:])
    if source.kind is OriginKind.named:
        cited.add(own)
    found: set[str] = set()
    for gatherer in cited & published.keys():
        # A paper that names itself further back cites itself, not all that it ever printed.
        found |= {entry.report} if gatherer == publisher else published[gatherer]
    return frozenset(found)


def left_out_of(
    sayings: Sequence[Saying],
    entries: Mapping[str, Entry],
    key: Callable[[str], str],
    parties: Parties,
) -> dict[str, LeftOut]:
    """Rule 1: what is not counted, and why."""
    found: dict[str, LeftOut] = {}
    for saying in sayings:
        if saying.certainty == "unknown":
            found[saying.claim] = LeftOut.certainty_unknown
        elif saying.modality == "hypothetical":
            found[saying.claim] = LeftOut.hypothetical
        elif saying.heading_only:
            found[saying.claim] = LeftOut.heading_only
        elif entries[saying.report].superseded:
            found[saying.claim] = LeftOut.superseded
    _taken_back(sayings, entries, key, found)
    taken_back = {claim for entry in entries.values() for claim, _, _ in entry.withdrawn}
    _newer_figures([s for s in sayings if s.claim not in taken_back], key, parties, found)
    return found


def _taken_back(
    sayings: Sequence[Saying],
    entries: Mapping[str, Entry],
    key: Callable[[str], str],
    found: dict[str, LeftOut],
) -> None:
    """What a correction or a retraction is about, in the report that has it and in older ones."""
    here = {saying.claim: saying for saying in sayings}
    for entry in {saying.report: entries[saying.report] for saying in sayings}.values():
        for claim, status, by in entry.withdrawn:
            if claim not in here:
                continue
            why = LeftOut.retracted if status == "retracted" else LeftOut.superseded
            for saying in sayings:
                source, other = saying.source, entries[saying.report]
                whose = key(source.form) if source.form else key(other.publisher_form)
                if source.kind is OriginKind.unknown:
                    whose = key(other.publisher_form)
                if whose != key(by):
                    # A paper takes back what it had from somebody unnamed: only it knows of him.
                    relayed = saying.claim == claim and source.kind in _UNNAMED
                    if relayed and status == "retracted" and key(by) == key(other.publisher_form):
                        found.setdefault(saying.claim, why)
                    continue
                older = _before(saying.published, entry.published)
                own = saying.claim == claim and status in ("retracted", "amended")
                if own or (older and saying.report != entry.report):
                    found.setdefault(saying.claim, why)


def _newer_figures(
    sayings: Sequence[Saying],
    key: Callable[[str], str],
    parties: Parties,
    found: dict[str, LeftOut],
) -> None:
    """A speaker's later figure supersedes the earlier one that it excludes.

    A spokesman's is that of those for whom he speaks.
    """
    by_key: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        if saying.count_text and saying.source.kind is not OriginKind.unknown:
            own = key_of(saying.source, saying.report, key)
            for one in {own, *parties.speaks_for(key(saying.source.form))}:
                by_key[one].append(saying)
    for same in by_key.values():
        dated = [saying for saying in same if saying.published]
        if not dated:
            continue
        last = max(saying.published or "" for saying in dated)
        newest = [saying for saying in dated if saying.published == last]
        for saying in dated:
            if _before(saying.published, last) and all(_disjoint(saying, one) for one in newest):
                found.setdefault(saying.claim, LeftOut.superseded)


def _disjoint(one: Saying, other: Saying) -> bool:
    first, second = _range(one), _range(other)
    return first[1] < second[0] or second[1] < first[0]


def _range(saying: Saying) -> tuple[float, float]:
    low = float("-inf") if saying.count_low is None else saying.count_low
    high = float("inf") if saying.count_high is None else saying.count_high
    return low, high


def _before(one: str | None, other: str | None) -> bool:
    """Whether one date is certainly earlier, by whole EDTF values."""
    return one is not None and other is not None and one[:10] < other[:10]


def _with_utterances(
    voices: list[Voice],
    sayings: Mapping[str, Saying],
    overlaps: Sequence[Overlap],
    press: Mapping[str, frozenset[str]],
) -> list[Voice]:
    """Rule 4: the same speaker, occasion and words. The name of the group is its first claim."""
    joined: Components[str] = Components(voice.claim for voice in voices)
    by_claim = {voice.claim: voice for voice in voices}
    said: dict[tuple[str, ...], str] = {}
    for voice in voices:
        speaker = _speaker(voice)
        words = _words(sayings[voice.claim])
        if speaker and words and words.count(" ") + 1 >= FEW_WORDS:
            first = said.setdefault((*speaker, words), voice.claim)
            joined.join(first, voice.claim)
    for overlap in overlaps:
        one, other = by_claim.get(overlap.one), by_claim.get(overlap.other)
        if one is None or other is None or not _speaker(one) or _speaker(one) != _speaker(other):
            continue
        if overlap.claim_run >= SHARED_QUOTATION or overlap.copy_rule() is not None:
            joined.join(one.claim, other.claim)
    _through_one(voices, joined)
    _through_its_press(voices, sayings, press, joined)
    sizes: dict[str, int] = defaultdict(int)
    for voice in voices:
        sizes[joined.root(voice.claim)] += 1
    return [
        replace(voice, utterance=joined.root(voice.claim))
        if sizes[joined.root(voice.claim)] > 1
        else voice
        for voice in voices
    ]


def _speaker(voice: Voice) -> tuple[str, ...]:
    """Who may be the same speaker in two reports' words; empty where nothing says who it is."""
    if voice.kind in _UNNAMED:
        return ("unnamed", voice.description or "") if voice.description else ()
    if voice.kind is OriginKind.pseudonym:
        return "pseudonym", fold(voice.name)
    return () if voice.kind is OriginKind.unknown else (voice.kind.value, voice.key)


def _through_one(voices: Sequence[Voice], joined: Components[str]) -> None:
    """An outlet cited for a claim that it has from one origin stands for that origin.

    "The Courier reports that …" and "X told the Courier that …" are one: the second says from whom.
    """
    heard: dict[str, set[str]] = defaultdict(set)
    first: dict[tuple[str, str], str] = {}
    for voice in voices:
        if voice.kind is OriginKind.unknown or not voice.gatherers:
            continue
        through = voice.gatherers[-1]
        heard[through].add(voice.key)
        first.setdefault((through, voice.key), voice.claim)
    for voice in voices:
        keys = heard.get(voice.key, set()) - {voice.key}
        if voice.kind is OriginKind.named and len(keys) == 1:
            joined.join(voice.claim, first[voice.key, next(iter(keys))])


def _through_its_press(
    voices: Sequence[Voice],
    sayings: Mapping[str, Saying],
    press: Mapping[str, frozenset[str]],
    joined: Components[str],
) -> None:
    """A body cited for the words that its own press office published is not said to know more.

    "The ministry said" in a paper, and the same words in a release of the ministry's press service,
    whoever is named there. `press` holds the parties of each report's publisher.
    """
    named: dict[tuple[str, str], Voice] = {}
    for voice in voices:
        if voice.kind is OriginKind.named:
            named.setdefault((voice.key, _words(sayings[voice.claim])), voice)
    for voice in voices:
        words = _words(sayings[voice.claim])
        for body in sorted(press.get(voice.report, frozenset())):
            cited = named.get((body, words))
            if cited is not None and cited.report != voice.report and words.count(" ") >= LEAST:
                joined.join(cited.claim, voice.claim)


def _words(saying: Saying) -> str:
    return folded(saying.words)
