"""PDF, Word, OpenDocument, RTF."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from sayso.errors import DamagedFile, EncryptedFile, NoText, TooLarge, UnknownFormat
from sayso.settings import Limits


def shown(found):
    return [(found.text[b.start : b.end], b.hint) for b in found.blocks]


# --- PDF ---------------------------------------------------------------------------------------


def test_pdf_paragraphs_headings_and_hyphens(read, pdf):
    """Lines become paragraphs, a broken word is joined, large letters are a heading."""
    lines = [
        ("Lorries at Pell Bridge", 20, 780),
        (
            "Nine lorries crossed the river Isk on Friday night while the border guard of Tas-",
            11,
            740,
        ),
        (
            "mur watched, two drivers said. They were stopped at the cross-border post and then",
            11,
            726,
        ),
        ("let through.", 11, 712),
        ("The guards said that nobody had crossed at the cross-", 11, 684),
        ("border post.", 11, 670),
    ]
    [found], skipped = read("a.pdf", pdf([lines]))
    assert not skipped
    assert shown(found) == [
        ("Lorries at Pell Bridge", "h1"),
        (
            "Nine lorries crossed the river Isk on Friday night while the border guard of Tasmur "
            "watched, two drivers said. They were stopped at the cross-border post and then let "
            "through.",
            "p",
        ),
        ("The guards said that nobody had crossed at the cross-border post.", "p"),
    ]
    assert found.metadata["title"] == "Lorries at Pell Bridge"
    assert found.metadata["byline"] == "Press office"
    assert "published" not in found.metadata


def test_pdf_running_heads_are_furniture(read, pdf):
    """A head that stands on every page and the page's number are furniture; a paragraph goes on
    over the page's end."""
    pages = []
    for number in range(1, 5):
        pages.append(
            [
                ("Isk Valley Monitor, weekly note", 9, 800),
                ("witnesses in Sulmat said that they had seen the smoke over", 11, 740),
                ("the market for two days and", 11, 726),
                (str(number), 9, 40),
            ]
        )
    [found], _ = read("a.pdf", pdf(pages))
    hints = [hint for _, hint in shown(found)]
    assert hints.count("p") == 1
    assert hints.count("furniture") == 8
    assert found.text.count("the market for two days and witnesses in Sulmat") == 3


def test_pdf_encrypted(read, pdf):
    """A PDF that needs a password says so."""
    _, [skipped] = read("a.pdf", pdf([[("secret", 11, 700)]], password="pass"))
    assert isinstance(skipped, EncryptedFile)
    assert "password" in skipped.advice


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_pdf_truncated(read, pdf, share):
    """A PDF that is cut off says so, by an error or in its notes."""
    data = pdf([[("A page of words from Dervane.", 11, 700)]] * 5)
    texts, skipped = read("a.pdf", data[: int(len(data) * share)])
    assert len(texts) + len(skipped) == 1
    if skipped:
        assert isinstance(skipped[0], DamagedFile)
        assert "cut off" in skipped[0].problem
    else:
        assert any("cut off" in note for note in texts[0].notes)


def test_pdf_of_pictures(read, pdf):
    """A PDF without text says that it wants OCR; one page without it is a note."""
    _, [skipped] = read("a.pdf", pdf([[], []]))
    assert isinstance(skipped, NoText)
    assert "images" in skipped.problem
    assert "OCR" in skipped.advice
    [found], _ = read("b.pdf", pdf([[("Words here.", 11, 700)], []]))
    assert any("1 of 2 pages" in note for note in found.notes)


def test_pdf_with_too_many_pages(read, pdf):
    """The bound is named, and what to do."""
    _, [skipped] = read("a.pdf", pdf([[("x", 11, 700)]] * 4), Limits(pdf_pages=3))
    assert isinstance(skipped, TooLarge)
    assert ("over 3." in skipped.problem, skipped.advice) == (True, "Split it.")


def test_pdf_is_read_the_same_twice(read, pdf):
    """The same bytes give the same text."""
    data = pdf([[("One.", 11, 700), ("Two words", 11, 686)]])
    assert read("a.pdf", data) == read("b.pdf", data)


# --- Word --------------------------------------------------------------------------------------


def word(sentence: str) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = "Lorries"
    document.core_properties.author = "Press office"
    document.add_heading("“We saw them”", level=2)
    document.add_paragraph(sentence)
    document.add_paragraph("One thing", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Place", "Dead"), ("Orhal", "3")), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx(read, sentence):
    """Headings by style, list items, a table's row as one block, core properties."""
    [found], skipped = read("a.docx", word(sentence))
    assert not skipped
    assert shown(found) == [
        ("“We saw them”", "h2"),
        (sentence, "p"),
        ("One thing", "li"),
        ("Place\tDead", "table"),
        ("Orhal\t3", "table"),
    ]
    assert found.metadata["title"] == "Lorries"
    assert found.metadata["byline"] == "Press office"
    assert "published" not in found.metadata


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_xml(body: str, extra: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", f"{extra}{document}")
    return out.getvalue()


def test_docx_reads_what_was_inserted_and_not_what_was_deleted(read):
    """Inserted passages, controls and text boxes are text; deletions and field codes are not."""
    body = (
        "<w:p><w:r><w:t>He </w:t></w:r><w:ins><w:r><w:t>never </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>always </w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>left</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:br/><w:t>Orhal.</w:t></w:r></w:p>"
    )
    [found], _ = read("a.docx", word_xml(body))
    assert found.text == "He never left\nOrhal."


def test_docx_encrypted_damaged_and_bombs(read, sentence):
    """Encrypted: says so. Broken XML, declared entities, no body: damaged. Deep nesting: read."""
    shell = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
    _, [skipped] = read("a.docx", shell + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99)
    assert isinstance(skipped, EncryptedFile)
    _, [skipped] = read("old.doc", shell + b"WordDocument")
    assert isinstance(skipped, UnknownFormat)
    assert ".docx" in skipped.advice
    _, [skipped] = read("b.docx", word_xml("<w:p><w:t>unclosed"))
    assert isinstance(skipped, DamagedFile)
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    _, [skipped] = read("c.docx", word_xml("<w:p/>", laughs))
    assert isinstance(skipped, DamagedFile)
    data = word(sentence)
    _, [skipped] = read("d.docx", data[: len(data) // 2])
    assert isinstance(skipped, DamagedFile)
    start = time.monotonic()
    deep = (
        "<w:tbl>" * 100_000 + f"<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>" + "</w:tbl>" * 100_000
    )
    [found], _ = read("e.docx", word_xml(deep), Limits(zip_ratio=10**6))
    assert found.text == sentence
    assert time.monotonic() - start < 20


# --- OpenDocument ------------------------------------------------------------------------------

ODT_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def odt(body: str, manifest: str = "<m/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {ODT_SPACES}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {ODT_SPACES}><office:meta><dc:title>Lorries</dc:title>"
            "<meta:initial-creator>Press office</meta:initial-creator>"
            "<dc:creator>Other</dc:creator>"
            "<meta:creation-date>2024-03-01T10:00:00</meta:creation-date>"
            "</office:meta></office:document-meta>",
        )
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def test_odt(read, sentence):
    """Headings, lists, spaces and rows; comments and deletions are left out."""
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        '<text:h text:outline-level="3">Night</text:h>'
        f"<text:p>{sentence}<office:annotation><text:p>note</text:p></office:annotation></text:p>"
        "<text:list><text:list-item><text:p>One<text:s text:c='2'/>thing</text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>Orhal</text:p>"
        "</table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    [found], skipped = read("a.odt", odt(body))
    assert not skipped
    assert shown(found) == [
        ("Night", "h3"),
        (sentence, "p"),
        ("One  thing", "li"),
        ("Orhal\t3", "table"),
    ]
    assert found.metadata == {"title": "Lorries", "byline": "Press office", "created": "2024-03-01"}


def test_odt_encrypted_and_empty(read):
    """Encrypted says so; without words there is no text."""
    _, [skipped] = read("a.odt", odt("x", "<m><encryption-data/></m>"))
    assert isinstance(skipped, EncryptedFile)
    _, [skipped] = read("b.odt", odt("<text:p/>"))
    assert isinstance(skipped, NoText)


# --- RTF ---------------------------------------------------------------------------------------


def test_rtf(read):
    """Code pages by font, Unicode with its fallback, headings, metadata; no font names."""
    source = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Times;}}"
        r"{\info{\title Lorries}{\author Press office}{\creatim\yr2024\mo3\dy1}}"
        r"{\*\generator Nothing;}\pard\outlinelevel1 Night at the bridge\par"
        "\n"
        r"\pard\'93We saw them,\'94 he said; {\f1\'cc\'ee\'f1\'f2} \u8220?caf\'e9\u8221?"
        r" \u-10179?\u-8704? {\v hidden}{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}.\par"
        r" {\pict\bin5 ab}cd}Last\~line \{in braces\}\par}"
    )
    [found], skipped = read("a.rtf", source)
    assert not skipped
    assert shown(found) == [
        ("Night at the bridge", "h2"),
        ("“We saw them,” he said; Мост “café” 😀 link.", "p"),
        ("Last\u00a0line {in braces}", "p"),
    ]
    assert found.metadata == {"title": "Lorries", "byline": "Press office", "created": "2024-03-01"}


def test_rtf_agrees_with_another_reader(read, sentence):
    """Plain paragraphs come out as striprtf has them."""
    from striprtf.striprtf import rtf_to_text

    source = (
        r"{\rtf1\ansi " + r"\par ".join([sentence, r"D\'eavane \endash  held", "End."]) + r"\par}"
    )
    [found], _ = read("a.rtf", source)
    theirs = [line for line in rtf_to_text(source).split("\n") if line]
    assert found.text.split("\n\n") == theirs


@pytest.mark.parametrize(
    "tail", ["{" * 200_000, "{\\field{\\*\\fldinst{" * 20_000, "\\u12345?" * 50_000, "}" * 100_000]
)
def test_hostile_rtf(read, tail):
    """Nothing in an RTF file makes reading it slow or crash."""
    start = time.monotonic()
    texts, skipped = read("a.rtf", "{\\rtf1 words\\par " + tail)
    assert len(texts) + len(skipped) == 1
    assert time.monotonic() - start < 10
