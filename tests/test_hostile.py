"""Hostile input through the command line: each with its message, the rest read, nothing lost.

What one format does with bad bytes is tested beside it (tests/ingest); here a folder of all of it
goes through the program as a stranger would start it, without a model.
"""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_driver import TroubledStages

from sayso.errors import DiskFull, UnreadableFile
from sayso.ingest import Vault, path_of, source_name
from sayso.ledger import Ledger
from sayso.run import RunSummary, read_paths
from sayso.settings import Settings

DRIVER = Path(__file__).with_name("hostile_driver.py")
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Sayso = Callable[..., subprocess.CompletedProcess[bytes]]


def story(number: int | str = 0, more: str = "") -> str:
    """A short report, another for each number."""
    return (
        f"Trucks at Dervane {number}\n\n“We counted {number} trucks,” said Adel Antar on Monday."
        f"\n\nThe council said nothing more about it. {more}\n"
    )


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """The program, in a process group of its own, as a terminal starts it."""
    return subprocess.Popen(
        [sys.executable, str(DRIVER), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Where these tests run in the background, Ctrl-C would be ignored from the start.
        preexec_fn=_interruptible if os.name != "nt" else None,
    )


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def sayso(tmp_path: Path) -> Sayso:
    """Runs the program on this test's ledger, to its end."""

    def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, str(DRIVER), *map(str, arguments)],
            capture_output=True,
            timeout=240,
            check=False,
            env={**os.environ, "SAYSO_LEDGER": str(tmp_path / "l.sayso")},
        )

    return run


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(tmp_path / "l.sayso", write=True, create=True) as opened:
        yield opened


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model in this process."""
    monkeypatch.setattr("sayso.run.Stages", TroubledStages)


def read(ledger: Ledger, *paths: Path) -> RunSummary:
    """Read in this process."""
    return read_paths(ledger, paths, settings=Settings(ledger=ledger.path))


def lines(output: bytes) -> list[dict[str, object]]:
    """JSON lines; fails where they are no UTF-8 or anything else stands among them."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def stories(folder: Path, count: int, *, first: int = 0, more: str = "") -> Path:
    """A folder of so many stories."""
    folder.mkdir()
    for number in range(first, first + count):
        (folder / f"{number:04}.txt").write_text(story(number, more), encoding="utf-8")
    return folder


def hostile_folder(folder: Path) -> Path:
    """Good reports among everything that a stranger may put beside them."""
    folder.mkdir()
    put: Callable[[str, bytes | str], object] = lambda name, data: (folder / name).write_bytes(  # noqa: E731
        data if isinstance(data, bytes) else data.encode()
    )
    put("good.txt", story("good"))
    put("empty.txt", b"")
    put("junk.txt", bytes(range(256)) * 40)
    put("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 500)
    put("text.pdf", story("text.pdf"))
    put("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    put("cut.docx", b"PK\x03\x04" + b"\0" * 60)
    put("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    put("nested.html", "<div>" * 100_000 + f"<p>{story('nested')}</p>")
    put("attributes.html", f"<p {' '.join(f'a{n}=x' for n in range(20_000))}>{story('many')}</p>")
    put("control.txt", story("\x1b[31m\u202e\x00\x07", "\x1b]0;owned\x07"))
    put(
        "mixed.txt",
        story("mixed").encode() + "L\xe0-bas, \xe7a a \xe9t\xe9 dit.\n".encode("cp1252"),
    )
    surrogate = {"id": "3", "title": "\ud800\u202e\x1b[31m", "text": story("\udfff")}
    rows = [json.dumps({"id": "1", "text": story("row")}), "{broken", "[1]", json.dumps(surrogate)]
    put("rows.jsonl", "\n".join(rows))
    put("wrong.csv", "a,b\n1,2\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 30_000_000)
        archive.writestr("../up.txt", story("up"))
        archive.writestr("/root.txt", story("root"))
        archive.writestr("inside.txt", story("inside"))
    put("packed.zip", packed.getvalue())
    put("reports.csv", "file,publisher,colour\ngood.txt,KTA,red\nnowhere.txt,X,\n../out.txt,X,\n")
    put("sayso.yaml", "a: &a [x, x]\nb: &b [*a, *a]\npublisher: *b\n")
    put("good.txt.yaml", "declare: !!python/object/apply:os.system ['touch owned']\n")
    if sys.platform == "linux":
        put("a\nb\x1b[31m.txt", b"")
        put("x" * 250 + ".txt", story("long name"))
        for name in (b"\xff1.txt", b"\xfe1.txt"):
            with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123
                file.write(story(repr(name)).encode())
        os.mkfifo(folder / "pipe.txt")
        (folder / "loop").symlink_to(".")
        (folder / "self.txt").symlink_to("self.txt")
    return folder


GOOD = 12 if sys.platform == "linux" else 9
"""Reports in `hostile_folder` that can be read."""


@pytest.mark.timeout(300)
def test_a_hostile_folder_from_end_to_end(tmp_path: Path, sayso: Sayso) -> None:
    """Every bad thing is listed, every good one read, all output is safe, the ledger verifies."""
    folder = hostile_folder(tmp_path / "reports")
    done = sayso("read", folder)
    assert done.returncode == 1, done.stderr.decode()
    shown = done.stdout.decode("utf-8")
    assert f"{GOOD} reports read" in shown
    assert not UNSAFE.search(shown)
    assert done.stderr == b""
    failed = lines(sayso("failures", "--json").stdout)
    assert all(row["problem"] and row["advice"] for row in failed)
    names = {Path(str(row["path"])).name for row in failed}
    assert names >= {
        "empty.txt", "junk.txt", "picture.html", "cut.pdf", "cut.docx", "locked.docx", "rows.jsonl",
        "wrong.csv", "packed.zip", "reports.csv", "sayso.yaml",
    }  # fmt: skip
    assert not names & {"good.txt", "text.pdf", "nested.html", "pipe.txt", "control.txt"}
    assert not (Path.cwd() / "owned").exists()
    reports = lines(sayso("reports", "--json").stdout)
    assert len(reports) == GOOD
    assert "\ud800\u202e\x1b[31m" in {row["title"] for row in reports}
    for command in ("reports", "claims", "sources", "failures", "overview"):
        listed = sayso(command)
        assert listed.returncode == 0, listed.stderr.decode()
        assert not UNSAFE.search(listed.stdout.decode("utf-8")), command
    for row in reports:
        one = sayso("report", row["id"]) if "control" in str(row["source"]) else None
        assert one is None or not UNSAFE.search(one.stdout.decode("utf-8"))
    assert sayso("verify").returncode == 0
    [again] = lines(sayso("read", folder, "--json").stdout)
    assert (again["reports"], again["changed"]) == (0, 0)


@pytest.mark.timeout(300)
def test_retrying_reads_the_failed_files_as_they_were_read(tmp_path: Path, sayso: Sayso) -> None:
    """From the same folder with its manifest; a manifest that failed is never read as a report."""
    folder = stories(tmp_path / "reports", 1)
    (folder / "sayso.yaml").write_text("publisher: KTA\ncolour: red\n")
    (folder / "sub").mkdir()
    bad = folder / "sub" / "bad.txt"
    bad.write_bytes(b"")
    assert sayso("read", folder).returncode == 1
    bad.write_text(story("mended"), encoding="utf-8")
    (folder / "sayso.yaml").write_text("publisher: KTA\n")
    [again] = lines(sayso("read", "--retry-failed", "--json").stdout)
    assert (again["new"], again["failures"]) == (1, [])
    assert [row["publisher"] for row in lines(sayso("reports", "--json").stdout)] == ["KTA", "KTA"]
    assert lines(sayso("failures", "--json").stdout) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such file names")
def test_names_that_are_no_utf8_stay_apart(tmp_path: Path, plain: None, ledger: Ledger) -> None:
    """Two names of different bytes are two files, written down so that they are found again."""
    paths = [
        Path(os.fsdecode(os.fsencode(tmp_path) + name)) for name in (b"/\xff.txt", b"/\xfe.txt")
    ]
    for number, path in enumerate(paths):
        path.write_text(story(number))
    assert read(ledger, *paths).new == 2
    assert read(ledger, *paths).unchanged == 2
    assert [path_of(source_name(path)) for path in paths] == paths


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
@pytest.mark.timeout(60)
def test_a_pipe_and_a_device_are_refused_at_once(
    tmp_path: Path, plain: None, ledger: Ledger
) -> None:
    """Given by name, they are failures; nothing waits for a writer."""
    os.mkfifo(tmp_path / "pipe")
    summary = read(ledger, tmp_path / "pipe", Path("/dev/zero"))
    assert [failure.error for failure in summary.failures] == ["UnreadableFile"] * 2


def test_a_file_that_vanishes_or_is_forbidden(
    tmp_path: Path, plain: None, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gone between listing and reading, or not to be opened: a failure each; the rest is read."""
    folder = stories(tmp_path / "reports", 3)
    keep = Vault.keep

    def vanishing(self: Vault, path: Path, *, limit: int | None = None) -> tuple[str, int]:
        if path.name == "0000.txt":
            path.unlink()
        if path.name == "0001.txt":
            raise UnreadableFile("it may not be read.", advice="Check it.", path=str(path))
        kept = keep(self, path, limit=limit)
        path.unlink()  # whatever comes later is done with the copy
        return kept

    monkeypatch.setattr(Vault, "keep", vanishing)
    summary = read(ledger, folder)
    assert summary.new == 1
    assert [Path(f.path).name for f in summary.failures] == ["0000.txt", "0001.txt"]


def test_a_full_disk_stops_the_run_and_keeps_the_rest(
    tmp_path: Path, plain: None, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vault is full: DiskFull, what was stored is whole, and with room the run ends well."""
    folder = stories(tmp_path / "reports", 4)
    keep = Vault.keep

    def full(self: Vault, path: Path, *, limit: int | None = None) -> tuple[str, int]:
        if path.name == "0002.txt":
            raise DiskFull("no room left for the vault.")
        return keep(self, path, limit=limit)

    with monkeypatch.context() as patched:
        patched.setattr(Vault, "keep", full)
        with pytest.raises(DiskFull):
            read(ledger, folder)
    assert ledger.verify().ok
    assert len(list(ledger.reports())) == 2
    assert read(ledger, folder).new == 2


def test_five_thousand_tiny_files(tmp_path: Path, plain: None, ledger: Ledger) -> None:
    """All are read, and a second run passes over all of them."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(5000):
        (folder / f"{number}.txt").write_text(f"Truck {number}.")
    assert read(ledger, folder).new == 5000
    assert read(ledger, folder).unchanged == 5000


@pytest.mark.timeout(300)
def test_a_reader_that_dies_costs_one_report(tmp_path: Path, sayso: Sayso) -> None:
    """The report that killed its process is a failure; those under way beside it are read."""
    folder = stories(tmp_path / "reports", 20, more="More of it. " * 900)
    (folder / "0007.txt").write_text("Kill the reader", encoding="utf-8")
    done = sayso("read", folder, "--processes", 2, "--json")
    assert done.returncode == 1
    [summary] = lines(done.stdout)
    assert summary["new"] == 19
    [failure] = lines(sayso("failures", "--json").stdout)
    assert Path(str(failure["path"])).name == "0007.txt"
    assert "died" in str(failure["problem"])


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c(tmp_path: Path, sayso: Sayso, processes: int) -> None:
    """A clear message, status 1, no process left; running it again finishes."""
    folder = stories(tmp_path / "reports", 40, more="Take your time. " + "More of it. " * 400)
    path = tmp_path / "l.sayso"
    process = start("read", folder, "--ledger", path, "--processes", processes)
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        time.sleep(0.1)
        if path.exists() and path.stat().st_size and _reports(path) >= 2:
            break
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err.decode()
    assert b"Stopped before the end" in out
    assert b"Traceback" not in err
    assert not _alive(process.pid)
    assert 2 <= _reports(path) < 40
    assert sayso("read", folder, "--processes", processes).returncode == 0
    assert _reports(path) == 40
    assert sayso("verify").returncode == 0


def _reports(path: Path) -> int:
    import apsw

    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        return int(connection.execute("SELECT count(*) FROM report").fetchall()[0][0])
    except apsw.Error:  # not made yet
        return 0


def _alive(group: int) -> bool:
    """Whether a process of the group still runs after five seconds (zombies do not count)."""
    until = time.monotonic() + 5
    while _running(group) and time.monotonic() < until:
        time.sleep(0.05)
    return _running(group)


def _running(group: int) -> bool:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] not in "ZX":
            return True
    return False


@pytest.mark.timeout(300)
def test_two_commands_at_one_ledger(tmp_path: Path, sayso: Sayso) -> None:
    """The same folder and another one at once: all finish, nothing is there twice."""
    one = stories(tmp_path / "one", 30, more="Take your time.")
    two = stories(tmp_path / "two", 30, first=30, more="Take your time.")
    path = tmp_path / "l.sayso"
    running = [start("read", folder, "--ledger", path) for folder in (one, one, two)]
    for process in running:
        _, err = process.communicate(timeout=240)
        assert process.returncode == 0, err.decode()
    sources = [row["source"] for row in lines(sayso("reports", "--json").stdout)]
    assert len(sources) == len(set(sources)) == 60
    assert sayso("verify").returncode == 0


def test_wrong_use_is_status_two_and_says_nothing_on_standard_output(sayso: Sayso) -> None:
    """A missing path, no path, an unknown command."""
    for arguments in (["read", "nowhere"], ["read"], ["fly"]):
        done = sayso(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr
