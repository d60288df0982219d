"""Allegations, themes and copies in the terminal, in plain words, and as JSON.

Nothing here says that a claim is true. What was not found is "not found in these reports".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Styled

from sayso.ledger.rows import ClaimRow, ReportRow
from sayso.model import Allegation, Parsed, Reuse
from sayso.show.counted import FACETS, LABELS, bounds
from sayso.show.terminal.safe import flat
from sayso.show.terminal.when import dates, published
from sayso.show.words import CAVEATS, chain_line

__all__ = [
    "allegation_json",
    "compared",
    "print_allegation",
    "print_allegations",
    "print_compared",
    "print_copies",
    "print_themes",
    "theme_json",
]

GREY = "bright_black"


def allegation_json(row: Allegation) -> dict[str, Any]:
    """One allegation as plain JSON."""
    detail = dict(row.detail)
    title = detail.pop("theme_title", None)
    return {
        "id": row.id,
        "theme": row.theme,
        "theme_title": title,
        "title": row.title,
        "label": row.label,
        "n_min": row.n_min,
        "n_max": row.n_max,
        "contested": row.contested,
        "reports": list(row.reports),
        "publishers": list(row.publishers),
        "origins": detail.pop("origins"),
        "claims": list(row.claims),
        "denying": list(row.denying),
        "facets": detail.pop("facets"),
        "trace": detail.pop("trace"),
        **{key: value for key, value in detail.items() if key not in ("label", "n_min", "n_max")},
    }


def theme_json(theme: str, title: str, rows: Sequence[str]) -> dict[str, Any]:
    """One theme as plain JSON, out of its allegations' stored rows."""
    members = [json.loads(row) for row in rows]
    return {
        "id": theme,
        "title": title,
        "reports": sorted({report for one in members for report in one["reports"]}),
        "publishers": sorted({name for one in members for name in one["publishers"]}),
        "allegations": [one["id"] for one in members],
        "titles": [one["title"] for one in members],
        "why": f"All are mainly about {title}.",
    }


def headline(row: Allegation) -> str:
    """Reports, bounds and dispute in one line."""
    reports = f"{len(row.reports)} report" + ("s" if len(row.reports) != 1 else "")
    line = f"{reports}, {bounds(row.n_min, row.n_max)}: {LABELS[row.label]}"
    return line + ("; contested" if row.contested else "")


def print_allegations(console: Console, rows: Sequence[Allegation]) -> None:
    """Each title verbatim, its count below."""
    for row in rows:
        console.print(Styled(flat(row.title, most=400)))
        line = Styled(headline(row), style="cyan")
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
        by = ", ".join(flat(name) for name in row.publishers[:6]) or "publisher not known"
        note = Styled(f"{by} · {row.id}", style=GREY)
        console.print(Padding(note, (0, 0, 1, 2), expand=False))


def print_allegation(
    console: Console,
    row: Allegation,
    claims: Sequence[ClaimRow],
    reports: Mapping[str, Parsed],
) -> None:
    """Claims by origin and bloc, those who say otherwise, contradictions, remarks, the trace."""
    detail: Mapping[str, Any] = row.detail
    by_id = {claim.id: claim for claim in claims}
    console.print(Styled(flat(row.title), style="bold"))
    console.print(headline(row))
    console.print(_observers(int(detail["observers"]), len(detail["origins"])))
    if detail["repeating"]:
        one = detail["repeating"] == 1
        console.print(
            f"{detail['repeating']} of the reports only {'repeats' if one else 'repeat'} "
            "what others have."
        )
    blocs = ", ".join(f"{flat(party)} {count}" for party, count in detail["blocs"].items())
    if blocs:
        console.print(f"In whose power the origins speak: {blocs}.")
    console.print(_ties(detail))
    console.print()
    console.print(Styled("Who says so", style="bold"))
    denying = set(row.denying)
    shown = _by_origin(console, detail["origins"], by_id, detail["voices"])
    rest = [one for one in row.claims if one not in shown and one not in denying]
    for claim in rest:
        _print_claim(console, by_id.get(claim), detail["voices"].get(claim, {}))
    if denying:
        console.print(Styled("Who says otherwise", style="bold"))
        side = detail["facets"].get("denial", {})
        console.print(f"  {bounds(side.get('n_min', 0), side.get('n_max', 0))}")
        for claim in row.denying:
            _print_claim(console, by_id.get(claim), detail["voices"].get(claim, {}))
    _print_contradictions(console, detail["contradictions"], by_id)
    _print_facets(console, detail["facets"])
    _print_remarks(console, row, reports)
    console.print(Styled("Why these numbers", style="bold"))
    for number, step in enumerate(detail["trace"], 1):
        console.print(f"  {number}. {flat(step['words'])}")
    if detail["why"]:
        console.print(Styled("Why these claims stand together", style="bold"))
        for reason in detail["why"][:5]:
            ones = " / ".join(
                f"“{flat(by_id[one].words, most=60)}”" for one in reason["claims"] if one in by_id
            )
            because = ", ".join(f"{name} {value:+.2f}" for name, value in reason["because"].items())
            console.print(f"  {ones}: {because}")


def _observers(observers: int, origins: int) -> str:
    """How many origins say that they did or saw it, as a sentence."""
    if origins == 0:
        return "No origin is left that asserts it."
    if origins == 1:
        says = "says that it" if observers else "does not say that it"
        return f"The one origin {says} did or saw it."
    if observers == 0:
        return "None of the origins says that they did or saw it."
    says = "says" if observers == 1 else "say"
    return f"{observers} of the origins {says} that they did or saw it."


def _ties(detail: Mapping[str, Any]) -> str:
    """What was found between the origins; never that there is nothing."""
    groups: dict[int, list[str]] = {}
    for origin in detail["origins"]:
        name = origin["name"] if origin["kind"] != "unknown" else "somebody not named"
        groups.setdefault(origin["group"], []).append(name)
    tied = [names for names in groups.values() if len(names) > 1]
    if len(detail["origins"]) < 2:
        return "There is nobody else for it to be tied to."
    if not tied:
        return "No tie between the origins was found in these reports."
    return "Possibly one: " + "; ".join(" and ".join(map(flat, names)) for names in tied) + "."


def _by_origin(
    console: Console,
    origins: Iterable[Mapping[str, Any]],
    by_id: Mapping[str, ClaimRow],
    voices: Mapping[str, Any],
) -> set[str]:
    shown: set[str] = set()
    for origin in origins:
        name = flat(origin["name"]) if origin["kind"] != "unknown" else "nobody is named"
        many = str(origin["low"])
        if origin["high"] != origin["low"]:
            many += f" to {origin['high']}"
        line = Styled(f"  {name}", style="cyan")
        notes = [f"counts {many}"]
        if origin["control"]:
            notes.append("under control of " + ", ".join(map(flat, origin["control"])))
        line.append(f"  ({'; '.join(notes)})", style=GREY)
        console.print(line)
        for claim in origin["claims"]:
            _print_claim(console, by_id.get(claim), voices.get(claim, {}))
            shown.add(claim)
    return shown


def _print_claim(console: Console, claim: ClaimRow | None, voice: Mapping[str, Any]) -> None:
    if claim is None:
        return
    console.print(Padding(Styled(f"“{flat(claim.words, most=400)}”"), (0, 0, 0, 4), expand=False))
    through = flat(chain_line(claim.chain)) if claim.chain else "speaker not known"
    notes = [through, *dates(claim)]
    notes += [CAVEATS[caveat] for caveat in claim.claim.caveats]
    if voice.get("left_out"):
        notes.append("not counted: " + str(voice["left_out"]).replace("_", " "))
    notes.append(claim.id)
    console.print(Padding(Styled(" · ".join(notes), style=GREY), (0, 0, 1, 4), expand=False))


def _print_contradictions(
    console: Console, rows: Sequence[Mapping[str, Any]], by_id: Mapping[str, ClaimRow]
) -> None:
    values = [row for row in rows if row["facet"] != "polarity"]
    _print_denials_elsewhere(console, [row for row in rows if "elsewhere" in row], by_id)
    if not values:
        return
    console.print(Styled("Where they exclude each other", style="bold"))
    for row in values[:20]:
        one, other = (by_id.get(claim) for claim in row["claims"])
        says, other_says = (flat(said, most=60) for said in row["says"])
        where = [flat(c.publisher or c.report) if c else "?" for c in (one, other)]
        console.print(f"  {FACETS[row['facet']]}: {says} ({where[0]}) / {other_says} ({where[1]})")
    if len(values) > 20:
        console.print(f"  and {len(values) - 20} more; --json lists them")
    console.print()


def _print_denials_elsewhere(
    console: Console, rows: Sequence[Mapping[str, Any]], by_id: Mapping[str, ClaimRow]
) -> None:
    """What is denied, or denies, in another allegation: both words, and where the other stands."""
    if not rows:
        return
    console.print(Styled("Who says otherwise in another allegation", style="bold"))
    for row in rows[:20]:
        there = row["elsewhere"]
        mine, other = row["claims"]
        here, said = (mine, row["says"][1]) if other == there["claim"] else (other, row["says"][0])
        words = flat(by_id[here].words, most=80) if here in by_id else "?"
        name = flat(there["name"]) or "somebody"
        verb = "denies" if said == "denied" else "asserts"
        console.print(f"  “{words}”: {name} {verb} it: “{flat(there['words'], most=160)}”")
        console.print(Padding(Styled(flat(there["allegation"]), style=GREY), (0, 0, 0, 4)))
    if len(rows) > 20:
        console.print(f"  and {len(rows) - 20} more; --json lists them")
    console.print()


def _print_facets(console: Console, facets: Mapping[str, Mapping[str, Any]]) -> None:
    counted = [(name, side) for name, side in facets.items() if name != "denial"]
    if not counted:
        return
    console.print(Styled("Counted for each part that they state", style="bold"))
    for name, side in counted:
        line = f"{bounds(side['n_min'], side['n_max'])}, {LABELS[side['label']]}"
        console.print(f"  {FACETS[name]}: {line}")
    console.print()


def _print_remarks(console: Console, row: Allegation, reports: Mapping[str, Parsed]) -> None:
    lines = []
    for parsed in reports.values():
        mine = [c for c in parsed.stated.claims if c.id in set(row.claims)]
        told = {c.id for c in mine} | {c.attribution for c in mine}
        for remark in parsed.stated.remarks:
            if told & set(remark.about):
                words = parsed.text.text[remark.start : remark.end]
                lines.append(f"  “{flat(words, most=200)}” ({remark.status.replace('_', ' ')})")
    if lines:
        console.print(Styled("What was said about checking", style="bold"))
        for line in dict.fromkeys(lines):
            console.print(line)
        console.print()


def print_themes(console: Console, rows: Sequence[Mapping[str, Any]]) -> None:
    """Each theme with its allegations."""
    for row in rows:
        console.print(Styled(flat(row["title"]), style="bold"))
        count = len(row["allegations"])
        console.print(
            Styled(
                f"  {count} allegation{'s' if count != 1 else ''} in {len(row['reports'])} "
                f"report{'s' if len(row['reports']) != 1 else ''} · {row['id']}",
                style=GREY,
            )
        )
        for title in row["titles"][:8]:
            console.print(Padding(Styled(flat(title, most=400)), (0, 0, 0, 2), expand=False))
        if count > 8:
            console.print(f"  and {count - 8} more")
        console.print()


def print_copies(
    console: Console, rows: Sequence[Reuse], reports: Mapping[str, ReportRow], words: str
) -> None:
    """Each report that shares text, how much, and the longest stretches verbatim."""
    for row in rows:
        other = reports[row.other]
        name = flat(other.publisher or other.source)
        console.print(Styled(f"{name}, {published(other.published)}  {row.other}"))
        console.print(
            f"  {row.containment_one:.0%} of this text's five-word runs stand there, "
            f"{row.containment_other:.0%} of its own stand here; longest run {row.longest} words"
        )
        if row.quotation:
            console.print(f"  longest shared quotation: {row.quotation} words")
        for shared in sorted(row.shared, key=lambda s: -s.longest)[:3]:
            said = flat(words[slice(*shared.one)], most=160)
            console.print(Styled(f"  “{said}”", style=GREY))
        console.print()


def compared(
    one: Parsed, other: Parsed, rows: Sequence[Allegation], reuse: Reuse
) -> dict[str, Any]:
    """What both reports say, what only one says, and where they differ, as plain JSON."""
    ids = (one.report.id, other.report.id)
    by_id = {row.id: row for row in rows}
    both, only = [], ([], [])  # type: tuple[list[dict[str, Any]], tuple[list[Any], list[Any]]]
    differ = []
    shown: set[tuple[str, frozenset[str]]] = set()
    for row in sorted(by_id.values(), key=lambda row: row.id):
        voices: Mapping[str, Any] = row.detail["voices"]  # type: ignore[assignment]
        mine = [[c for c in row.claims if voices[c]["report"] == report] for report in ids]
        entry = {"allegation": row.id, "title": row.title, "claims": mine}
        if mine[0] and mine[1]:
            both.append(entry)
        else:
            only[0 if mine[0] else 1].append(entry)
        stands = {claim: str(voice["report"]) for claim, voice in voices.items()}
        for against in row.detail["contradictions"]:  # type: ignore[attr-defined]
            there = against.get("elsewhere")
            of = stands | ({there["claim"]: there["report"]} if there else {})
            # Two allegations show what contradicts across them: here it is shown once.
            pair = (against["facet"], frozenset(against["claims"]))
            if {of[claim] for claim in against["claims"]} == set(ids) and pair not in shown:
                shown.add(pair)
                differ.append(against | {"allegation": row.id})
    return {
        "reports": list(ids),
        "both": both,
        "only": [only[0], only[1]],
        "differ": differ,
        "text": {
            "containment": [reuse.containment_one, reuse.containment_other],
            "longest": reuse.longest,
            "quotation": reuse.quotation,
            "shared": [[list(s.one), list(s.other), s.tokens] for s in reuse.shared],
        },
    }


def print_compared(console: Console, one: Parsed, other: Parsed, found: Mapping[str, Any]) -> None:
    """The comparison for people."""
    names = [p.report.publisher or p.report.title or p.report.id for p in (one, other)]
    shares = found["text"]["containment"]
    console.print(
        f"Shared text: {shares[0]:.0%} of {flat(names[0])}, {shares[1]:.0%} of {flat(names[1])}; "
        f"longest run {found['text']['longest']} words."
    )
    words = {
        claim.id: parsed.text.text[slice(*claim.passage)]
        for parsed in (one, other)
        for claim in parsed.stated.claims
    }
    console.print()
    _section(console, "Both say", found["both"], words)
    for name, entries in zip(names, found["only"], strict=True):
        _section(console, f"Only {flat(name)} says", entries, words)
    if found["differ"]:
        console.print(Styled("Where they differ", style="bold"))
        for row in found["differ"]:
            ones = [f"“{flat(words.get(claim, ''), most=120)}”" for claim in row["claims"]]
            console.print(f"  {FACETS[row['facet']]}: {ones[0]} / {ones[1]}")


def _section(
    console: Console, title: str, entries: Sequence[Mapping[str, Any]], words: Mapping[str, str]
) -> None:
    if not entries:
        return
    console.print(Styled(title, style="bold"))
    for entry in entries:
        for side in entry["claims"]:
            for claim in side[:3]:
                console.print(f"  “{flat(words.get(claim, ''), most=200)}”")
        if all(entry["claims"]):
            console.print()
    console.print()
