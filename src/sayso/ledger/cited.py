"""Originals that reports cite and the ledger does not hold: what somebody could go and get.

Only what has a name can be got: an outlet, a body or a document that is called by a name, or an
address. "Our report" and "a letter" are left out: nobody could ask for them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sayso.ledger.database import AnyRow, Database
from sayso.ledger.decode import plain
from sayso.ledger.fold import fold
from sayso.ledger.rows import CitedOriginal
from sayso.vocabulary import MentionKind, Naming, Role

__all__ = ["bare", "cited_originals", "has_name", "publishers"]

_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_ADDRESS = re.compile(
    r"https?://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|info|int|gov|news|[a-z]{2})/"
)
_NAMES_NOTHING = frozenset(
    "a an the this that these those its his her their our my your one some other another "
    "first second last new old same own official joint press public open account agency "
    "announcement answer article book books bulletin channel comment communique communiqué "
    "complaint correspondent correspondents council declaration diary document documents "
    "email file files footage group inquiry interview interviews journalist journalists "
    "letter letters list log mail media memo message messages news newspaper note notes "
    "notice office order outlet page paper papers photograph photographs post posts "
    "programme record records recording release report reporter reporters reports site "
    "source sources statement statements story study summary survey testimony text "
    "transcript tweet verdict video website wire monday tuesday wednesday thursday friday "
    "saturday sunday yesterday today january february march april may june july august "
    "september october november december of by from in on at to and for with".split()
)
"""Words that name no document or body, however they are written: kinds of document, and when."""


def cited_originals(database: Database, *, superseded: bool) -> Iterator[CitedOriginal]:
    """Outlets, bodies and documents in chains that have no report here, most reports first."""
    kept = "" if superseded else "AND report.superseded_by IS NULL"
    found: dict[str, list[AnyRow]] = defaultdict(list)
    for row in map(
        plain,
        database.run(
            "SELECT hop.name, hop.naming, hop.role, report.id, "  # noqa: S608
            "coalesce(report.publisher, report.report), count(*) FROM chain "
            "JOIN hop ON hop.report = chain.report AND hop.ord BETWEEN chain.first_hop "
            "AND chain.first_hop + chain.hops - 1 JOIN report ON report.id = chain.report "
            "LEFT JOIN entity ON entity.report = hop.report AND entity.entity = hop.entity "
            "WHERE hop.place > 0 AND hop.naming IN ('named', 'document') "
            "AND (hop.place < coalesce(chain.origin, chain.hops - 1) OR hop.naming = 'document' "
            "OR hop.role = 'outlet') "
            f"AND (coalesce(entity.kind, '') <> '{MentionKind.person.value}' "
            f"OR hop.role = 'outlet') {kept} GROUP BY 1, 2, 3, 4 ORDER BY report.id"
        ),
    ):
        if has_name(row[0]):
            found[bare(row[0])].append(row)
    published = publishers(database)
    rows = []
    for folded, cited in found.items():
        called: Counter[str] = Counter()
        for row in cited:
            called[row[0]] += row[5]
        name = min(called, key=lambda one: (-called[one], one))
        # A name may run over a line ("By-line, Outlet"): its outlet is here where a line is.
        if folded in published or any(bare(line) in published for line in name.splitlines()):
            continue
        first = next(row for row in cited if row[0] == name)
        by = tuple(dict.fromkeys(row[4] for row in cited))[:10]
        in_reports = len({row[3] for row in cited})
        rows.append(
            CitedOriginal(name, Naming(first[1]), Role(first[2]), in_reports, called.total(), by)
        )
    yield from sorted(rows, key=lambda row: (-row.reports, -row.chains, row.name))


def has_name(called: str) -> bool:
    """Whether what a document or body is called names it: a proper name, or an address.

    "the Halden Press interview" does, "The statement" does not. Scripts without capitals name
    whatever they say, as nothing shows otherwise.
    """
    if _ADDRESS.search(called):
        return True
    return any(
        word[0].isalpha() and not word[0].islower() and word.casefold() not in _NAMES_NOTHING
        for word in _WORD.findall(called)
    )


def bare(name: str) -> str:
    """A name as it is compared, without its article: "The Merrin Courier" is "merrin courier"."""
    folded = fold(name)
    return folded.removeprefix("the ") or folded


def publishers(database: Database) -> set[str]:
    """The bare names of everyone whose own reports are here."""
    return {
        bare(str(row[0]))
        for row in database.run(
            "SELECT DISTINCT name.folded FROM report JOIN name ON name.id = report.publisher_name"
        )
    }
