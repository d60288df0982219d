"""HTML and saved pages."""

from __future__ import annotations

import json
import time

import pytest

from sayso.errors import NoText, TooLarge
from sayso.ingest import Item, extract
from sayso.ingest.formats.html_metadata import language_tag
from sayso.settings import Limits

PARAGRAPHS = [
    f"Guards at Pell Bridge said that lorry number {n} had been turned back during the night, "
    "because “orders are orders”, as one of them put it to a reporter."
    for n in range(8)
]
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "elsewhere"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge shut, guards say",
            "datePublished": "2024-03-01T22:15:00+02:00",
            "author": [{"@type": "Person", "name": "Ira Velde"}, {"name": "Tom Askar"}],
            "publisher": {"@type": "Organization", "name": "The Merrin Courier"},
        },
    ],
}


def page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:4])
    more = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[4:])
    return (
        f"<!doctype html><html lang='en_gb'><head><title>Bridge shut | The Merrin Courier</title>"
        f"{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>"
        f"<h1>Bridge shut</h1>{paragraphs}<h2>“We saw them pass”</h2>{more}{body}</article>"
        f"<script>document.write('evil words')</script><footer>All rights</footer></body></html>"
    )


def test_article_keeps_paragraphs_and_knows_headings(read):
    """Every paragraph is one block, headings are known, menus and scripts stay out."""
    [found], skipped = read("a.html", page())
    assert not skipped
    by_hint = [(found.text[b.start : b.end], b.hint) for b in found.blocks]
    assert [text for text, hint in by_hint if hint == "p"] == PARAGRAPHS
    assert ("Bridge shut", "h1") in by_hint
    assert ("“We saw them pass”", "h2") in by_hint
    assert "evil" not in found.text
    assert found.extractor.startswith("trafilatura ")


def test_metadata_from_json_ld(read):
    """JSON-LD gives title, date, authors and publisher."""
    [found], _ = read(
        "a.html", page(f'<script type="application/ld+json">{json.dumps(LD)}</script>')
    )
    assert found.metadata["title"] == "Bridge shut, guards say"
    assert found.metadata["published"] == "2024-03-01"
    assert found.metadata["byline"] == "Ira Velde, Tom Askar"
    assert found.metadata["publisher"] == "The Merrin Courier"
    assert found.metadata["language"] == "en-GB"


def test_metadata_from_open_graph_meta_and_link(read):
    """Open Graph, meta and the canonical link are read; a profile's address is no author."""
    head = (
        "<meta property='og:site_name' content='The Merrin Courier'>"
        "<meta property='article:author' content='https://courier.invalid/ira'>"
        "<meta name='author' content='Ira Velde'>"
        "<meta property='article:published_time' content='2024-03-01T10:00:00Z'>"
        "<link rel='canonical' href='https://courier.invalid/bridge'>"
    )
    [found], _ = read("a.html", page(head))
    assert found.metadata["title"] == "Bridge shut"
    assert found.metadata["publisher"] == "The Merrin Courier"
    assert found.metadata["byline"] == "Ira Velde"
    assert found.metadata["published"] == "2024-03-01"
    assert found.metadata["url"] == "https://courier.invalid/bridge"


def test_time_element_gives_the_date(read):
    """A time element within the article gives the date."""
    [found], _ = read("a.html", page(body="<time datetime='2024-03-02'>2 March</time>"))
    assert found.metadata["published"] == "2024-03-02"


def test_what_a_page_does_not_say_stays_unknown(read):
    """No date, author or publisher is made up."""
    [found], _ = read("a.html", page())
    assert not {"published", "byline", "publisher", "url"} & set(found.metadata)


def test_broken_json_ld_is_passed_over(read):
    """JSON-LD that is no JSON, or nested without end, costs nothing but itself."""
    bad = "{" * 10 + "[" * 5000
    [found], _ = read("a.html", page(f'<script type="application/ld+json">{bad}</script>'))
    assert found.metadata["title"].startswith("Bridge shut")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "deep words" + "</div>" * 100_000,
        "<p>" * 100_000 + "deep words",
        "<ul><li>" * 50_000 + "deep words",
        "<table><tr><td>" * 300 + "deep words",
        "<b>" * 100_000 + "deep words",
        "deep words" + "<!--" * 100_000,
        "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">deep words",
        "<div a='>' " + " ".join(f"a{n}" for n in range(200_000)) + ">deep words",
        "deep words" + "<a b='" * 100_000,
        "deep words" + "<" * 200_000,
        "deep words" + "<script>" * 50_000,
        "deep words" + "&#x110000;" * 20_000,
    ],
)
def test_hostile_markup_neither_crashes_nor_hangs(read, body):
    """100,000 nested tags and their kin give their words in a few seconds."""
    start = time.monotonic()
    [found], skipped = read("a.html", "<html><body>" + body)
    assert not skipped
    assert "deep words" in found.text
    assert time.monotonic() - start < 20


def test_scripts_stay_out_of_a_page_that_is_too_deep(read):
    """Tag stripping leaves out scripts, styles and comments too, whatever their case."""
    body = (
        "<ScRiPt>evil()</sCrIpT><style>p{evil}</style><!-- evil --><noscript>evil</noscript>"
        "<h2>Heading</h2><p>good &amp; kind<script>evil</script> words"
    )
    [found], _ = read("a.html", "<html><body>" + "<div>" * 300 + body)
    assert found.extractor == "tags 1"
    assert [(found.text[b.start : b.end], b.hint) for b in found.blocks] == [
        ("Heading", "h2"),
        ("good & kind words", "p"),
    ]
    assert any("stripped" in note for note in found.notes)


def test_one_paragraph_beyond_the_parsers_buffer_is_kept_whole(read):
    """A text node over libxml2's ten million bytes is not lost."""
    words = "word " * 2_100_000
    [found], _ = read("a.html", "<html><body><p>" + words)
    assert found.text == words.strip()


def test_page_without_words(read):
    """A page that only a script would fill says so."""
    texts, [skipped] = read("a.html", "<html><body><script>var x='hidden'</script></body></html>")
    assert not texts
    assert isinstance(skipped, NoText)


def test_too_large_a_page_names_the_limit():
    """The limit is named."""
    item = Item("", b"<html>" + b"x" * 2000, "text/html")
    with pytest.raises(TooLarge, match="over 1,000 bytes"):
        extract(item, limits=Limits(html_bytes=1000))


def test_declared_charset_is_used(read):
    """A page in Windows-1251 that says so comes out in Cyrillic."""
    words = "Командир сказал, что мост закрыт. " * 20
    source = f"<html><head><meta charset='windows-1251'></head><body><p>{words}</p></body></html>"
    [found], _ = read("a.html", source.encode("cp1251"))
    assert words.strip() in found.text
    assert "encoding as declared: cp1251" in found.notes


def test_saved_page_gives_text_address_and_title(read):
    """MHTML: the HTML part is the text, the address where it was saved from is its URL; the time
    of saving is not taken for the date."""
    source = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.invalid/bridge\r\n"
        "Subject: =?utf-8?Q?Bridge_shut?=\r\nDate: Fri, 1 Mar 2024 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="xx"\r\n\r\n\r\n--xx\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://courier.invalid/bridge\r\n\r\n{page()}\r\n--xx--\r\n"
    )
    [found], skipped = read("page.mhtml", source)
    assert not skipped
    assert PARAGRAPHS[0] in found.text
    assert found.metadata["url"] == "https://courier.invalid/bridge"
    assert found.metadata["title"] == "Bridge shut"
    assert "published" not in found.metadata


def test_language_tags():
    """Locales become BCP 47 tags; what is none is unknown."""
    assert language_tag("en_US.UTF-8") == "en-US"
    assert language_tag("AR") == "ar"
    assert language_tag("English (UK)") == ""


def test_a_page_too_long_for_trafilatura_is_walked(read, monkeypatch):
    """Beyond the limit the page is walked once, and its notes say so; the words are the same."""
    from sayso.ingest.formats import html

    page = "<html><body><article>" + "<p>Nine lorries crossed.</p>" * 9 + "</article></body></html>"
    monkeypatch.setattr(html, "MAX_ARTICLE_CHARS", 100)
    [text], [] = read("a.html", page)
    assert text.text.count("Nine lorries crossed.") == 9
    assert text.extractor == "lxml 1"
    assert "walked whole" in " ".join(text.notes)
