"""Manifests: what they say of files, which goes before which, and how they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import WrongUse
from sayso.ingest.declarations import (
    SENTENCES,
    declaration_from_fields,
    declaration_from_sentence,
)
from sayso.ingest.manifest import Known, is_manifest, load_manifests
from sayso.model import Declaration
from sayso.vocabulary import Tie


def write(folder: Path, **files: str) -> Path:
    """Writes files; `__` in a keyword stands for a dot, `___` for a slash."""
    for name, text in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, *names: str) -> list[str]:
    """The problems met when these files are asked about, paths left out."""
    manifests = load_manifests(folder)
    for name in names:
        manifests.for_file(folder / name)
    return [f"{p.part}: {p.problem} {p.advice}".strip() for p in manifests.problems]


def test_the_nearest_manifest_speaks_first(tmp_path: Path) -> None:
    """NAME.yaml goes before the row of reports.csv, that before sayso.yaml, inner before outer."""
    write(
        tmp_path,
        sayso__yaml="publisher: The Merrin Courier\nlanguage: en\nbyline: Nobody\ntitle: Outer",
        in___sayso__yaml="publisher: Oldeva Today\ntitle: Inner",
        in___reports__csv="file,publisher,title,date\na.txt,KTA,Row,2019-03-04\n",
        in___a__yaml="title: Beside\n",
        in___a__txt="text", in___b__txt="text",
    )  # fmt: skip
    manifests = load_manifests(tmp_path)
    assert manifests.for_file(tmp_path / "in" / "a.txt").fields == {
        "title": "Beside", "publisher": "KTA", "published": "2019-03-04", "language": "en",
        "byline": "Nobody",
    }  # fmt: skip
    assert manifests.for_file(tmp_path / "in" / "b.txt").fields["publisher"] == "Oldeva Today"
    assert manifests.for_file(tmp_path / "c.txt").fields["title"] == "Outer"
    assert manifests.problems == []


def test_declarations_add_up(tmp_path: Path) -> None:
    """Ties declared beside a file, in its row and for its folder all hold, each with its source."""
    write(
        tmp_path,
        sayso__yaml="declare:\n  - NDC Press Office is part of the Northern Defence Council\n"
        "  - {subject: Aren Vol, tie: member, object: Ashar Brigades, since: 2015}\n",
        a__txt="text",
    )  # fmt: skip
    # A semicolon divides the cells here, so two sentences need quotation marks.
    (tmp_path / "reports.csv").write_text(
        'file;declare\na.txt;"Aren Vol is held by NDC; NDC and Ashar Brigades are adverse"\n'
    )
    known = load_manifests(tmp_path).for_file(tmp_path / "a.txt")
    assert known.declarations == (
        Declaration("Aren Vol", Tie.held_by, "NDC", source="reports.csv, line 2"),
        Declaration("NDC", Tie.adverse_to, "Ashar Brigades", source="reports.csv, line 2"),
        Declaration("NDC Press Office", Tie.part_of, "Northern Defence Council",
                    source="sayso.yaml, line 2"),
        Declaration("Aren Vol", Tie.member, "Ashar Brigades", "2015", source="sayso.yaml, line 3"),
    )  # fmt: skip


def test_one_bad_line_never_spoils_the_others(tmp_path: Path) -> None:
    """Each line that cannot be used is a problem with its number; the rest is taken."""
    write(
        tmp_path,
        a__txt="t", b__txt="t", c__txt="t",
        reports__csv="file,publisher,date,language,colour\n"
        "a.txt,KTA,03/04/2018,en,red\n"
        "gone.txt,KTA,,,\n"
        "../b.txt,KTA,,,\n"
        "b.txt,KTA,2018-04-03,English language,\n"
        "c.txt,a,b,c,d,e\n"
        "\n"
        "b.txt,Other,,,\n"
        "c.txt,The Merrin Courier,,,\n",
    )  # fmt: skip
    manifests = load_manifests(tmp_path)
    assert manifests.for_file(tmp_path / "a.txt").fields == {"publisher": "KTA", "language": "en"}
    assert manifests.for_file(tmp_path / "b.txt").fields == {
        "publisher": "KTA",
        "published": "2018-04-03",
    }
    assert manifests.for_file(tmp_path / "c.txt").fields == {"publisher": "The Merrin Courier"}
    assert [p.part for p in manifests.problems] == [
        "line 1", "line 2", "line 3", "line 4", "line 5", "line 6", "line 8",
    ]  # fmt: skip
    assert all(p.path.endswith("reports.csv") and p.advice for p in manifests.problems)
    assert "'03/04/2018'" in str(manifests.problems[1])


def test_bad_entries_of_yaml_name_their_line(tmp_path: Path) -> None:
    """An unknown key, a list where a value belongs and an unknown sentence are told apart."""
    write(
        tmp_path,
        a__txt="t",
        a__yaml="publisher: KTA\ncolour: red\nbyline: [a, b]\ndeclare:\n  - NDC is great\n"
        "  - A is part of B\nurl: example\npublisher: Other\ntitle:\n",
    )
    found = problems(tmp_path, "a.txt")
    assert [line.split(":")[0] for line in found] == [
        "line 2",
        "line 3",
        "line 5",
        "line 7",
        "line 8",
    ]
    known = load_manifests(tmp_path).for_file(tmp_path / "a.txt")
    assert known.fields == {"publisher": "KTA"}
    assert len(known.declarations) == 1


@pytest.mark.parametrize(
    "content",
    ["a: [", "- a\n- b", "just words", "a: b: c", "[" * 3000, "- " * 3000, "a: &x [*x]",
     "!!python/object:os.x {a: 1}", "? [a, b]\n: c", "a: 1\n---\nb: 2", "\tx: y", "&a [*a, *a]"],
)  # fmt: skip
def test_yaml_that_is_no_manifest_is_a_problem_not_a_crash(tmp_path: Path, content: str) -> None:
    """Broken, deep, tagged or self-containing YAML is refused in words."""
    write(tmp_path, a__txt="t", a__yaml=content)
    assert problems(tmp_path, "a.txt")[0]


def test_tables_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are told with their line; UTF-16 with its mark is read."""
    write(tmp_path, a__txt="t")
    (tmp_path / "reports.csv").write_bytes(b"file,title\na.txt,caf\xe9\n")
    assert not is_manifest(tmp_path / "reports.csv") or problems(tmp_path, "a.txt")
    (tmp_path / "reports.csv").write_bytes("file\ttitle\na.txt\tCafé\n".encode("utf-16"))
    assert load_manifests(tmp_path).for_file(tmp_path / "a.txt").fields == {"title": "Café"}


def test_rows_name_records_inside_containers(tmp_path: Path) -> None:
    """`archive.zip!a.txt` speaks of the record alone, `archive.zip` of all of them."""
    write(
        tmp_path,
        archive__zip="x",
        reports__csv="file,title,publisher\narchive.zip!a.txt,One,\narchive.zip,,KTA\n",
    )
    manifests = load_manifests(tmp_path)
    zipped = tmp_path / "archive.zip"
    assert manifests.for_file(zipped, "a.txt").fields == {"title": "One", "publisher": "KTA"}
    assert manifests.for_file(zipped, "b.txt").fields == {"publisher": "KTA"}


def test_what_is_a_manifest(tmp_path: Path) -> None:
    """A YAML file beside its report and a table that names files are; reports are not."""
    write(
        tmp_path, a__txt="t", a__yaml="title: A", b__txt__yml="title: B", b__txt="t",
        lone__yaml="title: C", sayso__yaml="", reports__csv="file,title\n",
        in___reports__csv="title,text,file\n",
    )  # fmt: skip
    manifests = {
        p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if is_manifest(p)
    }  # fmt: skip
    assert manifests == {"a.yaml", "b.txt.yml", "sayso.yaml", "reports.csv"}


def test_known_changes_its_id_and_fills_gaps_only() -> None:
    """Weaker sources fill what stronger ones leave open; another field means another id."""
    known = Known({"publisher": "KTA"})
    assert known.over({"publisher": "X", "date": "2019"}, {"published": "2020", "url": ""}) == {
        "publisher": "KTA",
        "published": "2019",
    }
    assert known.id == Known({"publisher": "KTA"}).id != Known({"publisher": "KTB"}).id


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("NDC Press Office is part of NDC", ("NDC Press Office", Tie.part_of, "NDC", None, None)),
        ("A belongs to B.", ("A", Tie.part_of, "B", None, None)),
        ("A is a member of B since 2015", ("A", Tie.member, "B", "2015", None)),
        (
            "A is a member of B since May 2015 until 2018",
            ("A", Tie.member, "B", "2015-05", "2018"),
        ),
        (
            "A was a member of B from 2015 to 3 June 2016",
            ("A", Tie.former_member, "B", "2015", "2016-06-03"),
        ),
        ("A is a former member of B", ("A", Tie.former_member, "B", None, None)),
        ("A is held by B", ("A", Tie.held_by, "B", None, None)),
        ("A was captured by the B Brigades", ("A", Tie.held_by, "B Brigades", None, None)),
        ("A is the spokesman for B", ("A", Tie.spokesperson, "B", None, None)),
        ("A commands B", ("A", Tie.commands, "B", None, None)),
        (
            "The Council and the Brigades are adverse",
            ("The Council", Tie.adverse_to, "Brigades", None, None),
        ),
        ("A is at war with B since 2011", ("A", Tie.adverse_to, "B", "2011", None)),
        ("Until Dawn Unit is part of B", ("Until Dawn Unit", Tie.part_of, "B", None, None)),
    ],
)
def test_sentences_declare(sentence: str, expected: tuple[str, Tie, str, str, str]) -> None:
    """Each sentence becomes its tie, with dates where it has them."""
    assert declaration_from_sentence(sentence) == Declaration(*expected)


def test_every_sentence_that_the_message_offers_is_understood() -> None:
    """The examples given with a refusal can be written as they stand."""
    for sentence in SENTENCES:
        assert declaration_from_sentence(sentence).subject == "A"


@pytest.mark.parametrize(
    "sentence",
    ["", "A likes B", "A is part of", "A is a member of B since 03/04/2018",
     "A is part of a", "x" * 700, "A is a member of B since 2018 until 2015"]
)  # fmt: skip
def test_other_sentences_are_refused(sentence: str) -> None:
    """What is not understood, unclear or contradictory is wrong use, in words."""
    with pytest.raises(WrongUse, match=r".{20,}"):
        declaration_from_sentence(sentence)


@pytest.mark.parametrize(
    "fields",
    [{}, {"subject": "A", "tie": "member"}, {"subject": "A", "tie": "likes", "object": "B"},
     {"subject": "A", "tie": "member", "object": "B", "when": "2015"},
     {"subject": "A", "tie": "member", "object": "B", "since": "soon"}],
)  # fmt: skip
def test_other_mappings_are_refused(fields: dict[str, str]) -> None:
    """A missing key, an unknown one, an unknown tie and an unreadable date are each named."""
    with pytest.raises(WrongUse, match=r".{20,}"):
        declaration_from_fields(fields)


@given(st.text(max_size=200))
def test_no_sentence_breaks_the_reader(sentence: str) -> None:
    """Any text is a declaration or wrong use, nothing else."""
    try:
        declared = declaration_from_sentence(sentence)
    except WrongUse:
        return
    assert declared.subject
    assert declared.object


def test_a_manifest_that_names_no_file_is_told(tmp_path: Path) -> None:
    """A slip in the name would go unseen; a YAML file of something else is nobody's concern."""
    write(
        tmp_path,
        a__txt="text", b__yaml="publisher: KTA\n", c__yml="services:\n  web: x\n",
        a__yaml="publisher: KTA\n",
    )  # fmt: skip
    assert problems(tmp_path, "a.txt") == [
        ": there is no report of its name beside it. "
        "Name it after its report: report.yaml beside report.txt."
    ]
