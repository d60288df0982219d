"""Everything that can go wrong, as one tree.

SaysoError
├── SkipReport             this file or report is left out, the run goes on
│   ├── UnreadableFile     vanished, no permission, not a regular file
│   ├── UnknownFormat      no reader for what the bytes are
│   ├── DamagedFile        the format is known, the bytes are broken
│   ├── EncryptedFile      a password would be needed
│   ├── NoText             nothing to read in it (empty, or images only)
│   ├── TooLarge           over a bound of Settings.limits; it says which
│   └── InternalFault      a fault in Sayso or in a library below it; `-v` shows the traceback
├── StopRun                nothing more can be done; what is stored stays whole
│   ├── LedgerMissing      there is no ledger at that path
│   ├── LedgerUnreadable   not a ledger, or damaged
│   ├── LedgerTooNew       written by a newer Sayso
│   ├── LedgerReadOnly     may not be written
│   ├── LedgerBusy         another process writes and did not finish in time
│   ├── DiskFull           no room left
│   └── WeightsDamaged     the model's file is missing or its checksum differs
└── WrongUse               an id, an option or a value that makes no sense
    └── NotFound           no such report, claim, entity …

A message says what was found, what was expected and what to try. It is written where it is raised.
"""

from __future__ import annotations

__all__ = [
    "DamagedFile",
    "DiskFull",
    "EncryptedFile",
    "InternalFault",
    "LedgerBusy",
    "LedgerMissing",
    "LedgerReadOnly",
    "LedgerTooNew",
    "LedgerUnreadable",
    "NoText",
    "NotFound",
    "SaysoError",
    "SkipReport",
    "StopRun",
    "TooLarge",
    "UnknownFormat",
    "UnreadableFile",
    "WeightsDamaged",
    "WrongUse",
]


class SaysoError(Exception):
    """The root: catch it to catch everything that Sayso raises on purpose."""


class SkipReport(SaysoError):
    """One file or report cannot be used. Carries what a person needs to mend it.

    `path` and `part` name it (`part` is the record inside a container, "" for the file itself),
    `problem` says what was found, `advice` what to try.
    """

    def __init__(self, problem: str, *, advice: str, path: str = "", part: str = "") -> None:
        super().__init__(problem, advice, path, part)
        self.problem = problem
        self.advice = advice
        self.path = path
        self.part = part

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders here; keyword-only arguments need this to be pickled.
        return (_rebuild, (type(self), self.problem, self.advice, self.path, self.part))

    def __str__(self) -> str:
        where = f"{self.path}!{self.part}" if self.part else self.path
        text = f"{where}: {self.problem}" if where else self.problem
        return f"{text} {self.advice}" if self.advice else text


def _rebuild(kind: type[SkipReport], problem: str, advice: str, path: str, part: str) -> SkipReport:
    return kind(problem, advice=advice, path=path, part=part)


class UnreadableFile(SkipReport):
    """Vanished, no permission, or not a regular file."""


class UnknownFormat(SkipReport):
    """No reader for what the bytes are."""


class DamagedFile(SkipReport):
    """The format is known, the bytes are broken."""


class EncryptedFile(SkipReport):
    """A password would be needed."""


class NoText(SkipReport):
    """Nothing to read in it."""


class TooLarge(SkipReport):
    """Over a bound of `Settings.limits`; the problem says which."""


class InternalFault(SkipReport):
    """A fault in Sayso or in a library below it, kept to the one report that showed it."""


class StopRun(SaysoError):
    """Nothing more can be done now; what is stored stays whole."""


class LedgerMissing(StopRun):
    """There is no ledger at that path."""


class LedgerUnreadable(StopRun):
    """Not a ledger, or damaged."""


class LedgerTooNew(StopRun):
    """Written by a newer Sayso than this one."""


class LedgerReadOnly(StopRun):
    """The ledger or its folder may not be written."""


class LedgerBusy(StopRun):
    """Another process writes and did not finish in time."""


class DiskFull(StopRun):
    """No room left on the disk."""


class WeightsDamaged(StopRun):
    """The model's file is missing, or its checksum is not the one that shipped."""


class WrongUse(SaysoError):
    """An id, an option or a value that makes no sense. The message names it."""


class NotFound(WrongUse):
    """No such report, claim, entity …"""
