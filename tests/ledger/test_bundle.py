"""One file to hand on, and back; hostile files are refused whole."""

from __future__ import annotations

import hashlib
import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_world import plain_nouns, prisoner_report, put, put_whole

from sayso.errors import DamagedFile, LedgerMissing, LedgerUnreadable, UnreadableFile, WrongUse
from sayso.ingest.vault import Vault
from sayso.ledger import Ledger, pack, unpack

Members = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two whole reports, closed."""
    file = tmp_path / "my.sayso"
    with Ledger.create(file) as ledger:
        for data in (b"one", b"two"):
            put_whole(ledger, prisoner_report(data=data), data)
    return file


def test_a_pack_opens_as_the_same_ledger(path: Path, tmp_path: Path) -> None:
    """Reports, bytes and log come out as they went in; both ledgers verify."""
    with Ledger.open(path) as ledger:
        head = ledger.head()
    pack(path, tmp_path / "my.pack")
    there = tmp_path / "there"
    there.mkdir()
    unpack(tmp_path / "my.pack", there / "other.sayso")
    with Ledger.open(path) as old, Ledger.open(there / "other.sayso") as new:
        assert new.verify(head=head).ok
        assert [row.action for row in old.log()][-1] == "packed"
        assert [row.action for row in new.log()][-1] == "unpacked"
        assert [row.report for row in new.claims()] == [row.report for row in old.claims()]
        for row in old.reports():
            assert plain_nouns(new.parsed(row.id)) == plain_nouns(old.parsed(row.id))
    assert sorted(Vault.beside(there / "other.sayso")) == sorted(Vault.beside(path))
    assert sorted(one.name for one in there.iterdir()) == ["other.sayso", "other.sayso.vault"]


def test_the_same_ledger_packs_to_the_same_bytes(path: Path, tmp_path: Path) -> None:
    """Order, times and form are fixed: from a ledger that stood still, one file comes out."""
    path.with_name("copy").mkdir()
    first, second = tmp_path / "1.pack", tmp_path / "2.pack"
    pack(path, first)
    unpack(first, tmp_path / "copy" / "a.sayso")
    names = zipfile.ZipFile(first).namelist()
    assert names[:2] == ["manifest.json", "ledger.sayso"]
    assert names[2:] == sorted(names[2:])
    with Ledger.open(path, write=True) as ledger, ledger._database.transaction():
        ledger._database.run("DROP TRIGGER log_never_shrinks")
        ledger._database.run("DELETE FROM log WHERE action = 'packed'")
        ledger._database.run("UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM log)")
        ledger._database.run(
            "CREATE TRIGGER log_never_shrinks BEFORE DELETE ON log\n"
            "BEGIN SELECT RAISE(ABORT, 'the handling log is append-only'); END"
        )
    pack(path, second)
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as two:
        assert one.namelist() == two.namelist()
        assert {i.date_time for i in one.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_written_over_unless_told(path: Path, tmp_path: Path) -> None:
    """A pack, a ledger and a vault that exist stay; `overwrite` replaces them."""
    file = tmp_path / "my.pack"
    pack(path, file)
    with pytest.raises(WrongUse, match="exists"):
        pack(path, file)
    with pytest.raises(WrongUse, match="exists"):
        unpack(file, path)
    lonely = tmp_path / "x.sayso.vault"
    lonely.mkdir()
    with pytest.raises(WrongUse, match=r"x\.sayso\.vault exists"):
        unpack(file, tmp_path / "x.sayso")
    with Ledger.open(path, write=True) as ledger:
        put(ledger, prisoner_report(data=b"three"))
    unpack(file, path, overwrite=True)
    with Ledger.open(path) as ledger:
        assert ledger.count_reports() == 2
        assert ledger.verify().ok


def test_a_ledger_is_packed_while_another_writes(path: Path, tmp_path: Path) -> None:
    """The copy is of one moment: it verifies although reports keep coming."""
    stop = threading.Event()

    def write() -> None:
        with Ledger.open(path, write=True) as ledger:
            number = 0
            while not stop.is_set():
                data = f"more {number}".encode()
                put_whole(ledger, prisoner_report(data=data), data)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            pack(path, tmp_path / f"{number}.pack")
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        unpack(tmp_path / f"{number}.pack", tmp_path / f"{number}.sayso")
        with Ledger.open(tmp_path / f"{number}.sayso") as ledger:
            assert ledger.verify().ok


def test_a_ledger_that_lacks_bytes_is_not_packed(path: Path, tmp_path: Path) -> None:
    """Missing or changed bytes in the vault: DamagedFile, and no file is made."""
    kept = Vault.beside(path).path(hashlib.sha256(b"one").hexdigest())
    kept.chmod(0o644)
    kept.write_bytes(b"onE")
    with pytest.raises(DamagedFile, match="not those that came in"):
        pack(path, tmp_path / "my.pack")
    kept.unlink()
    with pytest.raises(DamagedFile, match="not in its vault"):
        pack(path, tmp_path / "my.pack")
    with pytest.raises(LedgerMissing):
        pack(tmp_path / "none.sayso", tmp_path / "my.pack")
    assert not list(tmp_path.glob("*.pack")) + list(tmp_path.glob(".sayso-*"))


# --- hostile packs -----------------------------------------------------------------------------


def members_of(file: Path) -> Members:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_pack(
    file: Path, members: Members, *, listed: bool = True, form: int = zipfile.ZIP_STORED
) -> None:
    """A pack with these members, its manifest made to fit them if `listed`."""
    if listed:
        files = [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in members.items()
            if name != "manifest.json"
        ]
        manifest = {**json.loads(members["manifest.json"]), "files": files}
        members = {**members, "manifest.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(file, "w", form) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def first_kept(members: Members) -> str:
    return next(name for name in members if name.startswith("vault/"))


def escape(name: str) -> Callable[[Members], None]:
    def harm(members: Members) -> None:
        members[name] = b"out of the folder"

    harm.__name__ = name
    return harm


def wrong_name(members: Members) -> None:
    members[first_kept(members)] += b"!"


def missing_bytes(members: Members) -> None:
    del members[first_kept(members)]


def no_ledger(members: Members) -> None:
    del members["ledger.sayso"]


def junk_ledger(members: Members) -> None:
    members["ledger.sayso"] = b"junk" * 1000


def changed_ledger(members: Members) -> None:
    members["ledger.sayso"] = members["ledger.sayso"].replace(b"Merrin", b"Oldeva")


def other_format(members: Members) -> None:
    members["manifest.json"] = members["manifest.json"].replace(b"pack 1", b"pack 9")


@pytest.mark.parametrize(
    "harm",
    [
        escape("../outside"),
        escape("/tmp/outside"),
        escape("vault/../../outside"),
        escape("vault/ab/../../../outside"),
        escape("vault\\ab\\outside"),
        escape("C:outside"),
        escape("ledger.sayso-wal"),
        wrong_name,
        missing_bytes,
        no_ledger,
        junk_ledger,
        changed_ledger,
        other_format,
    ],
)
def test_a_hostile_pack_is_refused_whole(
    path: Path, tmp_path: Path, harm: Callable[[Members], None]
) -> None:
    """Even with a manifest that fits it: refused, and nothing is left anywhere."""
    pack(path, tmp_path / "good.pack")
    members = members_of(tmp_path / "good.pack")
    harm(members)
    bad = tmp_path / "in" / "bad.pack"
    bad.parent.mkdir()
    write_pack(bad, members)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((DamagedFile, LedgerUnreadable)):
        unpack(bad, tmp_path / "in" / "new.sayso")
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/outside").exists()


def test_members_that_do_not_fit_the_manifest_are_refused(path: Path, tmp_path: Path) -> None:
    """A flipped byte, an unlisted member, a compressed member, a cut file, no pack at all."""
    good, bad, to = tmp_path / "good.pack", tmp_path / "bad.pack", tmp_path / "new.sayso"
    pack(path, good)
    members = members_of(good)
    kept = first_kept(members)
    for changed in (
        {**members, kept: b"onX"},
        {**members, "vault/ab/" + "0" * 62: b"unlisted"},
        {**members, "manifest.json": b"[]"},
        {**members, "manifest.json": b"[" * 100_000},
    ):
        write_pack(bad, changed, listed=False)
        with pytest.raises(DamagedFile):
            unpack(bad, to)
    write_pack(bad, members, form=zipfile.ZIP_DEFLATED)
    with pytest.raises(DamagedFile, match="another size or form"):
        unpack(bad, to)
    bad.write_bytes(good.read_bytes()[:-100])
    with pytest.raises(DamagedFile, match="not a pack, or not whole"):
        unpack(bad, to)
    bad.write_bytes(b"hello")
    with pytest.raises(DamagedFile, match="not a pack"):
        unpack(bad, to)
    with pytest.raises(UnreadableFile):
        unpack(tmp_path / "none.pack", to)
    assert not to.exists()
