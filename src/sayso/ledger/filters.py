"""The filters of `claims` as SQL conditions. Values are always parameters, never text."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sayso.errors import WrongUse
from sayso.ledger import names, sameness
from sayso.ledger.claim_facets import Near, near_term, time_term
from sayso.ledger.database import Database, Value
from sayso.ledger.fetch import row_number
from sayso.ledger.fold import match_words
from sayso.ledger.tables import SHIFT
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)

__all__ = ["ClaimFilter", "Conditions", "Near", "conditions"]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims. Everything given must hold; None asks for nothing."""

    speaker: str | None = None
    """A name of the chain's last hop: whole, or whole words of it; or a key of `sources`."""
    origin: str | None = None
    publisher: str | None = None
    mentions: str | None = None
    """A name of someone or something named in the claim's passage."""
    words: str | None = None
    """Words of the claim, all of them; in quotation marks exactly and in that order."""
    naming: Naming | None = None
    """Of the origin, or of the speaker."""
    role: Role | None = None
    basis: Basis | None = None
    caveat: Caveat | None = None
    act: Act | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    agent: str | None = None
    """A name of who is said to have done it, found as speakers are; `patient`, `place` alike."""
    patient: str | None = None
    place: str | None = None
    near: Near | None = None
    """Whose place lies in this circle and is known at least as well as a district (UCDP 1-3)."""
    since: str | None = None
    """EDTF. Claims whose time shares a day with what lies between `since` and `until`."""
    until: str | None = None
    undated: bool | None = None
    """Only claims of which it is not known when, or only the others."""
    remark: RemarkStatus | None = None
    """Claims that a remark of this status is about, by themselves or through who says so."""
    heading: bool | None = None
    """Only those that stand in a heading, or only those that do not."""
    report: str | None = None
    superseded: bool = False
    """Also those of reports whose file has newer bytes."""


@dataclass(slots=True)
class Conditions:
    """WHERE terms over `claim`, their values, and the terms that come first in the order."""

    terms: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    first_values: list[Value] = field(default_factory=list)
    nothing: bool = False
    """Known without asking: no claim can fit."""

    def add(self, term: str, *values: Value) -> None:
        """One more term that must hold."""
        self.terms.append(term)
        self.values.extend(values)

    @property
    def where(self) -> str:
        """The WHERE clause, "" where everything is asked for."""
        return "WHERE " + " AND ".join(self.terms) if self.terms else ""

    @property
    def order(self) -> str:
        """The ORDER BY clause: exact names first, then the ledger's order."""
        return "ORDER BY " + "".join(f"({term}) DESC, " for term in self.first) + "claim.id"


_COLUMNS = ("basis", "act", "certainty", "polarity", "modality")


def conditions(database: Database, wanted: ClaimFilter) -> Conditions:
    """The SQL for a filter. Raises NotFound for a report that is not there, WrongUse for words."""
    made = Conditions()
    if wanted.report is not None:
        row = row_number(database, wanted.report)
        made.add("claim.id BETWEEN ? AND ?", row << SHIFT, ((row + 1) << SHIFT) - 1)
    elif not wanted.superseded:
        made.add("claim.report NOT IN (SELECT id FROM report WHERE superseded_by IS NOT NULL)")
    if wanted.words is not None:
        query = match_words(wanted.words)
        if not query:
            raise WrongUse(f"there is no word in {wanted.words!r} to look for.")
        made.add("claim.id IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)", query)
    for link, name in (
        ("speaker", wanted.speaker),
        ("origin", wanted.origin),
        ("mention", wanted.mentions),
        ("agent", wanted.agent),
        ("patient", wanted.patient),
        ("place", wanted.place),
    ):
        if name is not None:
            _named(database, made, link, name)
    if wanted.publisher is not None:
        _published(database, made, wanted.publisher)
    for column in _COLUMNS:
        value = getattr(wanted, column)
        if value is not None:
            made.add(f"claim.{column} = ?", str(value))
    for column, value in (("naming", wanted.naming), ("role", wanted.role)):
        if value is not None:
            made.add(
                f"(claim.origin_{column} = ? OR claim.speaker_{column} = ?)", str(value), str(value)
            )
    if wanted.caveat is not None:
        made.add("instr(claim.caveats, ?) > 0", f'"{wanted.caveat}"')
    if wanted.heading is not None:
        made.add("claim.heading = ?", int(wanted.heading))
    if wanted.near is not None:
        term, values = near_term(wanted.near)
        made.add(term, *values)
    if wanted.since is not None or wanted.until is not None:
        term, values = time_term(wanted.since, wanted.until)
        made.add(term, *values)
    if wanted.undated is not None:
        dated = "EXISTS (SELECT 1 FROM claim_days WHERE claim_days.claim = claim.id)"
        made.add(f"NOT {dated}" if wanted.undated else dated)
    if wanted.remark is not None:
        made.add(
            "claim.id IN (SELECT claim FROM claim_remark WHERE status = ?)", str(wanted.remark)
        )
    return made


_BY_NAME = "claim.id IN (SELECT claim FROM claim_name WHERE link = ? AND name IN ({}))"
_BY_CHAIN = (
    "claim.id IN (SELECT said.id FROM json_each(?) AS wanted JOIN chain ON chain.id = wanted.value "
    "JOIN claim AS said ON said.report = chain.report AND said.chain_ord = chain.ord{})"
)
_ORIGIN_SPEAKS = " WHERE chain.origin = chain.hops - 1"


def _named(database: Database, made: Conditions, link: str, name: str) -> None:
    speaks = link in ("speaker", "origin")
    by_chain = _BY_CHAIN.format(_ORIGIN_SPEAKS if link == "origin" else "")
    if speaks and sameness.is_key(name):
        there = sameness.classes(database)
        found = sameness.chains_of_class(database, there, sameness.class_of(there, name))
        made.add(by_chain, json.dumps(found))
        return
    exact, partly = names.matching(database, name)
    if not exact and not partly:
        made.nothing = True
        return
    term, values = _BY_NAME.format(_numbers(exact + partly)), [link]
    if speaks and (judged := _judged_chains(database, link, exact + partly)):
        term, values = f"({term} OR {by_chain})", [link, json.dumps(judged)]
    made.add(term, *values)
    if exact and partly:
        made.first.append(_BY_NAME.format(_numbers(exact)))
        made.first_values.append(link)


def _judged_chains(database: Database, link: str, found: list[int]) -> list[int]:
    """Chains of those whom a person judged to be one with somebody who goes by these names."""
    there = sameness.classes(database)
    joined = {name for name, nodes in there.members.items() if len(there.keys_of(name)) > 1}
    keys = sorted({key for name in joined for key in there.keys_of(name)})
    if not keys:
        return []
    heard = database.run(
        "SELECT DISTINCT chain.speaker_key, report.report FROM claim_name "  # noqa: S608
        "JOIN claim ON claim.id = claim_name.claim "
        "JOIN chain ON chain.id = (claim.report << ?) + claim.chain_ord "
        "JOIN report ON report.id = claim.report "
        f"WHERE claim_name.link = ? AND claim_name.name IN ({_numbers(found)}) "
        "AND chain.speaker_key IN (SELECT value FROM json_each(?))",
        (SHIFT, link, json.dumps(keys)),
    )
    named = {there.key(str(key), str(report)) for key, report in heard} & joined
    return [
        chain for name in sorted(named) for chain in sameness.chains_of_class(database, there, name)
    ]


def _published(database: Database, made: Conditions, name: str) -> None:
    exact, partly = names.matching(database, name)
    if not exact and not partly:
        made.nothing = True
        return
    inside = "claim.report IN (SELECT id FROM report WHERE publisher_name IN ({}))"
    made.add(inside.format(_numbers(exact + partly)))
    if exact and partly:
        made.first.append(inside.format(_numbers(exact)))


def _numbers(rows: list[int]) -> str:
    # Our own integers, so that the planner sees how many there are.
    return ", ".join(map(str, rows))
