"""Zip, mail, mailboxes, tables, JSON lines, web archives."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile

import pytest

from sayso.errors import (
    DamagedFile,
    EncryptedFile,
    NoText,
    SkipReport,
    TooLarge,
    UnknownFormat,
)
from sayso.ingest import Item
from sayso.settings import MEBIBYTE, Limits


def parts(pieces):
    return [piece.part for piece in pieces if isinstance(piece, Item)]


# --- zip ---------------------------------------------------------------------------------------


def test_zip_gives_its_members(read, items, zipped, sentence):
    """Members come in order, of any format; hidden files and archiver's leavings do not."""
    data = zipped(
        {
            "b/one.txt": sentence,
            "a.html": f"<html><body><p>{sentence}</p></body></html>",
            "__MACOSX/._a": b"x",
            ".hidden": b"x",
            "folder/": b"",
        }
    )
    assert parts(items("z.zip", data)) == ["b/one.txt", "a.html"]
    texts, skipped = read("z.zip", data)
    assert [text.text for text in texts] == [sentence, sentence]
    assert not skipped


@pytest.mark.parametrize(
    "name",
    ["../up.txt", "a/../../up.txt", "/etc/abs.txt", "C:\\abs.txt", "..\\up.txt", "\\\\host\\x.txt"],
)
def test_names_that_lead_out_are_refused(read, zipped, sentence, name, tmp_path):
    """A member whose name leads out of the folder is refused, the rest is read, nothing written."""
    before = set(tmp_path.rglob("*"))
    texts, [skipped] = read("z.zip", zipped({name: "x", "good.txt": sentence}))
    assert [text.text for text in texts] == [sentence]
    assert isinstance(skipped, DamagedFile)
    assert "refused" in skipped.problem
    assert skipped.part == name
    assert set(tmp_path.rglob("*")) - before == {tmp_path / "z.zip"}


def test_nul_in_a_name_is_refused(read, zipped, sentence):
    """A name with a NUL in it is not believed up to the NUL."""
    data = zipped({"badXname.txt": "x", "good.txt": sentence}).replace(b"badXname", b"bad\0name")
    texts, [skipped] = read("z.zip", data)
    assert [text.text for text in texts] == [sentence]
    assert "NUL" in skipped.problem


def test_links_are_refused(read, sentence):
    """A symbolic link in a zip is not followed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
        archive.writestr("good.txt", sentence)
    texts, [skipped] = read("z.zip", out.getvalue())
    assert [text.text for text in texts] == [sentence]
    assert "link" in skipped.problem


def test_zip_bomb(read, zipped, sentence):
    """A member that unpacks to more than 200 times its size is left out, and quickly."""
    start = time.monotonic()
    data = zipped({"bomb.txt": b"\0" * (60 * MEBIBYTE), "good.txt": sentence})
    texts, [skipped] = read("z.zip", data)
    assert [text.text for text in texts] == [sentence]
    assert isinstance(skipped, TooLarge)
    assert "200 times" in skipped.problem
    assert "unpack it yourself" in skipped.advice
    assert time.monotonic() - start < 20


def test_bound_on_all_members_together(read, zipped):
    """Members that are each within bounds are stopped when together they are not."""
    data = zipped({f"{n}.txt": "word " * 100_000 for n in range(5)})
    texts, [skipped] = read("z.zip", data, Limits(zip_bytes=1_200_000))
    assert len(texts) == 2
    assert isinstance(skipped, TooLarge)


def test_bound_holds_through_nested_zips(read, zipped):
    """Zips within a zip share one bound."""
    inner = zipped({"x.txt": "word " * 100_000})
    data = zipped({f"{n}.zip": inner for n in range(5)})
    texts, skipped = read("z.zip", data, Limits(zip_bytes=1_200_000))
    assert len(texts) == 2
    assert all(isinstance(one, TooLarge) for one in skipped)


def test_bound_on_members(read, zipped):
    """More members than allowed are refused."""
    data = zipped({f"{n}.txt": "x" for n in range(30)})
    _, [skipped] = read("z.zip", data, Limits(zip_members=20))
    assert isinstance(skipped, TooLarge)


def test_nesting_goes_as_deep_as_allowed(items, zipped, sentence):
    """Three containers deep is read, four is not; the rest goes on."""
    three = zipped({"b.zip": zipped({"c.zip": zipped({"t.txt": sentence})}), "t.txt": sentence})
    assert parts(items("a.zip", three)) == ["b.zip!c.zip!t.txt", "t.txt"]
    pieces = items("a.zip", zipped({"z.zip": three, "t.txt": sentence}))
    assert parts(pieces) == ["z.zip!t.txt", "t.txt"]
    [skipped] = [piece for piece in pieces if isinstance(piece, SkipReport)]
    assert skipped.part == "z.zip!b.zip!c.zip"
    assert "more than 3 deep" in skipped.problem
    assert "Unpack the inner ones" in skipped.advice


def test_encrypted_member(read, zipped, sentence):
    """A member that needs a password says so."""
    data = bytearray(zipped({"secret.txt": sentence}))
    data[6] |= 1
    table = data.rfind(b"PK\x01\x02")
    data[table + 8] |= 1
    _, [skipped] = read("z.zip", bytes(data))
    assert isinstance(skipped, EncryptedFile)


def test_broken_member_and_cut_zip(read, zipped, sentence):
    """A member whose bytes are wrong is left out; a zip without its table is damaged."""
    data = bytearray(zipped({"a.txt": sentence * 20, "good.txt": sentence}))
    data[45:60] = b"\xff" * 15
    texts, [skipped] = read("z.zip", bytes(data))
    assert [text.text for text in texts] == [sentence]
    assert isinstance(skipped, DamagedFile)
    _, [skipped] = read("cut.zip", zipped({"a.txt": sentence * 20})[:60])
    assert isinstance(skipped, DamagedFile)


def test_same_name_twice(items, sentence):
    """Two members of one name have two parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", sentence)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", sentence)
    assert parts(items("z.zip", out.getvalue())) == ["a.txt", "a.txt#2"]


# --- JSON lines --------------------------------------------------------------------------------


def test_jsonl_text_is_verbatim(read):
    """A row's text is kept character for character: offsets count in it."""
    text = " \r\nHe said\x00 so.\r\n\r\n\u202e“Then left.”\n"
    row = {
        "id": "r1",
        "text": text,
        "title": "T",
        "published": "2024-03-01",
        "url": "https://x.invalid",
    }
    [found], skipped = read("a.jsonl", json.dumps(row) + "\n")
    assert not skipped
    assert found.text == text
    assert found.metadata == {
        "id": "r1",
        "title": "T",
        "published": "2024-03-01",
        "url": "https://x.invalid",
    }


def test_jsonl_with_broken_lines(read, items, sentence):
    """Each broken line is named by its number, the good ones are read."""
    lines = [
        json.dumps({"text": sentence}),
        "{broken",
        "",
        "[1, 2]",
        json.dumps({"title": "no text"}),
        "[" * 100_000,
        '{"text": 1e999999}',
        "\x00\x01",
        json.dumps({"BODY": sentence, "Headline": "H"}),
    ]
    texts, skipped = read("a.jsonl", "\n".join(lines))
    assert [text.text for text in texts] == [sentence, "inf", sentence]
    assert texts[-1].metadata["title"] == "H"
    assert [one.part for one in skipped] == ["2", "4", "5", "6", "8"]
    assert isinstance(skipped[2], NoText)
    assert all(one.path.endswith("a.jsonl") for one in skipped)


def test_jsonl_line_over_the_limit(read, sentence):
    """A line that is too long is left out without being held whole."""
    lines = [json.dumps({"text": "x" * 5000}), json.dumps({"text": sentence})]
    texts, [skipped] = read("a.jsonl", "\n".join(lines), Limits(record_bytes=2000))
    assert [text.text for text in texts] == [sentence]
    assert isinstance(skipped, TooLarge)


def test_jsonl_that_is_something_else_is_given_up(read):
    """A file of nothing but broken lines ends in one message, not in a million."""
    _, skipped = read("a.jsonl", "nonsense\n" * 5000)
    assert len(skipped) == 1001
    assert isinstance(skipped[-1], UnknownFormat)


def test_jsonl_is_streamed(tmp_path, sentence):
    """The first row is there before the rest of the file was read."""
    import tracemalloc

    from sayso.ingest import split

    path = tmp_path / "big.jsonl"
    row = json.dumps({"text": sentence * 100}) + "\n"
    path.write_text(row * 3000)
    tracemalloc.start()
    count = sum(1 for _ in split(path, limits=Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak < path.stat().st_size / 5


def test_html_in_a_row(read, sentence):
    """A column of HTML is read as HTML."""
    row = {"html": f"<html><body><p>{sentence}</p><script>evil()</script></body></html>"}
    [found], _ = read("a.jsonl", json.dumps(row))
    assert found.text == sentence


# --- tables ------------------------------------------------------------------------------------


def test_csv_with_synonyms(read, sentence):
    """Columns go by the names that people give them; the exact name goes first."""
    table = f'Date;Headline;SOURCE;Content;link\n2024-03-01;"A; b";KTA;"{sentence}\nMore.";https://k.invalid\n'
    [found], skipped = read("a.csv", table)
    assert not skipped
    assert found.text == f"{sentence}\nMore."
    assert found.metadata == {
        "published": "2024-03-01", "title": "A; b", "publisher": "KTA", "url": "https://k.invalid",
    }  # fmt: skip


def test_csv_with_wrong_columns(read):
    """The message lists what was found and what is needed."""
    texts, [skipped] = read("a.csv", "nr,place\n1,Dervane\n")
    assert not texts
    assert isinstance(skipped, UnknownFormat)
    assert "'nr', 'place'" in skipped.problem
    assert "text" in skipped.advice


def test_csv_rows_without_text_and_ambiguous_dates(read, sentence):
    """A row without text is named by its number; a date that could be two is kept as given."""
    texts, [skipped] = read(
        "a.csv", f"text,date\n,2024-03-01\n{sentence.replace(',', ' ')},06/01/2018\n"
    )
    assert (skipped.part, type(skipped)) == ("2", NoText)
    assert texts[0].metadata == {"published_as_given": "06/01/2018"}
    assert "YYYY-MM-DD" in texts[0].notes[0]


def test_csv_with_an_unclosed_quotation_mark(read):
    """A quotation mark that never closes is a message, not a hang."""
    texts, [skipped] = read("a.csv", 'text\ngood\n"' + "x,\n" * 3000, Limits(record_bytes=5000))
    assert [text.text for text in texts] == ["good"]
    assert isinstance(skipped, DamagedFile)


def test_csv_in_windows_1252_and_mixed(read):
    """Bytes that are not UTF-8 come out as Windows-1252."""
    table = "text\n“Dêrvane” fell\n".encode() + "“Dêrvane” held\n".encode("cp1252")
    texts, _ = read("a.csv", table)
    assert [text.text for text in texts] == ["“Dêrvane” fell", "“Dêrvane” held"]


def workbook(rows, title="Sheet"):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_xlsx_rows(read, items, sentence):
    """One report a row, by its number; dates are dates."""
    import datetime

    data = workbook(
        [["Text", "Date", "Id"], [sentence, datetime.date(2024, 3, 1), 7], [None, None, 8]]
    )
    texts, [skipped] = read("a.xlsx", data)
    assert texts[0].text == sentence
    assert texts[0].metadata == {"published": "2024-03-01", "id": "7"}
    assert (skipped.part, type(skipped)) == ("3", NoText)
    assert parts(items("a.xlsx", data)) == ["2"]


def test_xlsx_with_wrong_columns_and_damage(read):
    """Wrong columns are listed; a broken workbook is damaged."""
    _, [skipped] = read("a.xlsx", workbook([["nr"], [1]]))
    assert isinstance(skipped, UnknownFormat)
    assert "'nr'" in skipped.problem
    data = workbook([["text"], ["x"]])
    _, [skipped] = read("b.xlsx", data[: len(data) // 2])
    assert isinstance(skipped, DamagedFile)


def test_xlsx_bomb(read, zipped):
    """A workbook whose sheet unpacks without end is not given to its reader."""
    data = zipped({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": b"<row/>" * 8_000_000})
    _, [skipped] = read("a.xlsx", data)
    assert isinstance(skipped, TooLarge)


# --- mail --------------------------------------------------------------------------------------


def message(sentence: str, *, attach: bytes = b"") -> bytes:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"] = "NDC press office <press@ndc.invalid>"
    mail["To"] = "desk@courier.invalid"
    mail["Subject"] = "Größe der Kolonne"
    mail["Date"] = "Fri, 01 Mar 2024 10:00:00 +0200"
    mail["Message-ID"] = "<1@ndc.invalid>"
    mail.set_content(f"{sentence}\n\n> quoted before")
    mail.add_alternative(f"<html><body><p>{sentence} in HTML</p></body></html>", subtype="html")
    if attach:
        mail.add_attachment(attach, maintype="text", subtype="plain", filename="état.txt")
    return mail.as_bytes()


def test_message(read, sentence):
    """The plain part is the text, with what it quotes; headers are the metadata."""
    [found], skipped = read("a.eml", message(sentence))
    assert not skipped
    assert found.text.startswith(sentence)
    assert "quoted before" in found.text
    assert found.metadata["title"] == "Größe der Kolonne"
    assert found.metadata["byline"] == "NDC press office"
    assert found.metadata["published"] == "2024-03-01"


def test_attachments_are_records(items, read, sentence):
    """An attachment is a record of its own, named by its place and name."""
    data = message(sentence, attach=b"Attached words.")
    assert parts(items("a.eml", data)) == ["", "3 état.txt"]
    texts, _ = read("a.eml", data)
    assert texts[1].text.strip() == "Attached words."


def test_message_with_html_only(read, sentence):
    """HTML stands in where there is no plain part."""
    source = (
        "From: a@b.invalid\nMessage-ID: <2@b>\nSubject: =?x-unknown?q?=FF=FE?=\n"
        f"MIME-Version: 1.0\nContent-Type: text/html; charset=nonsense\n\n<p>{sentence}</p><p>x</p>"
    )
    [found], _ = read("no-suffix", source)
    assert sentence in found.text


def test_mailbox(items, read, sentence):
    """Each message by its number, attachments behind it; ">From " is unquoted."""
    one = message(f"{sentence}", attach=b"Attached words.").replace(b"> quoted", b">From quoted")
    box = b"From a@b.invalid Fri Mar  1 10:00:00 2024\n" + one.replace(b"\r\n", b"\n") + b"\n"
    assert parts(items("a.mbox", box * 2)) == ["1", "1.3 état.txt", "2", "2.3 état.txt"]
    texts, _ = read("a.mbox", box)
    assert "From quoted before" in texts[0].text


def test_mailbox_with_a_message_over_the_limit(read, sentence):
    """A message that is too large is left out, the next is read."""
    start = b"From a@b.invalid Fri Mar  1 10:00:00 2024\n"
    box = start + b"From: x\n\n" + b"long line\n" * 1000 + b"\n" + start + message(sentence)
    texts, [skipped] = read("a.mbox", box, Limits(record_bytes=5000))
    assert len(texts) == 1
    assert (type(skipped), skipped.part) == (TooLarge, "1")


def test_hostile_message(read):
    """Multiparts nested without end are damage, not a crash."""
    depth = 3000
    opening = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    texts, skipped = read(
        "a.eml", "From: a@b\nMessage-ID: <1>\nMIME-Version: 1.0\n" + opening + "\nx"
    )
    assert not texts
    assert len(skipped) == 1


# --- web archives ------------------------------------------------------------------------------


def archive(pages: list[tuple[str, bytes, dict[str, str]]], *, packed: bool) -> bytes:
    """A web archive of these pages: address, body, the server's headers."""
    out = b""
    for number, (url, body, headers) in enumerate(pages):
        lines = ["HTTP/1.1 200 OK", *(f"{name}: {value}" for name, value in headers.items())]
        block = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"WARC-Date: 2024-03-01T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive_as_another_reader_sees_it(items, sentence, packed):
    """The same pages with the same bodies as warcio gives."""
    from warcio.archiveiterator import ArchiveIterator

    data = archive(web_pages(sentence), packed=packed)
    theirs = [
        (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data))
        if record.http_headers.get_header("Content-Type").startswith("text/html")
    ]
    ours = [(piece.fields["url"], piece.data) for piece in items("a.warc", data)]
    assert ours == theirs


def web_pages(sentence: str) -> list[tuple[str, bytes, dict[str, str]]]:
    html = f"<html><body><p>{sentence}</p></body></html>".encode()
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (len(html[i : i + 40]), html[i : i + 40]) for i in range(0, len(html), 40)
    )
    return [
        ("https://a.invalid/1", html, {"Content-Type": "text/html; charset=utf-8"}),
        ("https://a.invalid/p.png", b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"}),
        (
            "https://a.invalid/2",
            gzip.compress(html),
            {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        ),
        (
            "https://a.invalid/3",
            chunked + b"0\r\n\r\n",
            {"Content-Type": "text/html", "Transfer-Encoding": "chunked"},
        ),
        ("https://a.invalid/x.css", b"p {}", {"Content-Type": "text/css"}),
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive(read, items, sentence, packed):
    """Pages come out by their record's number with their address; pictures and styles do not."""
    name = "a.warc.gz" if packed else "a.warc"
    data = archive(web_pages(sentence), packed=packed)
    assert parts(items(name, data)) == ["1", "3", "4"]
    texts, skipped = read(name, data)
    assert not skipped
    assert [text.text for text in texts] == [sentence] * 3
    assert [text.metadata["url"][-1] for text in texts] == ["1", "2", "3"]


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive_cut_in_half(read, sentence, packed):
    """What came before the cut is read, and the cut is said once."""
    data = archive(web_pages(sentence) * 4, packed=packed)
    whole, _ = read("a.warc", data)
    texts, skipped = read("b.warc", data[: len(data) // 2 + 7])
    assert 0 < len(texts) < len(whole)
    assert len(skipped) == 1
    assert isinstance(skipped[0], DamagedFile)
    assert "cut off" in skipped[0].problem


def test_gzip_bomb(read):
    """A gzip file that unpacks without end is stopped."""
    limits = Limits(record_bytes=MEBIBYTE, zip_ratio=100)
    data = gzip.compress((b'{"text": "' + b"x" * 100_000 + b'"}\n') * 400)
    _, skipped = read("a.jsonl.gz", data, limits)
    assert isinstance(skipped[-1], TooLarge)


def test_text_in_gzip(read, sentence):
    """A report may be packed by itself."""
    [found], _ = read("a.txt.gz", gzip.compress(sentence.encode()))
    assert found.text == sentence
