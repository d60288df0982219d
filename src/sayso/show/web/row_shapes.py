"""Rows of the ledger as the API gives them (docs/api.md): reports, decisions, failures, sources."""

from __future__ import annotations

import json
from typing import Any

from sayso.ledger.rows import CitedOriginal, JudgementRow, LogRow, ReportRow, SourceRow
from sayso.model import Failure

__all__ = [
    "cited_shape",
    "failure_shape",
    "judgement_shape",
    "log_shape",
    "report_shape",
    "source_shape",
]

Json = dict[str, Any]


def judgement_shape(row: JudgementRow, noun: str) -> Json:
    """One decision of a person, and where it stands now."""
    one = row.judgement
    passage = one.passage
    return {
        "id": one.id,
        "kind": one.kind.value,
        "target": one.target,
        "other": one.other,
        "noun": noun,
        "author": one.author,
        "made": one.made,
        "reason": one.reason,
        "passage": {"start": passage.start, "end": passage.end, "exact": passage.exact}
        if passage
        else None,
        "correction": _loaded(one.correction),
        "status": row.status.value,
        "report": row.report,
        "now": row.target,
        "withdrawn_by": row.withdrawn_by,
    }


def _loaded(correction: str | None) -> Any:
    """A correction as it was given; other programs may have written something else."""
    if correction is None:
        return None
    try:
        return json.loads(correction)
    except ValueError:
        return {"note": correction}


def report_shape(row: ReportRow, *, judged: int) -> Json:
    """One report in a list."""
    return {
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "byline": row.byline,
        "credit": row.credit,
        "url": row.url,
        "published": row.published,
        "language": row.language,
        "source": row.source,
        "part": row.part,
        "unread": row.unread,
        "superseded_by": row.superseded_by,
        "first_read": row.first_read,
        "last_read": row.last_read,
        "sentences": row.sentences,
        "attributions": row.attributions,
        "claims": row.claims,
        "judged": judged,
    }


def failure_shape(failure: Failure) -> Json:
    """A file that could not be used."""
    return {
        "path": failure.path,
        "part": failure.part,
        "error": failure.error,
        "problem": failure.problem,
        "advice": failure.advice,
        "when": failure.when,
    }


def cited_shape(row: CitedOriginal) -> Json:
    """An original that is cited and not here."""
    return {
        "name": row.name,
        "naming": row.naming.value,
        "role": row.role.value,
        "reports": row.reports,
        "chains": row.chains,
        "cited_by": list(row.cited_by),
    }


def source_shape(row: SourceRow) -> Json:
    """One speaker over all reports."""
    return {
        "key": row.key,
        "name": row.name,
        "names": list(row.names),
        "naming": [one.value for one in row.naming],
        "roles": [one.value for one in row.roles],
        "reports": row.reports,
        "attributions": row.attributions,
        "claims": row.claims,
        "through": [{"name": name, "chains": times} for name, times in row.through],
        "is_publisher": row.is_publisher,
    }


def log_shape(row: LogRow) -> Json:
    """One line of the handling log."""
    return {
        "seq": row.seq,
        "at": row.at,
        "action": row.action,
        "subject": row.subject,
        "source": row.source,
        "tool": row.tool,
        "sha256": row.sha256,
        "detail": row.detail,
        "previous": row.previous,
        "hash": row.hash,
    }
