"""Somebody in the terminal: names per report, what they said, what is said of them, decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from sayso.ledger.appearances import Appearance
from sayso.ledger.rows import JudgementRow
from sayso.ledger.who import Who
from sayso.show.terminal.lines import GREY, indented
from sayso.show.terminal.safe import flat
from sayso.show.terminal.tables import claim_row_json, print_claims
from sayso.show.terminal.when import published
from sayso.show.words import NAMING, ROLE
from sayso.vocabulary import JudgementKind

__all__ = ["judgement_json", "print_judgements", "print_who", "who_json"]

FULL = 8
"""People shown in full; of further ones, a line each."""
SHOWN = 12
"""Reports whose names are listed for one person."""

DECIDED = {
    JudgementKind.read_correctly: "was read correctly",
    JudgementKind.corrected: "was corrected",
    JudgementKind.wrong: "was read wrong",
    JudgementKind.same: "is the same as",
    JudgementKind.different: "is not the same as",
    JudgementKind.added: "was added by hand",
    JudgementKind.merged: "and those with it say the same as",
    JudgementKind.divided: "says something else than",
    JudgementKind.pinned: "stays with those that it is with",
    JudgementKind.one_origin: "has the same origin as",
    JudgementKind.two_origins: "has another origin than",
    JudgementKind.copied: "is a copy of",
    JudgementKind.withdrawn: "is withdrawn",
}


def print_who(console: Console, rows: Sequence[Who], overruled: Mapping[str, str]) -> None:
    """Everybody of a name, each apart, exact names first."""
    if len(rows) > 1:
        console.print(f"{len(rows)} go by that name, or by one that holds it:")
        console.print()
    for row in rows[:FULL]:
        _print_one(console, row, overruled)
    for row in rows[FULL:]:
        line = Styled(flat(row.name, most=60), style="bold")
        console.print(line.append(f"  {_counts(row)} · {row.key}", style=GREY))


def _print_one(console: Console, row: Who, overruled: Mapping[str, str]) -> None:
    title = Styled(flat(row.name, most=100), style="bold underline")
    notes = [NAMING[one] for one in row.naming] + [ROLE[one] for one in row.roles]
    known = ", ".join(dict.fromkeys(note for note in notes if note))
    console.print(title.append(f"  {known}" if known else "", style="not bold not underline"))
    console.print(Styled(f"  {_counts(row)} · {row.key}", style=GREY))
    for one in row.appearances[:SHOWN]:
        indented(console, _appearance(one))
    if len(row.appearances) > SHOWN:
        console.print(f"  … and in {len(row.appearances) - SHOWN} more")
    keys = {one.key for one in row.appearances}
    if len(row.appearances) > 1 and len(keys) == 1:
        console.print(Styled("  One across reports because the name is the same.", style=GREY))
    if row.judgements:
        print_judgements(console, row.judgements, overruled, indent=2)
    for heading, claims, count in (
        ("Said to have said", row.said, row.said_count),
        ("Said about them", row.about, row.about_count),
    ):
        if not count:
            continue
        console.print()
        console.print(Styled(f"{heading} ({count})", style="bold"))
        print_claims(console, claims)
        if count > len(claims):
            console.print(f"… {len(claims)} of {count}; --limit 0 shows all.")
    if row.passed_on:
        console.print(f"{row.passed_on} claims of others reached the reader through them.")
    console.print()


def _appearance(one: Appearance) -> Styled:
    names = ", ".join(dict.fromkeys(flat(name, most=60) for name, _, _ in one.names))
    where = flat(one.publisher or "publisher not known", most=60)
    line = Styled(f"in {where}, {published(one.published)}: ", style=GREY)
    line.append(names, style="cyan")
    for reason in one.evidence[:4]:
        line.append(f"\n  {flat(reason, most=160)}", style=GREY)
    return line.append(f"\n  {one.id}", style=GREY)


def _counts(row: Who) -> str:
    reports = len({one.report for one in row.appearances})
    return f"{_many(row.said_count, 'claim')} made, {row.about_count} about them, in " + _many(
        reports, "report"
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def who_json(row: Who) -> dict[str, Any]:
    """Somebody as plain JSON. `appearances` have the ids that `different` takes."""
    return {
        "key": row.key,
        "name": row.name,
        "exact": row.exact,
        "naming": [one.value for one in row.naming],
        "roles": [one.value for one in row.roles],
        "appearances": [
            {
                "id": one.id,
                "report": one.report,
                "publisher": one.publisher,
                "published": one.published,
                "entity": one.entity,
                "kind": one.kind or None,
                "name": one.name,
                "names": [
                    {"name": name, "role": role.value, "passage": list(span) if span else None}
                    for name, role, span in one.names
                ],
                "evidence": list(one.evidence),
            }
            for one in row.appearances
        ],
        "said": [claim_row_json(claim) for claim in row.said],
        "said_count": row.said_count,
        "about": [claim_row_json(claim) for claim in row.about],
        "about_count": row.about_count,
        "passed_on": row.passed_on,
        "judgements": [one.judgement.id for one in row.judgements],
    }


def print_judgements(
    console: Console,
    rows: Sequence[JudgementRow],
    overruled: Mapping[str, str],
    *,
    indent: int = 0,
) -> None:
    """Each decision: about what, by whom, when and why, and whether it holds."""
    for row in rows:
        judgement = row.judgement
        line = Styled(flat(judgement.target), style="cyan")
        line.append(f" {DECIDED[judgement.kind]}", style="default")
        if judgement.other:
            line.append(f" {flat(judgement.other)}", style="cyan")
        notes = [flat(judgement.author), judgement.made[:16].replace("T", " "), judgement.id]
        if judgement.reason:
            notes.insert(0, f"“{flat(judgement.reason, most=200)}”")
        if state := _state(row, overruled):
            notes.append(state)
        line.append(f"\n  {' · '.join(notes)}", style=GREY)
        indented(console, line, indent)


def _state(row: JudgementRow, overruled: Mapping[str, str]) -> str:
    """Why a decision does not hold; "" where it does."""
    if row.withdrawn_by:
        return f"withdrawn by {row.withdrawn_by}"
    if row.judgement.id in overruled:
        later = overruled[row.judgement.id]
        return f"overruled by {later}, which is later" if later else "would link a mask to a name"
    return "" if row.status in ("anchored", "free") else row.status.value


def judgement_json(row: JudgementRow, overruled: Mapping[str, str]) -> dict[str, Any]:
    """One decision as plain JSON, with whether it holds."""
    passage = asdict(row.judgement.passage) if row.judgement.passage else None
    return {
        **asdict(row.judgement),
        "passage": passage,
        "status": row.status.value,
        "report": row.report,
        "applies_to": row.target,
        "withdrawn_by": row.withdrawn_by,
        "overruled_by": overruled.get(row.judgement.id),
    }
