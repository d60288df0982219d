"""Sayso: who says so, through whom it reached you, and on what footing.

    import sayso

    parsed = sayso.parse("“They crossed at night,” said Adel Antar, a driver.")
    with sayso.open("my.sayso") as ledger:
        ledger.read(["reports/"])

The nouns are in `sayso.model`, the closed vocabularies in `sayso.vocabulary`, and what can go
wrong in `sayso.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Parsed", "Session", "__version__", "open", "parse"]

if TYPE_CHECKING:
    from sayso.model import Parsed
    from sayso.show.session import Session, parse
    from sayso.show.session import open_session as open


def __getattr__(name: str) -> Any:
    """Load the public names at first use: `import sayso` alone stays quick."""
    if name == "Parsed":
        from sayso.model import Parsed

        return Parsed
    if name in {"Session", "open", "parse"}:
        from sayso.show.session import Session, open_session, parse

        return {"Session": Session, "open": open_session, "parse": parse}[name]
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
