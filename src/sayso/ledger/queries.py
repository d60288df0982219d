"""Questions to the ledger: lists of claims, reports and sources."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import NotFound, WrongUse
from sayso.ledger import cited, judgements, names, sameness
from sayso.ledger.database import AnyRow, Database, Value
from sayso.ledger.decode import as_spans, decode_claim, decode_hop, plain
from sayso.ledger.fetch import SHORTEST, row_number, whole_text
from sayso.ledger.filters import ClaimFilter, conditions
from sayso.ledger.fold import match_words
from sayso.ledger.rows import ClaimRow, ReportRow, SourceRow
from sayso.ledger.tables import NOUN_TABLES, SHIFT
from sayso.model import Chain, Hop
from sayso.vocabulary import Naming, Role

__all__ = ["claim", "claims", "count_claims", "filled", "reports", "sources"]

PAGE = 500
"""Claims that are filled in at once."""

_CLAIM = ", ".join(f"claim.{column}" for column in NOUN_TABLES["claim"])


def claims(
    database: Database,
    wanted: ClaimFilter,
    *,
    limit: int | None,
    offset: int,
    by_time: bool = False,
) -> Iterator[ClaimRow]:
    """The claims that fit, exact names first, then in the ledger's order; or the earliest first."""
    made = conditions(database, wanted)
    if made.nothing:
        return
    order, order_values = (_BY_TIME, []) if by_time else (made.order, made.first_values)
    ids = [
        int(row[0])
        for row in database.run(
            f"SELECT claim.id FROM claim {made.where} {order} LIMIT ? OFFSET ?",  # noqa: S608
            [*made.values, *order_values, -1 if limit is None else limit, offset],
        )
    ]
    for at in range(0, len(ids), PAGE):
        yield from filled(database, ids[at : at + PAGE])


_BY_TIME = (
    "ORDER BY (SELECT min(first) FROM claim_days WHERE claim_days.claim = claim.id) NULLS LAST, "
    "claim.id"
)


def count_claims(database: Database, wanted: ClaimFilter) -> int:
    """How many claims fit."""
    made = conditions(database, wanted)
    if made.nothing:
        return 0
    found = database.value(f"SELECT count(*) FROM claim {made.where}", made.values)  # noqa: S608
    return int(found)


def claim(database: Database, claim_id: str, *, report: str | None) -> ClaimRow:
    """One claim by its id or the beginning of it. NotFound, or WrongUse for several."""
    row = row_number(database, report) if report is not None else None
    found = database.run(
        "SELECT claim.id, claim.claim, report.report FROM claim "
        "JOIN report ON report.id = claim.report "
        "WHERE claim.claim = ?1 AND (?2 IS NULL OR claim.report = ?2) ORDER BY claim.id LIMIT 6",
        (claim_id, row),
    )
    if not found:
        if len(claim_id) < SHORTEST:
            raise NotFound(
                f"no claim {claim_id!r}. Give its id, or its first {SHORTEST} characters."
            )
        found = database.run(
            "SELECT claim.id, claim.claim, report.report FROM claim "
            "JOIN report ON report.id = claim.report WHERE claim.claim >= ?1 AND claim.claim < ?2 "
            "AND (?3 IS NULL OR claim.report = ?3) ORDER BY claim.id LIMIT 6",
            (claim_id, claim_id + "\U0010ffff", row),
        )
    if not found:
        raise NotFound(f"no claim {claim_id} in this ledger. `sayso claims` lists them.")
    if len(found) > 1:
        several = ", ".join(f"{one} in report {where}" for _, one, where in found[:5])
        raise WrongUse(f"{claim_id} may be any of: {several}. Give more of the id, or the report.")
    return next(filled(database, [int(found[0][0])]))


def filled(database: Database, ids: Sequence[int]) -> Iterator[ClaimRow]:
    """Everything that a line shows, for a page of claims, in a fixed number of statements."""
    with database.snapshot():
        found = database.run(
            f"SELECT claim.id, claim.report, {_CLAIM}, report.report, report.title, "  # noqa: S608
            "report.publisher, report.published, report.text, attribution.source, "
            "attribution.cue, attribution.content, attribution.insertions "
            "FROM json_each(?) AS wanted JOIN claim ON claim.id = wanted.value "
            "JOIN report ON report.id = claim.report "
            "LEFT JOIN attribution ON attribution.attribution = claim.attribution "
            "AND attribution.report = claim.report ORDER BY wanted.key",
            (json.dumps(ids),),
        )
        rows = [plain(row) for row in found]
        chains = _chains(database, {(row[1], row[2 + _CHAIN_ORD]) for row in rows})
        judged = judgements.active(database, [(row[_REPORT], row[2]) for row in rows])
        texts: dict[str, str] = {}
        made = []
        for row in rows:
            if row[_TEXT] not in texts:
                # One text at a time: a page may touch many, and one may be very long.
                texts = {row[_TEXT]: whole_text(database, row[_TEXT])}
            made.append(_claim_row(row, chains, judged, texts[row[_TEXT]]))
    yield from made


_CHAIN_ORD = NOUN_TABLES["claim"].index("chain_ord")
_HEADING = 2 + NOUN_TABLES["claim"].index("heading")
_REPORT = 2 + len(NOUN_TABLES["claim"])
_TEXT = _REPORT + 4


def _claim_row(
    row: AnyRow, chains: dict[tuple[int, int], Chain], judged: object, text: str
) -> ClaimRow:
    made = decode_claim(row[2 : 2 + _CHAIN_ORD])
    report, title, publisher, published = row[_REPORT:_TEXT]
    source, cue, content, insertions = (as_spans(one or "[]") for one in row[_TEXT + 1 :])
    assert isinstance(judged, dict)
    return ClaimRow(
        made, report, title, publisher, published, text[slice(*made.passage)],
        chains.get((row[1], row[2 + _CHAIN_ORD])), bool(row[_HEADING]), source, cue, content,
        insertions, judged.get((report, made.id), ()),
    )  # fmt: skip


def _chains(
    database: Database, wanted: set[tuple[int, int | None]]
) -> dict[tuple[int, int], Chain]:
    """Chains by (report row, place of the chain in it)."""
    ids = [(report << SHIFT) + place for report, place in wanted if place is not None]
    hops: dict[tuple[int, int], list[Hop]] = defaultdict(list)
    origins: dict[tuple[int, int], int | None] = {}
    for report, place, origin, *hop in map(
        plain,
        database.run(
            "SELECT chain.report, chain.ord, chain.origin, hop.name, hop.entity, hop.naming, "
            "hop.role, hop.how, hop.first, hop.last FROM json_each(?) AS wanted "
            "CROSS JOIN chain ON chain.id = wanted.value "
            "CROSS JOIN hop ON hop.report = chain.report AND hop.ord BETWEEN "
            "chain.first_hop AND chain.first_hop + chain.hops - 1 ORDER BY hop.report, hop.ord",
            (json.dumps(sorted(ids)),),
        ),
    ):
        origins[report, place] = origin
        hops[report, place].append(decode_hop(tuple(hop)))
    return {key: Chain(tuple(some), origins[key]) for key, some in hops.items()}


# --- reports -----------------------------------------------------------------------------------

_REPORT_COLUMNS = (
    "report, capture, part, given_id, publisher, byline, credit, url, title, published, language, "
    "text, extractor, reader, unread, source, first_read, last_read, superseded_by, sentences, "
    "attributions, claims"
)


def reports(
    database: Database,
    *,
    publisher: str | None,
    words: str | None,
    superseded: bool,
    by_id: bool,
    limit: int | None,
    offset: int,
) -> Iterator[ReportRow]:
    """Reports in the order in which they came, or by id."""
    terms: list[str] = []
    values: list[Value] = []
    if not superseded:
        terms.append("superseded_by IS NULL")
    if publisher is not None:
        exact, partly = names.matching(database, publisher)
        listed = ", ".join(map(str, exact + partly))
        terms.append(f"publisher_name IN ({listed})")
    if words is not None:
        query = match_words(words)
        if not query:
            raise WrongUse(f"there is no word in {words!r} to look for.")
        terms.append("id IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)")
        values.append(query)
    where = f"WHERE {' AND '.join(terms)}" if terms else ""
    order = "report" if by_id else "id"
    for row in database.run(
        f"SELECT {_REPORT_COLUMNS} FROM report {where} ORDER BY {order} LIMIT ? OFFSET ?",  # noqa: S608
        [*values, -1 if limit is None else limit, offset],
    ):
        yield ReportRow(*plain(row))


def report(database: Database, report_id: str) -> ReportRow:
    """One report's row by its id or the beginning of it. Raises NotFound, WrongUse."""
    row = row_number(database, report_id)
    found = database.run(f"SELECT {_REPORT_COLUMNS} FROM report WHERE id = ?", (row,))  # noqa: S608
    return ReportRow(*plain(found[0]))


# --- sources -----------------------------------------------------------------------------------


def sources(database: Database, *, superseded: bool, publishers: bool) -> Iterator[SourceRow]:
    """Who speaks, most claims first. `publishers`: also those heard only in their own reports."""
    kept = "" if superseded else "AND report.superseded_by IS NULL"
    judged = _Judged.of(database)
    counted: dict[str, list[int]] = {}
    for key, in_reports, attributions in database.run(
        f"{judged.given} SELECT {judged.key}, count(DISTINCT chain.report), "  # noqa: S608
        "sum(chain.attribution <> '') FROM chain JOIN report ON report.id = chain.report "
        f"{judged.joined} WHERE chain.speaker_key IS NOT NULL {kept} GROUP BY 1",
        judged.values,
    ):
        counted[str(key)] = [int(in_reports), int(attributions), 0]
    for key, claims_made in database.run(
        f"{judged.given} SELECT {judged.key}, count(*) FROM claim "  # noqa: S608
        f"JOIN chain ON chain.id = (claim.report << {SHIFT}) + claim.chain_ord "
        f"JOIN report ON report.id = chain.report {judged.joined} "
        f"WHERE chain.speaker_key IS NOT NULL {kept} GROUP BY 1",
        judged.values,
    ):
        counted[str(key)][2] = int(claims_made)
    spoken: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    through: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name, naming, role, last, times in map(
        plain,
        database.run(
            f"{judged.given} SELECT {judged.key}, hop.name, hop.naming, hop.role, "  # noqa: S608
            "hop.place = chain.hops - 1, count(*) FROM chain "
            "JOIN hop ON hop.report = chain.report AND hop.ord BETWEEN chain.first_hop "
            "AND chain.first_hop + chain.hops - 1 JOIN report ON report.id = chain.report "
            f"{judged.joined} WHERE chain.speaker_key IS NOT NULL {kept} GROUP BY 1, 2, 3, 4, 5",
            judged.values,
        ),
    ):
        if last:
            spoken[key][name, naming, role] += times
        else:
            through[key][name] += times
    published = cited.publishers(database)
    order = sorted(counted, key=lambda key: (-counted[key][2], -counted[key][1], key))
    for key in order:
        in_reports, attributions, claims_made = counted[key]
        if not attributions and not publishers:
            continue
        yield _source_row(
            key, spoken[key], through[key], (in_reports, attributions, claims_made), published
        )


@dataclass(frozen=True, slots=True)
class _Judged:
    """How a statement over `chain` and `report` groups speakers by what people decided."""

    given: str = ""
    joined: str = ""
    key: str = "chain.speaker_key"
    values: tuple[str, ...] = ()

    @classmethod
    def of(cls, database: Database) -> _Judged:
        """From the ledger's judgements; where there are none, the keys alone."""
        there = sameness.classes(database)
        rows = [(*node.partition("@")[::2], name) for node, name in there.of.items()]
        if not rows:
            return cls()
        return cls(
            "WITH judged (key, report, class) AS MATERIALIZED (SELECT value ->> 0, value ->> 1, "
            "value ->> 2 FROM json_each(?))",
            "LEFT JOIN judged AS whole ON whole.key = chain.speaker_key AND whole.report = '' "
            "LEFT JOIN judged AS part ON part.key = chain.speaker_key "
            "AND part.report = report.report",
            "coalesce(part.class, whole.class, chain.speaker_key)",
            (json.dumps(rows),),
        )


def _source_row(
    key: str,
    spoken: Counter[tuple[str, str, str]],
    through: Counter[str],
    counts: tuple[int, int, int],
    published: set[str],
) -> SourceRow:
    called: Counter[str] = Counter()
    for (name, _, _), times in spoken.items():
        called[name] += times
    ordered = tuple(sorted(called, key=lambda name: (-called[name], name)))
    named = not key.startswith("opaque:")
    return SourceRow(
        key,
        ordered[0] if ordered else "",
        ordered,
        tuple(sorted({Naming(naming) for _, naming, _ in spoken})),
        tuple(sorted({Role(role) for _, _, role in spoken})),
        *counts,
        tuple(sorted(through.items(), key=lambda pair: (-pair[1], pair[0]))),
        named and any(cited.bare(name) in published for name in ordered),
    )
