"""A ledger that somebody works in: the Python face of Sayso, and the code behind every command.

import sayso
with sayso.open("my.sayso") as ledger:
    ledger.read(["reports/"])
    for row in ledger.claims(speaker="Adel Antar", words="bridge"):
        print(row.publisher, row.speaker.name, row.words)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sayso.errors import WrongUse
from sayso.ledger import Classes, Decided, JourneyRow, Ledger, RemarkRow, Who
from sayso.ledger.rows import (
    CitedOriginal,
    ClaimRow,
    JudgementRow,
    LogRow,
    ReportRow,
    SourceRow,
    Tombstone,
    VerifyResult,
)
from sayso.model import Allegation, Failure, Judgement, Parsed
from sayso.settings import Settings
from sayso.vocabulary import JudgementKind

if TYPE_CHECKING:
    from sayso.ledger.allegation_judgements import AllegationJudgements
    from sayso.pipeline import Stages
    from sayso.run import RunSummary, Watcher

__all__ = ["Session", "open_session", "parse"]

SHORTEST = 5
"""Characters of a judgement's id that are enough where no other begins with them."""


class Session:
    """An opened ledger, with everything that a person does in it. A context manager."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._settings = settings

    @classmethod
    def open(cls, settings: Settings, *, write: bool = False, create: bool = False) -> Session:
        """Open `settings.ledger`, to look or to write; `create` makes it where there is none."""
        return cls(Ledger.open(settings.ledger, write=write, create=create), settings)

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger's file."""
        self._ledger.close()

    # --- reading ---------------------------------------------------------------------------

    def read(
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        watcher: Watcher | None = None,
        force: bool = False,
    ) -> RunSummary:
        """Read files and folders into the ledger; what was read before is passed over."""
        from sayso.run import read_paths

        chosen = [Path(path) for path in paths]
        return read_paths(
            self._ledger, chosen, settings=self._settings, watcher=watcher, force=force
        )

    def reread(self, *, watcher: Watcher | None = None) -> RunSummary:
        """Read every stored text anew with this version's reader."""
        from sayso.run import reread

        return reread(self._ledger, settings=self._settings, watcher=watcher)

    def retry_failed(self, *, watcher: Watcher | None = None) -> RunSummary:
        """Read again the files that failed; those that are gone stay failures."""
        from sayso.run import retry_failed

        return retry_failed(self._ledger, settings=self._settings, watcher=watcher)

    def failures(self) -> Iterator[Failure]:
        """Files and reports that could not be used and have not been read since."""
        return self._ledger.failures()

    # --- looking ---------------------------------------------------------------------------

    def reports(self, *, superseded: bool = False) -> Iterator[ReportRow]:
        """The reports, as they were taken in; `superseded` adds those with newer bytes."""
        return self._ledger.reports(superseded=superseded)

    def report(self, report_id: str) -> Parsed:
        """One report whole: text, reading, chains, claims. Raises NotFound."""
        return self._ledger.parsed(report_id)

    def claims(self, **filters: Any) -> Iterator[ClaimRow]:
        """Claims that pass every filter; the filters are `Ledger.claims`'s."""
        return self._ledger.claims(**filters)

    def count_claims(self, **filters: Any) -> int:
        """How many claims pass every filter."""
        return self._ledger.count_claims(**filters)

    def count_undated(self, **filters: Any) -> int:
        """How many claims pass every filter but `since` and `until`, and have no time at all."""
        return self._ledger.count_claims(
            **{**filters, "since": None, "until": None, "undated": True}
        )

    def claim(self, claim_id: str) -> ClaimRow:
        """One claim; the beginning of its id is enough where it is the only one. Or NotFound."""
        return self._ledger.claim(claim_id)

    def sources(self) -> Iterator[SourceRow]:
        """Who speaks, how often, through whom; most often first."""
        return self._ledger.sources()

    def who(self, name: str, *, most: int | None = None) -> Iterator[Who]:
        """Everybody of that name (or key), each apart: what they said, what is said of them."""
        return self._ledger.who(name, most=most)

    def journeys(self, **filters: Any) -> Iterator[JourneyRow]:
        """Claimed movements; the filters are `Ledger.journeys`'s: who, place, status, report."""
        return self._ledger.journeys(**filters)

    def remarks(self, **filters: Any) -> Iterator[RemarkRow]:
        """What was said to be verified or not; the filters are `Ledger.remarks`'s."""
        return self._ledger.remarks(**filters)

    def cited_originals(self) -> Iterator[CitedOriginal]:
        """Outlets and documents that reports cite and this ledger does not hold."""
        return self._ledger.cited_originals()

    # --- weighing --------------------------------------------------------------------------

    def weigh(self) -> None:
        """Take what is new, and what was decided since, into allegations and their counts."""
        from sayso.show.weighing import weigh

        weigh(self._ledger)

    def allegations(self, **filters: Any) -> Iterator[Allegation]:
        """Allegations with their counts; the filters are `WeighedTables.allegations`'s."""
        from sayso.show.weighing import allegations

        self.weigh()
        return allegations(self._ledger.weighed.allegations(**filters))

    # --- deciding --------------------------------------------------------------------------

    def same(self, one: str, other: str, *, because: str) -> Decided:
        """Judge that two are one: names, keys of `sources`, KEY@REPORT. NotFound, WrongUse."""
        return self._ledger.decide(
            JudgementKind.same, one, other, author=self.author(), reason=because
        )

    def different(self, one: str, other: str, *, because: str) -> Decided:
        """Judge that two are not one. Raises NotFound, WrongUse."""
        return self._ledger.decide(
            JudgementKind.different, one, other, author=self.author(), reason=because
        )

    def merge(self, one: str, other: str, *, because: str) -> Judgement:
        """Judge that two allegations say the same. Raises NotFound, WrongUse."""
        return self._deciding().merge(one, other, author=self.author(), reason=because)

    def split(self, allegation: str, claims: Sequence[str], *, because: str) -> Judgement:
        """Judge that some claims of an allegation say something else. NotFound, WrongUse."""
        return self._deciding().split(allegation, claims, author=self.author(), reason=because)

    def pin(self, allegation: str, *, because: str) -> Judgement:
        """Keep the claims of an allegation together, whatever later reports bring."""
        return self._deciding().pin(allegation, author=self.author(), reason=because)

    def overrule(self, one: str, other: str, *, same: bool, because: str) -> Judgement:
        """Judge that the origins of two claims of one allegation are one, or that they are two."""
        return self._deciding().overrule(
            one, other, same=same, author=self.author(), reason=because
        )

    def copy(self, report: str, of: str, *, because: str) -> Judgement:
        """Judge that a report is a copy of another. Raises NotFound, WrongUse."""
        return self._deciding().copy(report, of, author=self.author(), reason=because)

    def _deciding(self) -> AllegationJudgements:
        """Decisions about allegations as they are now: the ledger is weighed first."""
        self.weigh()
        return self._ledger.allegation_judgements

    def undo(self, judgement_id: str, *, because: str = "") -> Judgement:
        """Withdraw a judgement; it stays in the list. Raises NotFound, WrongUse."""
        found = [
            row.judgement.id
            for row in self._ledger.judgements()
            if row.judgement.id.startswith(judgement_id) and len(judgement_id) >= SHORTEST
        ]
        if len(found) > 1 and judgement_id not in found:
            raise WrongUse(f"{judgement_id} may be any of: {', '.join(found[:5])}. Give more.")
        one = found[0] if len(found) == 1 else judgement_id
        return self._ledger.withdraw(one, author=self.author(), reason=because)

    def judgements(self) -> Iterator[JudgementRow]:
        """What people decided, in the order in which they did, withdrawn or not."""
        return self._ledger.judgements()

    def identities(self) -> Classes:
        """Who is one because a person decided so, and which decisions do not hold."""
        return self._ledger.identities()

    # --- keeping ---------------------------------------------------------------------------

    def export(self, to: Path, *, each: Callable[[], None] = lambda: None) -> dict[str, int]:
        """Write JSON lines and CSV, one file a noun; returns the rows of each."""
        from sayso.show.export import export

        return export(self._ledger, to, each=each)

    def verify(self, *, head: str | None = None) -> VerifyResult:
        """Prove vault, texts and handling log against their hashes; `head` must be in the log."""
        return self._ledger.verify(head=head)

    def log(self) -> Iterator[LogRow]:
        """The handling log, oldest first."""
        return self._ledger.log()

    def remove(self, report_id: str, *, because: str) -> Tombstone:
        """Erase a report; a tombstone with its hashes, the reason and the author stays."""
        return self._ledger.remove(report_id, because=because, author=self.author())

    def author(self) -> str:
        """Who decides: SAYSO_AUTHOR, or the name this ledger was told. Raises WrongUse."""
        author = self._settings.author or self._ledger.author
        if not author:
            raise WrongUse("who decides this? Give your name with SAYSO_AUTHOR.")
        return author

    def set_author(self, name: str) -> None:
        """Remember who decides, for this ledger."""
        self._ledger.author = name


def open_session(
    path: str | os.PathLike[str], *, write: bool = True, create: bool = True
) -> Session:
    """Open a ledger file (`sayso.open`), made where there is none.

    With `write=False` the file is only looked at. Raises StopRun: LedgerTooNew, LedgerReadOnly,
    LedgerUnreadable, LedgerMissing.
    """
    settings = Settings.from_environment(Path(path))
    return Session.open(settings, write=write, create=create and write)


def parse(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    report_id: str | None = None,
) -> Parsed:
    """Read one report's text without a ledger (`sayso.parse`).

    Offsets in the result are code points into `text` as it was given. `published` is EDTF or a
    plain date. Raises WeightsDamaged where the model's file is not the one that shipped.
    """
    from sayso.pipeline import given_text

    given = {
        "id": report_id,
        "title": title,
        "publisher": publisher,
        "published": published,
        "url": url,
    }
    fields = {name: value for name, value in given.items() if value}
    return _stages()(*given_text(text, fields=fields))


_loaded: list[Stages] = []


def _stages() -> Stages:
    """The stages, loaded at the first `parse` and kept: loading takes about half a second."""
    from sayso.pipeline import Stages

    if not _loaded:
        _loaded.append(Stages(Settings.from_environment()))
    return _loaded[0]
