"""Walking folders, hashing, files that cannot be read, and any bytes under any name."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import SkipReport, TooLarge, UnreadableFile
from sayso.ingest import HINTS, Item, extract, hash_file, split, walk
from sayso.settings import Limits


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def names(root: Path, *paths: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in walk(paths or (root,))]


def test_walk_is_sorted_and_leaves_out_what_is_no_report(tmp_path):
    """By name; no hidden files, manifests, ledgers, journals, vaults."""
    tree(
        tmp_path, "b.txt", "a/2.txt", "a/10.txt", ".hidden", ".git/x", "reports.csv", "a.yaml",
        "a/b.yml", "my.sayso", "my.sayso-wal", "my.sayso.vault/ab/cd", "rows.csv", "z.YAML",
    )  # fmt: skip
    assert names(tmp_path) == ["a/10.txt", "a/2.txt", "b.txt", "rows.csv"]


def test_walk_gives_each_file_once_and_what_was_named_as_it_is(tmp_path):
    """A file named and found again comes once; a hidden or missing one that is named comes."""
    tree(tmp_path, "a.txt", ".hidden")
    given_paths = (tmp_path / "gone", tmp_path / ".hidden", tmp_path / "a.txt", tmp_path)
    assert names(tmp_path, *given_paths) == ["gone", ".hidden", "a.txt"]


def test_walk_follows_no_link(tmp_path):
    """Loops end, and links out of the folder are not followed."""
    tree(tmp_path, "in/a.txt", "out/secret.txt")
    inside = tmp_path / "in"
    (inside / "loop").symlink_to(inside)
    (inside / "out").symlink_to(tmp_path / "out")
    (inside / "secret").symlink_to(tmp_path / "out" / "secret.txt")
    (inside / "dead").symlink_to(tmp_path / "nowhere")
    os.mkfifo(inside / "pipe")
    assert names(tmp_path, inside) == ["in/a.txt"]


def test_hash_file(put):
    """SHA-256 and size."""
    assert hash_file(put("a", b"words" * 500_000)) == (
        hashlib.sha256(b"words" * 500_000).hexdigest(),
        2_500_000,
    )


def test_files_that_cannot_be_read(tmp_path, monkeypatch, put):
    """Vanished, a folder, a pipe, no permission: UnreadableFile with the path, and no waiting."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "gone", tmp_path, tmp_path / "pipe"):
        with pytest.raises(UnreadableFile):
            hash_file(path)
        [skipped] = split(path, limits=Limits())
        assert isinstance(skipped, UnreadableFile)
        assert skipped.path == str(path)

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = put("locked.txt", "x")
    monkeypatch.setattr(Path, "open", refuse)
    [skipped] = split(path, limits=Limits())
    assert isinstance(skipped, UnreadableFile)
    assert "may not be read" in skipped.problem


def test_file_over_the_limit(put):
    """The limit is named."""
    [skipped] = split(put("a.txt", "x" * 100), limits=Limits(file_bytes=99))
    assert isinstance(skipped, TooLarge)
    assert "over 99 bytes" in skipped.problem
    [item] = split(put("b.txt", "x" * 100), limits=Limits())
    assert isinstance(item, Item)
    with pytest.raises(TooLarge, match="more than 99 characters"):
        extract(item, limits=Limits(text_chars=99))


def test_items_and_errors_cross_process_borders(put, sentence):
    """Items, texts and errors can be pickled."""
    [item] = split(put("a.txt", sentence), limits=Limits())
    assert pickle.loads(pickle.dumps(item)) == item
    assert isinstance(item, Item)
    found = extract(item, limits=Limits())
    assert pickle.loads(pickle.dumps(found)) == found
    [skipped] = split(put("b.txt", b""), limits=Limits())
    assert str(pickle.loads(pickle.dumps(skipped))) == str(skipped)


SUFFIXES = (
    ".txt .md .html .htm .mhtml .pdf .docx .odt .rtf .eml .mbox .jsonl .csv .xlsx .zip .warc "
    ".warc.gz .gz .bin"
).split()
STARTS = [
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"PK\x05\x06", b"{\\rtf1 ", b"\x1f\x8b\x08", b"WARC/1.0\r\n",
    b"<html><body>", b"From a@b Fri Mar 1 2024\nFrom: a\n", b"Message-ID: x\nFrom: y\n\n",
    b'{"text": "', b"text,date\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe", b"\xef\xbb\xbf",
    b"MIME-Version: 1.0\nMessage-ID: x\nContent-Type: multipart/related; boundary=b\n\n--b\n",
]  # fmt: skip
SMALL = Limits(
    record_bytes=100_000, zip_bytes=200_000, zip_members=100, text_chars=50_000, pdf_pages=20
)


def hold(path: Path, limits: Limits) -> None:
    """Whatever the bytes are: SkipReport, or a text whose blocks are in order and in bounds."""
    start = time.monotonic()
    for piece in split(path, limits=limits):
        if isinstance(piece, SkipReport):
            assert piece.path == str(path)
            assert piece.problem
            continue
        try:
            found = extract(piece, limits=limits)
        except SkipReport:
            continue
        end = 0
        assert found.text
        for block in found.blocks:
            assert end <= block.start < block.end <= len(found.text)
            assert block.hint in HINTS
            words = found.text[block.start : block.end]
            assert words == words.strip()
            end = block.end
        assert all(isinstance(value, str) for value in found.metadata.values())
    assert time.monotonic() - start < 5


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    start=st.sampled_from(STARTS),
    body=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(lambda t: t.encode("utf-8"))),
    suffix=st.sampled_from(SUFFIXES),
)
def test_any_bytes_under_any_name(tmp_path, start, body, suffix):
    """Random bytes, with and without a format's first bytes, never raise anything else."""
    path = tmp_path / f"file{suffix}"
    path.write_bytes(start + body)
    hold(path, SMALL)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_valid_files_with_bytes_changed(tmp_path, data, samples):
    """A valid file of each format, cut and with bytes changed, never raises anything else."""
    name = data.draw(st.sampled_from(sorted(samples)))
    mangled = bytearray(samples[name])
    for _ in range(data.draw(st.integers(0, 6))):
        mangled[data.draw(st.integers(0, len(mangled) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(mangled)), st.integers(0, len(mangled))))
    path = tmp_path / name
    path.write_bytes(bytes(mangled[:cut]))
    hold(path, SMALL)
