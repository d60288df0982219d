"""Plain text, Markdown, encodings, dates, and what bytes are."""

from __future__ import annotations

import pytest

from sayso.errors import NoText, UnknownFormat
from sayso.ingest import sniff
from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.encodings import decode

TURKISH = "Sınır muhafızları kamyonların geçişini izledi, dedi şoför. Köprü çoktan kapalıydı. " * 4
ARABIC = "قال المتحدث باسم المجلس إن تسع شاحنات عبرت الجسر ليلا وإن الحراس شاهدوها تمر. " * 4
RUSSIAN = "Представитель совета сказал, что девять грузовиков пересекли мост ночью. " * 4


def test_text_stays_as_it_is(read):
    """Verbatim but for line ends; blocks are the runs between empty lines."""
    [found], _ = read("a.txt", "\ufeff  Title\r\n\r\nOne line,\rtwo.  \n \n\u200fEnd ")
    assert found.text == "  Title\n\nOne line,\ntwo.  \n \n\u200fEnd "
    assert [found.text[b.start : b.end] for b in found.blocks] == [
        "Title",
        "One line,\ntwo.",
        "\u200fEnd",
    ]
    assert found.notes == ()


def test_controls_and_bidi(read):
    """NUL and its like become U+FFFD, one for one; direction marks are kept; both are said."""
    [found], _ = read("a.txt", "The NDC\x00 said\x1b that \u202eit left\u202c.")
    assert found.text == "The NDC\ufffd said\ufffd that \u202eit left\u202c."
    assert found.notes[0].startswith("2 control characters")
    assert found.notes[1].startswith("2 bidirectional")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (TURKISH, "utf-8-sig"),
        (ARABIC, "utf-16"),
        ("Plain words about Orhal. " * 9, "utf-16-le"),
        ("Plain words about Orhal. " * 9, "utf-32"),
        ("“Quoted” words – the café’s owner said so, in Derwan. " * 4, "cp1252"),
    ],
)
def test_encodings_are_found(text, encoding):
    """Text in the usual encodings comes out right; a guess is noted."""
    found, notes = decode(text.encode(encoding))
    assert found == text
    marked = encoding in ("utf-8-sig", "utf-16", "utf-32")
    assert bool(notes) != marked


def test_declared_charset():
    """What is declared goes before a guess, but not before UTF-8 that is valid."""
    assert decode("Dêrvane".encode("mac_roman"), declared="macintosh")[0] == "Dêrvane"
    assert decode("Dêrvane".encode(), declared="windows-1251")[0] == "Dêrvane"
    assert decode("Dêrvane".encode("cp1252"), declared="zip")[0] == "Dêrvane"


def test_mixed_encodings(read):
    """Lines in another encoding are read apart from the rest, and counted."""
    data = "“Dêrvane” fell.\n".encode() + "“Dêrvane” held.\n".encode("cp1252") + b"End.\n"
    [found], _ = read("a.txt", data)
    assert found.text == "“Dêrvane” fell.\n“Dêrvane” held.\nEnd.\n"
    assert found.notes == ("mixed encodings: 1 lines read as cp1252, the rest as UTF-8",)


def test_a_late_change_of_encoding():
    """A long beginning in ASCII does not hide what comes behind it."""
    start = b"Plain words.\n" * 50_000
    text, notes = decode(start + "“Dêrvane”\n".encode() + "“Dêrvane”\n".encode("cp1252"))
    assert text.endswith("“Dêrvane”\n“Dêrvane”\n")
    assert notes[0].startswith("mixed encodings: 1 lines")
    assert decode(start + RUSSIAN.encode("cp1251"))[0].endswith(RUSSIAN)


def test_empty_and_blank(read):
    """Nothing to read is said."""
    for data in (b"", b" \n\t\r\n"):
        _, [skipped] = read("a.txt", data)
        assert isinstance(skipped, NoText)


def test_binary_junk(read):
    """Junk under a text's name is no text; a picture is called a picture."""
    import random

    junk = random.Random(7).randbytes(5000)
    _, [skipped] = read("a.txt", junk)
    assert isinstance(skipped, UnknownFormat)
    _, [skipped] = read("b.txt", b"\x89PNG\r\n\x1a\n" + junk)
    assert "PNG" in skipped.problem
    assert "OCR" in skipped.advice


def test_markdown(read):
    """Headings by signs and underlines, list items; the text itself is untouched."""
    source = (
        "Night\n=====\n\n## The bridge ##\nGuards said\nso.\n\n- one\n- two\n\nLater\n---\nEnd #1\n"
    )
    [found], _ = read("a.md", source)
    assert found.text == source
    assert [(found.text[b.start : b.end], b.hint) for b in found.blocks] == [
        ("Night", "h1"),
        ("The bridge", "h2"),
        ("Guards said\nso.", ""),
        ("one", "li"),
        ("two", "li"),
        ("Later", "h2"),
        ("End #1", ""),
    ]


def test_wrong_extension(read, sentence, pdf):
    """Content decides, and the note says so."""
    [found], _ = read("a.pdf", f"<!DOCTYPE html><html><body><p>{sentence}</p></body></html>")
    assert found.text == sentence
    assert found.notes == ("named .pdf, but it is HTML",)
    [found], _ = read("a.txt", pdf([[("Words here.", 11, 700)]]))
    assert found.text == "Words here."
    assert found.notes == ("named .txt, but it is a PDF",)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Subject: words\n\nFrom: nobody", "note.txt", "text/plain"),
        (b"To be clear: he said so.\nDate: unknown", "note.txt", "text/plain"),
        (b"From Merrin came the news of 2024\nand more", "note.txt", "text/plain"),
        (b"ID3 is a word, and so is RIFF", "note.txt", "text/plain"),
        (b"Received: x\nFrom: a@b\nSubject: s\n\nbody", "x", "message/rfc822"),
        (b"From a@b Fri Mar  1 10:00:00 2024\nFrom: a@b\n\nx", "x", "application/mbox"),
        (b'{"id": 1, "text": "<html>"}\n', "x", "application/jsonl"),
        (b"text,url\n<b>x</b>,y", "a.csv", "text/csv"),
        (b"\xef\xbb\xbf<!doctype html><p>x", "a.txt", "text/html"),
        ("<html><p>x".encode("utf-16"), "a.txt", "text/html"),
        (b"WARC/1.1\r\n", "x", "application/warc"),
        (b"{\\rtf1", "x.doc", "application/rtf"),
        (b"<?xml version='1.0'?><feed/>", "x.xml", "text/xml"),
        (b"", "x.pdf", "application/x-empty"),
        (b"var x = 1;", "page_files/x.js", "text/x-code"),
    ],
)
def test_sniff(head, name, kind):
    """By content first; prose that only looks like a format stays prose."""
    assert sniff(head, name) == kind


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01T23:59:00+05:00", "2024-03-01"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2024/3/1", "2024-03-01"),
        ("D:20240301101500+02'00'", "2024-03-01"),
        ("Fri, 01 Mar 2024 10:00:00 +0200", "2024-03-01"),
        ("March 1, 2024", "2024-03-01"),
        ("1st March 2024", "2024-03-01"),
        ("Mar. 2024", "2024-03"),
        ("01/03/2024", ""),
        ("2024-13-01", ""),
        ("2024-02-30", ""),
        ("yesterday", ""),
        ("", ""),
        ("99999999999999999999", ""),
    ],
)
def test_dates(given, edtf):
    """What could be two dates is none."""
    assert to_edtf(given) == edtf
