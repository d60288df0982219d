"""The command line: what goes where, and which exit status."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from cli_world import STORY, Run, program, rows


def test_reading_says_what_it_did(run: Run, folder: Path) -> None:
    """`read` ends with a summary and status 0; failures are listed with status 1."""
    done = run("read", folder)
    assert done.exit_code == 0
    assert "1 report read" in done.stdout
    (folder / "empty.txt").write_bytes(b"")
    failed = run("read", folder)
    assert failed.exit_code == 1
    assert "empty.txt" in failed.stdout
    assert "1 file read before, passed over" in failed.stdout
    listed = run("failures", "--json")
    assert [Path(str(row["path"])).name for row in rows(listed)] == ["empty.txt"]


def test_retrying_reads_only_what_failed(run: Run, folder: Path) -> None:
    """After the file is mended, --retry-failed reads it and the list is empty."""
    bad = folder / "bad.txt"
    bad.write_bytes(b"")
    run("read", folder)
    bad.write_text(STORY.replace("nine", "ten"), encoding="utf-8")
    again = run("read", "--retry-failed")
    assert again.exit_code == 0
    assert "1 report read" in again.stdout
    assert "Nothing failed" in run("failures").stderr


def test_claims_are_printed_verbatim_with_their_chain(run: Run, folder: Path) -> None:
    """The words stand in quotation marks, the speaker below."""
    run("read", folder)
    shown = run("claims").stdout
    assert "We counted nine trucks" in shown
    assert "← Adel Antar" in shown
    [row] = rows(run("claims", "--speaker", "antar", "--json"))
    assert row["speaker"] == "Adel Antar"
    assert row["words"] == "We counted nine trucks,"


def test_filters_find_folded_names_and_words(run: Run, folder: Path) -> None:
    """Case and diacritics do not matter; what fits nothing says so on standard error."""
    run("read", folder)
    assert len(rows(run("claims", "--speaker", "ADEL ANTÂR", "--json"))) == 1
    assert len(rows(run("claims", "--words", "TRUCKS", "--json"))) == 1
    nothing = run("claims", "--words", "helicopter")
    assert (nothing.stdout, nothing.exit_code) == ("", 0)
    assert "No claim fits" in nothing.stderr


def test_a_report_shows_its_whole_text(run: Run, folder: Path) -> None:
    """Every word of the report is there, with numbers and chains beside."""
    run("read", folder)
    [report] = rows(run("reports", "--json"))
    shown = " ".join(run("report", str(report["id"])[:8]).stdout.split())
    assert "Some more words that nobody said." in shown
    assert "[1]" in shown


def test_a_claim_shows_every_hop_and_its_passage(run: Run, folder: Path) -> None:
    """The claim's page has chain, passage positions and what is said about checking."""
    run("read", folder)
    claim = str(rows(run("claims", "--json"))[0]["id"])
    shown = run("claim", claim[:9]).stdout
    assert "How it reached you" in shown
    assert "publisher not known" in shown
    assert "Nothing is said about verification." in shown


def test_sources_lists_who_speaks(run: Run, folder: Path) -> None:
    """Each speaker once, with counts."""
    run("read", folder)
    shown = run("sources").stdout
    assert "Adel Antar" in shown
    assert "Jale Borik" in shown


def test_export_defuses_formulas(run: Run, folder: Path, tmp_path: Path) -> None:
    """A cell that a spreadsheet would run is defused in CSV and untouched in JSON lines."""
    run("read", folder)
    out = tmp_path / "out"
    assert run("export", "--to", out).exit_code == 0
    with (out / "claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        words = [row["words"] for row in csv.DictReader(stream)]
    assert "'=HYPERLINK is what they wrote," in words
    lines = (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert "=HYPERLINK is what they wrote," in [json.loads(line)["words"] for line in lines]


def test_export_keeps_off_other_files(run: Run, folder: Path, tmp_path: Path) -> None:
    """A folder with something else in it is refused, and stays as it was."""
    run("read", folder)
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.doc").write_text("mine")
    refused = run("export", "--to", out)
    assert "holds other files" in str(refused.exception)
    assert [path.name for path in out.iterdir()] == ["thesis.doc"]


def test_verify_says_what_is_wrong(run: Run, folder: Path, tmp_path: Path) -> None:
    """Status 0 and the log's head while all is whole; 1 and the file when a byte differs."""
    run("read", folder)
    whole = run("verify")
    assert whole.exit_code == 0
    assert "Everything is as it was written." in whole.stdout
    [kept] = [path for path in (tmp_path / "l.sayso.vault").rglob("*") if path.is_file()]
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes().replace(b"nine", b"four"))
    broken = run("verify")
    assert broken.exit_code == 1
    assert "WRONG" in broken.stdout


def test_removing_leaves_a_tombstone(run: Run, folder: Path) -> None:
    """The report is gone from the lists, its reason stands in the log, the ledger verifies."""
    run("read", folder)
    [report] = rows(run("reports", "--json"))
    assert run("remove", report["id"], "--because", "the witness asked").exit_code == 0
    assert rows(run("reports", "--json")) == []
    assert "removed" in run("log").stdout
    assert run("verify").exit_code == 0


def test_pack_and_unpack_bring_the_same_ledger(run: Run, folder: Path, tmp_path: Path) -> None:
    """What is unpacked verifies and holds the same claims."""
    run("read", folder)
    packed, other = tmp_path / "all.saysopack", tmp_path / "other.sayso"
    assert run("pack", "--to", packed).exit_code == 0
    assert run("unpack", packed, "--to", other).exit_code == 0
    assert rows(run("claims", "--json", "--ledger", other)) == rows(run("claims", "--json"))
    assert run("verify", other).exit_code == 0


def test_parse_prints_one_object_a_report(run: Run, folder: Path, tmp_path: Path) -> None:
    """Files and JSON lines alike; a broken line is named, the rest goes on, status 1."""
    [one] = rows(run("parse", folder / "story.txt"))
    assert len(one["attributions"]) == 2  # type: ignore[arg-type]
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"id": "x", "text": STORY}) + "\n{oops\n", encoding="utf-8")
    both = run("parse", "--jsonl", lines)
    assert [row["id"] for row in rows(both)] == ["x"]
    assert both.exit_code == 1
    assert "line 2" in both.stderr


def test_parse_text_prints_what_offsets_count_in(run: Run, folder: Path) -> None:
    """`--text` prints the extracted text and nothing else."""
    assert run("parse", folder / "story.txt", "--text").stdout == STORY


def test_wrong_use_is_status_2(tmp_path: Path) -> None:
    """An unknown option, value or path ends with 2 and a message on standard error only."""
    for arguments in (
        ("claims", "--basis", "guess", "--ledger", str(tmp_path / "l.sayso")),
        ("claims", "--colour", "red"),
        ("read", str(tmp_path / "nowhere"), "--ledger", str(tmp_path / "l.sayso")),
        ("read",),
        ("parse",),
    ):
        done = program(*arguments)
        assert done.returncode == 2, arguments
        assert done.stdout == ""
        assert done.stderr


def test_a_missing_ledger_is_said_in_words(tmp_path: Path) -> None:
    """Status 1, and the message says how to make one."""
    done = program("claims", "--ledger", str(tmp_path / "none.sayso"))
    assert done.returncode == 1
    assert "sayso read" in done.stderr


def test_help_loads_nothing_heavy() -> None:
    """`sayso --help` answers at once because what commands need is not loaded for it."""
    heavy = ("numpy", "onnxruntime", "apsw", "trafilatura", "yaml")
    code = (
        "import sys\n"
        "from sayso.show.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "Usage" in done.stdout
