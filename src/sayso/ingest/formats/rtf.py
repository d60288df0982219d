"""RTF by a reader of our own: one pass, linear, bounded (the reader at hand has expressions whose
time grows with the square of a hostile file's size).

Follows the Rich Text Format Specification 1.9.1 as far as text goes: groups, destinations, code
pages by document and font, Unicode with its fallbacks, heading levels, title and author.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.errors import DamagedFile
from sayso.ingest.formats.dates import to_edtf
from sayso.ingest.formats.encodings import codec_name
from sayso.ingest.formats.extracted import Builder, Extracted, first
from sayso.ingest.formats.item import Item
from sayso.settings import Limits

__all__ = ["extract"]

MAX_DEPTH = 10_000

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)|\\"
)
_SIGNS = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "cell": "\t", "nestcell": "\t", "zwj": "\u200d",
    "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
_ENDS = frozenset({"par", "sect", "page", "row", "nestrow", "column"})
_SKIPPED = frozenset(
    "fonttbl colortbl stylesheet pict object objdata header headerl headerr headerf footer footerl "
    "footerr footerf generator themedata colorschememapping datastore latentstyles listtable "
    "listoverridetable rsidtbl xmlnstbl fldinst bkmkstart bkmkend annotation atnid atnauthor "
    "atndate atnref filetbl revtbl info nonshppict shpinst listtext pntext background template "
    "mmathPr xe tc sp userprops docvar wgrffmtfilter fontemb falt panose".split()
)
_CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab",
    134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp850",
}  # fmt: skip
_INFO = {"title": "title", "author": "byline", "creatim": "created"}


class _State(NamedTuple):
    """What a group inherits and its end restores."""

    skip: bool = False
    into: str = ""
    """Where words go: "" the text, else "fonttbl" or a key of the metadata."""
    font: int = -1
    fallback: int = 1
    """Signs that stand for one Unicode character to readers that know none."""
    hint: str = ""
    hidden: bool = False


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self.builder = Builder(limits)
        self.metadata: dict[str, str] = {}
        self._limits = limits
        self._state = _State()
        self._stack: list[_State] = []
        self._words: list[str] = []
        self._raw = bytearray()
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font_defined = -1
        self._due = 0
        self._high = 0
        self._star = False
        self._default_font = -1

    def read(self, data: bytes) -> None:
        """Read the whole file; what stands behind its outermost group is left out."""
        position = 0
        while (match := _TOKEN.match(data, position)) is not None:
            position = match.end()
            word, number, code, sign, brace, plain = match.groups()
            star, self._star = self._star, False
            if code is not None:
                self._byte(int(code, 16))
            elif plain is not None:
                self._plain(plain)
            elif word is not None:
                name = word.decode("ascii")
                value = int(number) if number is not None else None
                if name == "bin":
                    position += max(0, min(value or 0, len(data)))
                    continue
                self._flush_bytes()
                self._control(name, value, star)
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
                if not self._stack:
                    break
            elif sign is not None:
                self._sign(sign)
        self._end_paragraph()
        if self._stack:
            self.builder.note("the RTF file is cut off: its groups are not closed")

    def _open(self) -> None:
        self._flush_bytes()
        self._due = 0
        if len(self._stack) >= MAX_DEPTH:
            raise DamagedFile(
                f"its groups are nested more than {MAX_DEPTH:,} deep.",
                advice="Open it in a word processor and save it as .docx.",
            )
        self._stack.append(self._state)

    def _close(self) -> None:
        self._flush_bytes()
        self._due = 0
        if self._stack:
            self._state = self._stack.pop()

    def _plain(self, run: bytes) -> None:
        dropped = min(self._due, len(run))
        self._due -= dropped
        if not self._state.skip:
            self._raw += run[dropped:]

    def _byte(self, value: int) -> None:
        if self._due:
            self._due -= 1
        elif not self._state.skip:
            self._raw.append(value)

    def _flush_bytes(self) -> None:
        if self._raw:
            page = self._fonts.get(self._state.font, "") or self._page
            run, self._raw = bytes(self._raw), bytearray()
            self._add(run.decode("latin-1" if self._state.into == "fonttbl" else page, "replace"))

    def _add(self, text: str) -> None:
        if self._state.skip or self._state.hidden or self._state.into == "fonttbl":
            return
        if self._state.into:
            key = self._state.into
            self.metadata[key] = (self.metadata.get(key, "") + text)[:2000]
        else:
            self._words.append(text)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._flush_bytes()
            self._star = True
        elif sign in (b"\n", b"\r"):
            self._flush_bytes()
            self._end_paragraph()
        elif sign in (b"{", b"}", b"\\"):
            self._byte(sign[0])
        else:
            self._flush_bytes()
            self._add({b"~": "\u00a0", b"_": "\u2011", b"-": ""}.get(sign, ""))

    def _end_paragraph(self) -> None:
        self._flush_bytes()
        if self._state.skip or self._state.into:
            return
        self.builder.add("".join(self._words), self._state.hint or "p")
        self._words.clear()

    def _control(self, name: str, value: int | None, star: bool) -> None:
        state = self._state
        if name == "fonttbl":
            self._state = state._replace(into="fonttbl")
        elif name in _INFO and state.into == "info":
            self._state = state._replace(into=_INFO[name])
        elif name == "info":
            self._state = state._replace(into="info")
        elif name in _SKIPPED or (star and name not in ("shppict", "shptxt", "ud")):
            self._state = state._replace(skip=True)
        elif state.into == "fonttbl":
            self._font(name, value)
        elif state.into == "created" and name in ("yr", "mo", "dy") and value is not None:
            self._add(f"{value:04}" if name == "yr" else f"-{value:02}")
        elif state.into or state.skip:
            if name == "u":
                self._unicode(value)
        else:
            self._text_control(name, value)

    def _font(self, name: str, value: int | None) -> None:
        if name == "f" and value is not None:
            self._font_defined = value
        elif name in ("fcharset", "cpg") and value is not None and len(self._fonts) < 10_000:
            page = _CHARSETS.get(value, "") if name == "fcharset" else codec_name(f"cp{value}")
            if page:
                self._fonts[self._font_defined] = page

    def _text_control(self, name: str, value: int | None) -> None:
        state = self._state
        if name in _ENDS:
            self._end_paragraph()
        elif name == "u":
            self._unicode(value)
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif name == "f":
            self._state = state._replace(font=value if value is not None else -1)
        elif name in ("deff", "plain"):
            self._default_font = value if name == "deff" and value is not None else -1
            self._state = state._replace(font=self._default_font, hidden=False)
        elif name == "uc":
            self._state = state._replace(fallback=max(0, min(value or 0, 16)))
        elif name == "ansicpg" and value is not None:
            self._page = codec_name(f"cp{value}") or "cp1252"
        elif name in ("mac", "pc", "pca"):
            self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[name]
        elif name == "pard":
            self._state = state._replace(hint="")
        elif name == "outlinelevel" and value is not None and 0 <= value < 9:
            self._state = state._replace(hint=f"h{min(6, value + 1)}")
        elif name in ("v", "deleted"):
            self._state = state._replace(hidden=value != 0)

    def _unicode(self, value: int | None) -> None:
        if value is None or not -0x8000 <= value <= 0x10FFFF:
            return
        code = value + 0x10000 if value < 0 else value
        self._due = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._add(chr(code))


def extract(item: Item, *, limits: Limits) -> Extracted:
    """The text of an RTF file, one block a paragraph; title, author and creation as metadata."""
    reader = _Reader(limits)
    reader.read(item.data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    metadata = {key: first(value) for key, value in reader.metadata.items() if key != "info"}
    metadata["created"] = to_edtf(metadata.get("created"))
    return reader.builder.finish("rtf 1", metadata, empty="the RTF file has no text.")
