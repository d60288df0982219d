"""The docs are tested: every command, option and example in them runs."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from sayso.show.cli import app
from sayso.show.commands.sections import SECTIONS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
COMMANDS = typer.main.get_command(app)
CODE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """Every code block of a language, with its page."""
    for page in PAGES:
        if page.exists():
            for kind, body in CODE.findall(page.read_text(encoding="utf-8")):
                if kind == language:
                    yield page.name, body


def command_lines() -> list[tuple[str, str]]:
    """Every `$ sayso …` line of a console block."""
    return [
        (page, line.removeprefix("$ "))
        for page, body in blocks("console")
        for line in body.splitlines()
        if line.startswith("$ sayso ")
    ]


def test_there_are_examples_to_test() -> None:
    """An empty list would make the tests below pass for nothing."""
    assert len(command_lines()) >= 8
    assert len(list(blocks("python"))) >= 2


def test_every_command_is_in_the_docs_and_no_other() -> None:
    """docs/commands.md has a section for each command, and none that is not there."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^## sayso (\w+)", page, re.MULTILINE))
    assert described == set(COMMANDS.commands)  # type: ignore[attr-defined]


def test_every_option_in_the_docs_exists() -> None:
    """A `--word` beside a command is an option of that command."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, section in re.findall(r"^## sayso (\w+)(.*?)(?=^## |\Z)", page, re.M | re.S):
        command = COMMANDS.commands[name]  # type: ignore[attr-defined]
        known = {
            option
            for parameter in command.params
            for option in (*parameter.opts, *parameter.secondary_opts)
        } | {"--help"}
        asked = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section))
        assert asked <= known, f"{name}: {asked - known}"


def test_every_option_is_in_the_docs() -> None:
    """What a command can do stands in its section, or at the top of the page for all of them."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    top, *_ = page.partition("## sayso")
    for name, section in re.findall(r"^## sayso (\w+)(.*?)(?=^## |\Z)", page, re.M | re.S):
        described = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", top + section))
        for parameter in COMMANDS.commands[name].params:  # type: ignore[attr-defined]
            options = {one for one in parameter.opts if one.startswith("--")}
            assert not options or options & described, f"{name}: {options}"


def test_every_command_stands_once_in_the_help() -> None:
    """In one of the sections, in a line that is not cut off."""
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(COMMANDS.commands)  # type: ignore[attr-defined]
    shown = CliRunner().invoke(app, ["--help"]).stdout
    assert "..." not in shown.partition("Begin:")[2]


@pytest.mark.model
@pytest.mark.timeout(600)
def test_every_command_line_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The console lines of all pages run one after the other, in a copy of the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_AUTHOR", "T. Ester")
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    ids: dict[str, str] = {}
    runner = CliRunner()
    for page, line in command_lines():
        words = shlex.split(line.split(" | ")[0], comments=True)[1:]
        words = [ids.get(word, word) for word in words]
        done = runner.invoke(app, words)
        assert done.exit_code == 0, f"{page}: {line}\n{done.output}\n{done.exception}"
        if words[0] == "read":
            ids.update(_ids(runner))


def _ids(runner: CliRunner) -> dict[str, str]:
    """What REPORT and CLAIM stand for in the docs: the first of the ledger."""
    import json

    first = {}
    for noun in ("reports", "claims"):
        listed = runner.invoke(app, [noun, "--json"]).stdout.splitlines()
        first[noun] = [json.loads(row)["id"] for row in listed]
    listed = runner.invoke(app, ["allegations", "--json"]).stdout.splitlines()
    return {
        "ALLEGATION": json.loads(listed[0])["id"],
        "REPORT": first["reports"][0],
        "OTHER": first["reports"][-1],
        "CLAIM": first["claims"][0],
    }


@pytest.mark.model
@pytest.mark.parametrize(("page", "code"), list(blocks("python")))
def test_every_python_example_runs(
    page: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each block runs by itself beside the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, page, "exec"), {})
