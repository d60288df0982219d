"""What the ledger answers with: frozen rows that a list, a table or an export can print as is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Capture, Chain, Claim, Hop, Judgement, Spans
from sayso.vocabulary import JudgementKind, Naming, Role

__all__ = [
    "AnchorStatus",
    "Change",
    "CitedOriginal",
    "ClaimRow",
    "Finding",
    "JudgementRow",
    "LogRow",
    "Put",
    "ReportRow",
    "Seen",
    "SourceRow",
    "TextRow",
    "Tombstone",
    "VerifyResult",
]


class Change(StrEnum):
    """What `put` did."""

    new = "new"
    same = "same"
    """Read again with the same result."""
    changed = "changed"
    removed = "removed"
    """Nothing: a person removed this report, and nobody asked for it back."""


@dataclass(frozen=True, slots=True)
class Put:
    """What `put` did with one report, against its earlier reading."""

    report: str
    change: Change
    gained: int = 0
    """Attributions that were not there before."""
    lost: int = 0
    """Attributions that are gone."""
    claims_gained: int = 0
    claims_lost: int = 0
    unanchored: int = 0
    """Judgements that no longer find what they were about."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list."""

    id: str
    capture: str
    part: str
    given_id: str | None
    publisher: str | None
    byline: str | None
    credit: str | None
    url: str | None
    title: str | None
    published: str | None
    language: str | None
    text_sha256: str
    extractor: str
    reader: str
    unread: str
    """Why nothing was read; "" where it was."""
    source: str
    """The path or address that it came from."""
    first_read: str
    last_read: str
    superseded_by: str | None
    """The report made of the file's newer bytes."""
    sentences: int
    attributions: int
    claims: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """What is needed to read a report's text anew, without the text."""

    report: str
    capture: Capture
    source: str
    chars: int
    reader: str
    """Version of the reader that last read it."""


@dataclass(frozen=True, slots=True, eq=False)
class ClaimRow:
    """One claim with everything that a line in a list shows."""

    claim: Claim
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    words: str
    """The exact words of the claim's passage."""
    chain: Chain | None
    heading: bool
    """Whether it stands in a headline or heading."""
    source: Spans
    cue: Spans
    content: Spans
    insertions: Spans
    """Spans of its attribution, empty in the publisher's own voice."""
    judgements: tuple[JudgementKind, ...] = ()
    """What people said of it, withdrawn decisions left out, in their order."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def speaker(self) -> Hop | None:
        """Whose words they are: the chain's last hop."""
        return self.chain.hops[-1] if self.chain and self.chain.hops else None

    @property
    def origin(self) -> Hop | None:
        """The hop in which separateness is counted, None where the text does not give it."""
        chain = self.chain
        if chain is None or chain.origin is None or not 0 <= chain.origin < len(chain.hops):
            return None
        return chain.hops[chain.origin]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One speaker, over all reports. `key` of anyone unnamed is opaque (see `identity`)."""

    key: str
    name: str
    """The name most often used; a description for someone unnamed."""
    names: tuple[str, ...]
    naming: tuple[Naming, ...]
    roles: tuple[Role, ...]
    reports: int
    attributions: int
    """How often they speak, the publisher's own voice left out."""
    claims: int
    through: tuple[tuple[str, int], ...]
    """Who stands before them in the chains, most often first, with the number of chains."""
    is_publisher: bool
    """Whether the ledger has reports of their own."""


@dataclass(frozen=True, slots=True)
class CitedOriginal:
    """An outlet or document that reports in the ledger cite and the ledger does not hold."""

    name: str
    naming: Naming
    role: Role
    reports: int
    chains: int
    cited_by: tuple[str, ...]
    """Publishers (or report ids) that cite it, at most ten."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was last read whole."""

    path: str
    capture: str
    size: int
    mtime_ns: int
    at: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a removed report."""

    report: str
    capture: str
    text_sha256: str
    digest: str
    bytes_erased: bool
    """False where another report still uses the same capture."""
    because: str
    author: str
    removed: str


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the handling log. `hash` covers the row and `previous`."""

    seq: int
    at: str
    action: str
    subject: str
    source: str
    tool: str
    sha256: str | None
    detail: str
    previous: str
    hash: str


class AnchorStatus(StrEnum):
    """Whether a judgement still finds what it was about."""

    anchored = "anchored"
    unanchored = "unanchored"
    removed = "removed"
    """Its report was removed; the words that it quoted are gone."""
    free = "free"
    """It never had a place in a report (a withdrawal, an entity of no report)."""


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement and where it stands now."""

    judgement: Judgement
    status: AnchorStatus
    report: str | None
    target: str | None
    """The id that it applies to now; another than `judgement.target` after a re-reading."""
    withdrawn_by: str | None
    """Id of the judgement that withdrew it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing, and what to do about it."""

    kind: str
    """vault, text, reading, log, database, orphan"""
    subject: str
    problem: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What `verify` found."""

    findings: tuple[Finding, ...]
    """What is wrong. Empty: everything is as it was written."""
    notes: tuple[Finding, ...]
    """Harmless: copies left by a run that was stopped, files of nobody."""
    head: str
    """The hash of the log's last row. Print it, keep it elsewhere, compare it later."""
    log_rows: int
    reports: int
    captures: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings
