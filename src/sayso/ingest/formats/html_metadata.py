"""Metadata that a page states in its head: JSON-LD, Open Graph, meta, time, and htmldate last.

Only what is written for machines is taken. What is not stated is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.extracted import first

__all__ = ["page_metadata"]

MAX_NODES = 2_000
"""JSON-LD objects looked at on one page."""
MAX_TAGS = 2_000

_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "headline", "twitter:title")
_PUBLISHER = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher",
              "article:publisher", "publisher", "application-name")  # fmt: skip
_BYLINE = ("author", "byl", "article:author", "citation_author", "dc.creator", "dcterms.creator",
           "parsely-author", "sailthru.author")  # fmt: skip
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "article.published", "date",
)  # fmt: skip
_LANGUAGE = ("content-language", "dc.language", "dcterms.language", "og:locale", "language")
_ARTICLES = ("Article", "Posting", "Report", "NewsArticle", "WebPage")
_LINK = re.compile(r"https?://[^\s<>\"]{1,2000}\Z", re.IGNORECASE)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}\Z")


def page_metadata(tree: Any, *, search: bool = True) -> dict[str, str]:
    """title, publisher, byline, published (EDTF), url and language, as far as the page says them.

    `tree` is an lxml tree of the page; it is not changed. `search` lets htmldate search it where
    nothing plain gives the date.
    """
    meta = _meta(tree)
    linked = _json_ld(tree)

    def named(keys: tuple[str, ...]) -> Iterator[str]:
        return (meta[key] for key in keys if key in meta)

    publisher = first(linked.get("publisher"), *(v for v in named(_PUBLISHER) if not _is_link(v)))
    title = first(linked.get("title"), *named(_TITLE)) or _plain_title(tree, publisher)
    found = {
        "title": title,
        "publisher": publisher,
        "byline": first(linked.get("byline"), *(v for v in named(_BYLINE) if not _is_link(v))),
        "published": first(
            to_edtf(linked.get("published")), *(to_edtf(v) for v in named(_PUBLISHED))
        ),
        "url": _url(tree, meta, linked),
        "language": language_tag(
            first(tree.get("lang"), tree.get("xml:lang"), *named(_LANGUAGE), linked.get("language"))
        ),
    }
    found["published"] = found["published"] or _time(tree) or (search and _by_htmldate(tree)) or ""
    return {key: value[:2000] for key, value in found.items() if value}


def language_tag(value: str | None) -> str:
    """A BCP 47 tag ("en-GB") of what a page or file says; "" where it is none."""
    given = (value or "").split(",")[0].split(".")[0].strip()
    if not _LANG.match(given):
        return ""
    pieces = given.replace("_", "-").split("-")
    shaped = [piece.upper() if len(piece) == 2 else piece for piece in pieces[1:]]
    return "-".join([pieces[0].lower(), *shaped])


def _is_link(value: str) -> bool:
    return _LINK.match(value.strip()) is not None


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for count, element in enumerate(tree.iter("meta")):
        if count >= MAX_TAGS:
            break
        value = element.get("content") or ""
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").strip().lower()
            if key and value.strip():
                found.setdefault(key, value)
    return found


def _plain_title(tree: Any, publisher: str) -> str:
    """The title element, without the site's name behind or before it."""
    element = tree.find(".//title")
    title = first("".join(element.itertext()) if element is not None else "")
    for sign in (" | ", " - ", " – ", " — ", " :: ", " « ", " » "):
        head, _, tail = title.rpartition(sign)
        if publisher and head and tail.casefold() == publisher.casefold():
            return head
        head, _, tail = title.partition(sign)
        if publisher and tail and head.casefold() == publisher.casefold():
            return tail
    return title


def _url(tree: Any, meta: dict[str, str], linked: dict[str, str]) -> str:
    links = [
        element.get("href") or ""
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    for value in (*links, meta.get("og:url", ""), linked.get("url", "")):
        if _is_link(value):
            return value.strip()
    return ""


def _time(tree: Any) -> str:
    """The first time element marked as the publication, else the only or first one in an article.

    A time somewhere on the page, in a list of other articles, is not taken.
    """
    inside = ""
    for count, element in enumerate(tree.iter("time")):
        if count >= MAX_TAGS:
            break
        value = to_edtf(element.get("datetime") or element.text)
        marks = " ".join((element.get("itemprop") or "", element.get("class") or "")).lower()
        if value and (element.get("pubdate") is not None or "publi" in marks):
            return value
        within = any(
            parent.tag in ("article", "main", "header") for parent in element.iterancestors()
        )
        inside = inside or (value if within else "")
    return inside


def _by_htmldate(tree: Any) -> str:
    """htmldate's mark-up search, its guessing switched off."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        found = find_date(deepcopy(tree), extensive_search=False, original_date=True)
    except Exception:
        return ""
    return to_edtf(found)


def _json_ld(tree: Any) -> dict[str, str]:
    """The article's object among the page's JSON-LD, made flat; {} where there is none."""
    best: dict[str, str] = {}
    for count, element in enumerate(tree.iter("script")):
        if count >= MAX_TAGS or "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            content = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            kinds = [str(kind) for kind in _as_list(node.get("@type"))]
            if not any(kind.endswith(_ARTICLES) for kind in kinds):
                continue
            flat = _flat(node)
            if "WebPage" not in kinds and flat.get("title"):
                return {**best, **flat}
            best = {**flat, **best}
    return best


def _nodes(content: object) -> Iterator[dict[str, Any]]:
    waiting: list[object] = [content]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:MAX_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _flat(node: dict[str, Any]) -> dict[str, str]:
    flat = {
        "title": _word(node.get("headline")) or _word(node.get("name")),
        "publisher": _word(node.get("publisher")),
        "byline": ", ".join(
            dict.fromkeys(filter(None, (_word(a) for a in _as_list(node.get("author"))[:20])))
        ),
        "published": _word(node.get("datePublished")),
        "url": _word(node.get("url")) or _word(node.get("mainEntityOfPage")),
        "language": _word(node.get("inLanguage")),
    }
    return {key: value for key, value in flat.items() if value}


def _word(value: object) -> str:
    """The words of a JSON-LD value: a string, or an object's name (or its id)."""
    for one in _as_list(value):
        if isinstance(one, str):
            return first(one)
        if isinstance(one, dict):
            for key in ("name", "@value", "alternateName", "@id"):
                if isinstance(one.get(key), str):
                    return first(one[key])
    return ""


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
