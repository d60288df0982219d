"""Knowledge files: ours is whole, the user's overrides, nonsense is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import WrongUse
from sayso.resolve.who.knowledge import Knowledge, PartyKind
from sayso.resolve.who.knowledge.load import COMPILED, compile_shipped


def _load(tmp_path: Path, text: str, *, shipped: bool = False) -> Knowledge:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return Knowledge.load([path], shipped=shipped)


def test_compiled_is_the_yaml() -> None:
    """The shipped JSON is what the YAML compiles to (else: python -m …knowledge.load)."""
    assert COMPILED.read_text(encoding="utf-8") == compile_shipped()


def test_shipped_names() -> None:
    """Acronyms are found as they stand, names folded, people and capitals by their state."""
    known = Knowledge.load()
    assert known.find("is") is None
    assert known.find("reuters") is not None
    state = known.people("Norwegians")
    assert state is not None
    assert state.country == "NO"
    assert known.metonym("Oslo") is state


def test_user_overrides(tmp_path: Path) -> None:
    """A user's party of the same name replaces ours."""
    text = "parties:\n  - {name: Reuters, kind: ngo, names: [Rooters]}\n"
    known = _load(tmp_path, text, shipped=True)
    party = known.find("Rooters")
    assert party is not None
    assert party.kind is PartyKind.ngo
    assert known.find("Reuters") is party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("parties:\n  - {name: A, kind: ngo}\n", "fewer than two letters"),
        ("parties:\n  - {name: Ash, kind: army}\n", "has the kind"),
        ("parties:\n  - {name: Ash, kind: ngo, colour: red}\n", "that nothing reads"),
        (
            "parties:\n  - {name: Ash, kind: ngo}\n  - {name: Oak, kind: ngo, names: [Ash]}\n",
            "to both",
        ),
        (
            "parties:\n  - {name: Ash, kind: ngo, part_of: Oak}\n"
            "  - {name: Oak, kind: ngo, part_of: Ash}\n",
            "a circle",
        ),
        ("parties: [", "not valid YAML"),
        ("trees: []\n", "section 'trees'"),
        ("- just\n- a list\n", "no sections"),
        ("parties:\n  - {kind: ngo}\n", "without a name"),
        ("ties:\n  - {subject: Ash, tie: hates, object: Oak}\n", "has a tie"),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """Each error names the file and what is wrong with it."""
    with pytest.raises(WrongUse, match=words) as caught:
        _load(tmp_path, text)
    assert "mine.yaml" in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a wrong use, named."""
    with pytest.raises(WrongUse, match=r"gone\.yaml"):
        Knowledge.load([tmp_path / "gone.yaml"], shipped=False)
