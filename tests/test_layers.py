"""The direction of imports: nouns, then stages that know nothing of each other, then what joins."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "sayso"
NOUNS = {"model", "vocabulary", "errors", "settings", "intervals", "english"}
STAGES = {"ingest", "read", "resolve", "state", "weigh"}
JOINTS = {"pipeline", "crew", "run", "workers"}

ALLOWED = {
    **dict.fromkeys(NOUNS, NOUNS),
    **{stage: NOUNS | {stage} for stage in STAGES},
    "ledger": NOUNS | {"ledger"},
    **{joint: NOUNS | STAGES | JOINTS | {"ledger", ""} for joint in JOINTS},
    "show": NOUNS | STAGES | JOINTS | {"ledger", "show", ""},
    "": {"show", "model", "vocabulary", "errors", "settings", "pipeline"},
    "__main__": {"show"},
}


def imports(path: Path) -> set[str]:
    """Rooms of sayso that a file imports; "" is the package itself."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room that they reach"
            names = [node.module or ""]
        for name in names:
            head, _, rest = name.partition(".")
            if head == "sayso":
                found.add(rest.split(".")[0])
    return found


def room(path: Path) -> str:
    """The first folder or file name below the package; "" for its __init__."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE))
)
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    """A file imports only from the rooms below its own."""
    here = room(path)
    assert here in ALLOWED, f"{here!r} is a room that the layer test does not know"
    assert imports(path) <= ALLOWED[here], f"{path} reaches into {imports(path) - ALLOWED[here]}"
