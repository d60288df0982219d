"""What is told of files that cannot be used: nothing in silence, no word of a program's inside."""

from __future__ import annotations

import re

import pytest

from sayso.errors import TooLarge


def test_messages_too_deep_are_told(read):
    """What is attached below the last level that is opened is a failure, not lost in silence."""
    inner = b"From: a@b.example\nSubject: innermost\n\nWe saw it, she said.\n"
    for level in range(6):
        mark = b"b%d" % level
        inner = (
            b"From: a@b.example\nSubject: level\nMIME-Version: 1.0\n"
            b'Content-Type: multipart/mixed; boundary="%b"\n\n--%b\nContent-Type: text/plain\n\n'
            b"Forwarded.\n--%b\nContent-Type: message/rfc822\n\n%b\n--%b--\n"
        ) % (mark, mark, mark, inner, mark)
    texts, [skipped] = read("deep.eml", inner)
    assert len(texts) == 4
    assert isinstance(skipped, TooLarge)
    assert "left out" in skipped.problem
    assert skipped.part.count("message.eml") == 3


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}, "presentation"),
        ({"[Content_Types].xml": "<Types/>"}, "without a text"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>"},
         "no text part"),
    ],
)  # fmt: skip
def test_an_office_file_without_a_text_is_one_failure(read, zipped, members, words):
    """Its inner files are never taken for reports, nor listed one by one."""
    texts, [skipped] = read("a.docx", zipped(members))
    assert (texts, skipped.part) == ([], "")
    assert words in skipped.problem
    assert skipped.advice


def test_a_row_whose_text_is_empty_says_so(read):
    """The column is there: nobody is sent to look for it."""
    for line in (b'{"text": null}', b'{"text": "  "}'):
        _, [skipped] = read("a.jsonl", line + b"\n" + b'{"text": "Here, she said."}')
        assert skipped.problem == "the row's text is empty."


def test_no_message_names_a_programs_inside(read, zipped):
    """Whoever does not program reads what is wrong, not the name of an exception."""
    broken = {
        "a.jsonl": b'{"id":\n{"text": "x y"}\nnull\n[1]\n5\n"x"\n' + b"[" * 100_000,
        "a.pdf": b"%PDF-1.7\n1 0 obj",
        "a.docx": b"PK\x03\x04" + b"\0" * 60,
        "a.zip": zipped({"a.txt": "x" * 500})[:-30],
        "a.rtf": b"{\\rtf1 " + b"{" * 100_000,
        "a.xlsx": zipped({"xl/workbook.xml": "<x", "[Content_Types].xml": "<x"}),
    }
    for name, data in broken.items():
        _, skips = read(name, data)
        assert skips, name
        for skipped in skips:
            words = f"{skipped.problem} {skipped.advice}"
            assert skipped.advice
            assert not re.search(r"[a-z][A-Z]\w*:|Error|NoneType|Bad[A-Z]", words), words
