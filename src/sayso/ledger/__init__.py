"""The stage ledger: one file that holds everything read, and answers questions about it."""

from sayso.ledger.appearances import Appearance
from sayso.ledger.bundle import pack, unpack
from sayso.ledger.filters import ClaimFilter, Near
from sayso.ledger.journeys import JourneyRow, StopRow
from sayso.ledger.ledger import Ledger
from sayso.ledger.remarks import Concerned, RemarkRow
from sayso.ledger.rows import (
    AnchorStatus,
    Change,
    CitedOriginal,
    ClaimRow,
    Finding,
    JudgementRow,
    LogRow,
    Put,
    ReportRow,
    Seen,
    SourceRow,
    TextRow,
    Tombstone,
    VerifyResult,
)
from sayso.ledger.sameness import Classes, Decided
from sayso.ledger.who import Who

__all__ = [
    "AnchorStatus",
    "Appearance",
    "Change",
    "CitedOriginal",
    "ClaimFilter",
    "ClaimRow",
    "Classes",
    "Concerned",
    "Decided",
    "Finding",
    "JourneyRow",
    "JudgementRow",
    "Ledger",
    "LogRow",
    "Near",
    "Put",
    "RemarkRow",
    "ReportRow",
    "Seen",
    "SourceRow",
    "StopRow",
    "TextRow",
    "Tombstone",
    "VerifyResult",
    "Who",
    "pack",
    "unpack",
]
