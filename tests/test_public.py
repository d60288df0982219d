"""What the package offers is what it says it offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import sayso
from sayso import errors, vocabulary


def test_every_public_name_is_there() -> None:
    """Each name of __all__ can be had."""
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None


def test_an_unknown_name_is_refused_in_words() -> None:
    """A misspelt name raises AttributeError naming it."""
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        sayso.prase  # noqa: B018


def test_every_error_is_exported_and_drawn() -> None:
    """Each class of the tree stands in __all__ and in the drawing at the top of the file."""
    tree = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.SaysoError)
    }
    assert tree == set(errors.__all__)
    assert all(name in (errors.__doc__ or "") for name in tree)


def test_a_skip_crosses_a_process_border_whole() -> None:
    """SkipReport keeps problem, advice, path and part when it is pickled."""
    import pickle

    sent = errors.TooLarge("it is big.", advice="Split it.", path="a.zip", part="b.txt")
    got = pickle.loads(pickle.dumps(sent))
    assert type(got) is errors.TooLarge
    assert str(got) == str(sent) == "a.zip!b.txt: it is big. Split it."


def test_importing_the_package_is_light() -> None:
    """`import sayso` loads neither the model's runtime nor the command line."""
    heavy = (
        "import sys, sayso; "
        "print([m for m in ('onnxruntime', 'numpy', 'typer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_vocabularies_are_closed_and_unique() -> None:
    """No relation or part of speech stands twice in the tuples that `Tokens` indexes."""
    for words in (vocabulary.PARTS_OF_SPEECH, vocabulary.RELATIONS):
        assert len(words) == len(set(words)) < 256
