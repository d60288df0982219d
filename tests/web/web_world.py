"""What the workbench's tests share: where the server stands, and a hostile report."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))

from ledger_world import PRISONER

__all__ = ["BASE", "HOSTILE", "ORIGIN", "PORT", "PRISONER"]

PORT = 8799
BASE = f"http://127.0.0.1:{PORT}"
ORIGIN = {"origin": BASE}

HOSTILE = (
    "<script>alert(1)</script>\n\n" + PRISONER.partition("\n\n")[2] + "\n\n"
    '<svg onload="alert(2)"><a href="javascript:alert(3)">\u202egnp.exe\u2066 \x00 𝔘 </a></svg>'
)
