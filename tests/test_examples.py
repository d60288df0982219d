"""The examples hold the difficulties that docs/examples.md promises."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import make_examples as make
import pytest
import yaml

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples"
PAGE = ROOT / "docs" / "examples.md"
MANIFESTS = {"reports.csv", "ndc-press-office.yaml"}


def plain(name: str) -> str:
    return (REPORTS / name).read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plain(name))))


def posts() -> dict[str, str]:
    return {r["id"]: r["text"] for r in map(json.loads, plain("posts.jsonl").splitlines())}


def docx_paragraphs() -> list[str]:
    with zipfile.ZipFile(REPORTS / "testimony.docx") as bundle:
        document = bundle.read("word/document.xml").decode("utf-8")
    return [html.unescape(t) for t in re.findall(r"<w:t [^>]*>([^<]*)</w:t>", document)]


def pdf_text() -> str:
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(REPORTS / "monitor-report.pdf")
    try:
        return " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())
    finally:
        pages.close()


def shared_run(one: str, other: str) -> int:
    """Length of the longest run of words that both texts have."""
    a, b = one.split(), other.split()
    best, previous = 0, [0] * (len(b) + 1)
    for word in a:
        current = [0] * (len(b) + 1)
        for j, other_word in enumerate(b, 1):
            if word == other_word:
                current[j] = previous[j - 1] + 1
                best = max(best, current[j])
        previous = current
    return best


def test_there_are_at_least_fourteen_reports_in_eight_formats() -> None:
    """Enough to try every reader on."""
    files = [p for p in REPORTS.iterdir() if p.name not in MANIFESTS]
    count = len(files) - 2 + len(posts()) + len(rows("radio-bulletins.csv"))
    assert count >= 14
    suffixes = {p.suffix for p in files}
    assert {".txt", ".md", ".html", ".eml", ".docx", ".pdf", ".jsonl", ".csv"} <= suffixes


def test_the_page_names_every_report() -> None:
    """No example stands there unexplained, and none is promised that is not there."""
    promised = set(re.findall(r"^\| `([^`]+)`", PAGE.read_text("utf-8"), re.M))
    assert promised == {p.name for p in REPORTS.iterdir()} - MANIFESTS


def test_manifest_names_files_that_exist() -> None:
    """Every line of reports.csv belongs to a file; the press office's tie is declared."""
    assert {row["file"] for row in rows("reports.csv")} <= {p.name for p in REPORTS.iterdir()}
    beside = yaml.safe_load(plain("ndc-press-office.yaml"))
    ties = {(d["subject"], d["tie"], d["object"]) for d in beside["declarations"]}
    assert ("NDC Press Office", "part_of", "Northern Defence Council") in ties


def test_script_reproduces_the_binary_examples(tmp_path: Path) -> None:
    """The Word file comes out byte for byte, the PDF the same twice and with the same words."""
    pytest.importorskip("reportlab")
    assert make.docx(make.paragraphs(make.TESTIMONY)) == (REPORTS / "testimony.docx").read_bytes()
    assert make.main([str(tmp_path)]) == 0
    assert (tmp_path / "monitor-report.pdf").read_bytes() == make.pdf(make.paragraphs(make.MONITOR))
    for _, text in make.paragraphs(make.MONITOR):
        assert text in pdf_text()


def test_press_office_announces_four_and_lets_three_speak() -> None:
    """Its prisoners are counted, named and quoted as in life."""
    text = plain("ndc-press-office.txt")
    assert "four of them" in text
    speakers = ["Abu Selim al-Nadri", "Ilyan Drozh", "Kestrel (nom de guerre)"]
    assert all(name in text for name in speakers)
    assert "al-Nadri " in text
    assert "Al-Nadiri " in text
    assert "in last two weeks" in text
    assert "(the border guards)" in text


def test_press_office_has_a_quotation_that_never_closes() -> None:
    """One paragraph opens two quotations and ends one."""
    paragraphs = plain("ndc-press-office.txt").split("\n\n\n")
    unclosed = [p for p in paragraphs if p.count("“") != p.count("”")]
    assert len(unclosed) == 1
    assert unclosed[0].startswith("Abu Selim al-Nadri")


def test_press_office_headings_are_quotations_repeated_and_not() -> None:
    """One heading's words stand in the text below it; others appear nowhere else."""
    text = plain("ndc-press-office.txt")
    headings = re.findall(r"^“([^”\n]+)”$", text, re.M)
    folded = text.lower()
    repeated = [h for h in headings if folded.count(h.lower()) > 1]
    assert repeated == ["They knew us and they let us pass"]
    assert {"For them Tasmur is a hotel", "The medicine came in Tasmurian boxes"} <= set(headings)


def test_defector_reaches_the_reader_through_two_newspapers() -> None:
    """The relaying paper, the interviewing paper, a pseudonym and the commanders behind him."""
    text = plain("defector-interview.txt")
    assert "the pseudonym ‘Daro Venn’, told Oldeva Today" in text
    assert "“Our commanders told us" in text
    assert "was not able to independently verify" in text
    assert text.rstrip().endswith("merrincourier.example")
    assert "Derwan [Dervane]" in text
    assert not re.search(r"\b(19|20)\d\d\b", text), "it has no date"


def test_wire_story_carries_metadata_and_clutter() -> None:
    """Open Graph, JSON-LD, a byline, and what is no part of the story."""
    page = plain("market-wire.html")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found is not None
    data = json.loads(found.group(1))
    assert data["publisher"]["name"] == "Halden Press"
    assert data["datePublished"].startswith("2023-03-07")
    assert 'property="og:site_name"' in page
    assert "All rights reserved" in page


def test_one_copy_is_cut_and_one_reworded() -> None:
    """The cut copy shares long runs with the wire, the reworded one only its matter."""
    wire = html.unescape(re.sub(r"<[^>]+>", " ", plain("market-wire.html")))
    cut, reworded = plain("market-wire-cut.txt"), plain("market-wire-reworded.md")
    assert shared_run(wire, cut) >= 50
    assert shared_run(wire, reworded) < 8
    assert "denied" in wire
    assert "denied" not in cut
    assert "(Halden Press)" in cut
    assert "Halden Press reported" in reworded


def test_tolls_oppose_each_other() -> None:
    """Nine, 17, 21, 22 and 23 dead, each with someone who says so."""
    assert "Nine terrorists were killed" in plain("kta-statement.html")
    assert "at least 17 people" in plain("market-wire.html")
    assert "names of 21 people" in pdf_text()
    assert "22 names of the dead" in plain("three-names.md")
    assert any("23 people have died" in row["text"] for row in rows("radio-bulletins.csv"))


def test_somebody_denies_and_somebody_retracts() -> None:
    """A denial by mail with an RFC 5322 date; a correction and a withdrawal in print."""
    mail = message_from_bytes((REPORTS / "tasmur-denial.eml").read_bytes(), policy=policy.default)
    assert mail["Date"].datetime.year == 2023
    body = mail.get_content()
    assert "rejects the allegations" in body
    assert "denied that ammunition" in body
    correction = plain("correction.md")
    assert "We withdraw the report" in correction
    assert "forty trucks" in correction
    assert "declined to comment" in plain("kta-statement.html")


def test_testimony_quotes_over_several_paragraphs() -> None:
    """Three paragraphs open a quotation and only the last one ends it."""
    paragraphs = docx_paragraphs()
    opened = [p for p in paragraphs if p.startswith("“") and p.count("“") > p.count("”")]
    assert len(opened) == 2
    last = paragraphs[paragraphs.index(opened[-1]) + 1]
    assert last.startswith("“")
    assert last.endswith("”")
    whole = "\n".join(paragraphs)
    assert whole.count("We were nine in the van") == 2
    assert whole.count("They wrote our names in a green book") == 1


@pytest.mark.parametrize("name", ["Dervane", "Derwan", "Dêrvan"])
def test_one_town_goes_by_three_names(name: str) -> None:
    """Within one report, and across reports."""
    assert name in plain("three-names.md")
    assert name in pdf_text()


def test_one_man_is_spelled_two_ways() -> None:
    """Youssef and Yusuf are the same glazier."""
    text = plain("three-names.md")
    assert "Youssef Haldar" in text
    assert "Yusuf Haldar" in text


def test_letter_has_no_date_but_relative_times() -> None:
    """Nothing in it anchors "in last three weeks"."""
    text = plain("village-letter.txt")
    assert "In last three weeks" in text
    assert "two years ago" in text
    assert not re.search(r"\b(19|20)\d\d\b", text)
    listed = {row["file"]: row["published"] for row in rows("reports.csv")}
    assert listed["village-letter.txt"] == ""
    assert listed["defector-interview.txt"] == ""


def test_reports_stay_within_length() -> None:
    """Every text file is long enough to be read and short enough to be read now."""
    texts = {
        n: plain(n) for n in ("three-names.md", "village-letter.txt", "defector-interview.txt")
    }
    texts |= {"ndc": plain("ndc-press-office.txt"), "pdf": pdf_text()} | posts()
    texts |= {row["id"]: row["text"] for row in rows("radio-bulletins.csv")}
    for name, text in texts.items():
        assert 120 <= len(text.split()) <= 540, name
