"""From bytes to text: which encoding, and what is done to the characters.

Order: byte order mark, UTF-16 by its zeros, UTF-8, the declared charset, line by line where some
lines are UTF-8 and some are not, a Latin code page whose letters make up one language's own,
charset-normalizer, and last Windows-1252. Whatever was guessed
is said in a note.

Characters are kept as they are, direction marks included, with two exceptions: every line end
(CR LF, CR, form feed) becomes one line feed, and every other C0 control and DEL becomes U+FFFD,
one for one. Both are counted in a note where anything but line ends was touched.
"""

from __future__ import annotations

import codecs
import io
import re

from sayso.ingest.formats.seam import quiet

__all__ = [
    "codec_name", "controls", "decode", "line_ends", "looks_like_text", "register_fallback", "tidy",
]  # fmt: skip

SAMPLE = 256 * 1024
"""Bytes shown to the guesser: its cost grows with them, its answer hardly does."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = [
    "cp1252", "cp1254", "cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "cp1257", "koi8_r",
    "iso8859_5", "iso8859_6", "iso8859_9", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5",
]  # fmt: skip
_ALIASES = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
"""As browsers do: the Windows code page is a superset, and what is meant."""

_LATIN = {
    "cp1252": [
        frozenset(letters)
        for letters in (
            "àâæçéèêëîïôœùûüÿñ", "äöüßéèàçåæøñáíóú", "áéíóúüñçàèìòùãõâêôªº", "åäöæøéèüáàóê",
            "êîûçöüâ",
        )
    ],
    "cp1254": [frozenset("çğıöşüâîûêiéIi")],
    "cp1250": [
        frozenset(letters)
        for letters in (
            "ąćęłńóśźżéöü", "áčďéěíňóřšťúůýžöüäôĺľŕ", "áéíóöőúüű", "ăâîşţéöü", "čćžšđéöü",
        )
    ],
}  # fmt: skip
"""Letters beyond ASCII of the languages that are written in each code page."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n?|\f")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BINARY = bytes(range(0, 9)) + bytes((0x0B,)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20))

FALLBACK = "sayso-windows-1252"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


def register_fallback() -> str:
    """Name of an error handler that reads the bytes a decoder refuses as Windows-1252."""
    codecs.register_error(FALLBACK, _as_windows)
    return FALLBACK


def codec_name(declared: str | None) -> str | None:
    """Python's name for a declared charset; None where it is none, or not one for text."""
    if not declared or len(declared) > 40:
        return None
    try:
        found = codecs.lookup(declared.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in {
        "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem",
    }:  # fmt: skip
        return None
    return _ALIASES.get(found.name, found.name)


def looks_like_text(data: bytes) -> bool:
    """Whether these bytes may be text in some encoding: few controls, or UTF-16/32 with a mark."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _utf16_by_zeros(data):
        return True
    controls = len(data) - len(data.translate(None, _BINARY))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return controls * 50 <= len(data)
    return controls * 4 <= len(data)


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes, and what had to be guessed. Never fails; not yet `tidy`."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return text, _replaced(text, name)
    if name := _utf16_by_zeros(data):
        text = data.decode(name, "replace")
        return text, (f"encoding guessed from its zero bytes: {name}", *_replaced(text, name))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # Guessed from where it first is not UTF-8: a long beginning may be plain ASCII.
        sample = data[max(0, error.start - 1000) :][:SAMPLE]
    name = codec_name(declared) or ""
    if name and name != "utf-8":
        try:
            return data.decode(name), (f"encoding as declared: {name}",)
        except (UnicodeError, ValueError):
            pass
    if _partly_utf8(data):
        return _by_line(data, name if name != "utf-8" else "")
    if guessed := _latin(sample) or _guess(sample):
        try:
            return data.decode(guessed), (f"encoding guessed: {guessed}",)
        except (UnicodeError, ValueError):
            pass
    text = data.decode("cp1252", "replace")
    return text, ("encoding unknown, read as windows-1252", *_replaced(text, "windows-1252"))


def line_ends(text: str) -> str:
    """The text with every line end as one line feed."""
    return _LINE_ENDS.sub("\n", text) if "\r" in text or "\f" in text else text


def controls(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its controls as U+FFFD, one for one, and notes on what was found."""
    notes: list[str] = []
    if _CONTROLS.search(text):
        text, count = _CONTROLS.subn("\ufffd", text)
        notes.append(f"{count} control characters replaced by U+FFFD")
    if _OVERRIDES.search(text):
        count = sum(1 for _ in _OVERRIDES.finditer(text))
        notes.append(f"{count} bidirectional control characters kept: what is seen may differ")
    return text, tuple(notes)


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """Both: line ends, then controls."""
    return controls(line_ends(text))


def _replaced(text: str, name: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} characters could not be read as {name}",) if count else ()


def _utf16_by_zeros(data: bytes) -> str:
    """UTF-16 without a mark: Latin text then has a zero in every second byte, on one side only."""
    head = data[:4096]
    if len(head) < 8 or len(data) % 2:
        return ""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _partly_utf8(data: bytes) -> bool:
    """Whether some line with letters beyond ASCII is valid UTF-8: chance hardly makes one."""
    for line in io.BytesIO(data):
        if not line.isascii():
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                continue
            return True
    return False


def _by_line(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    other = declared or "cp1252"
    text = io.StringIO(newline="")
    odd = 0
    for line in io.BytesIO(data):
        try:
            text.write(line.decode("utf-8"))
        except UnicodeDecodeError:
            odd += 1
            text.write(line.decode(other, "replace"))
    return text.getvalue(), (f"mixed encodings: {odd} lines read as {other}, the rest as UTF-8",)


def _latin(sample: bytes) -> str:
    """The Latin code page in which all letters beyond ASCII belong to one language; "" if none.

    Surer than the guesser where such letters are few: it takes Turkish for Romanian.
    """
    high = sum(1 for byte in sample if byte >= 0xC0)
    if high * 4 > len(sample):
        return ""
    for page in ("cp1252", "cp1254", "cp1250"):
        try:
            letters = {sign for sign in sample.decode(page) if sign > "\x7f" and sign.isalpha()}
        except UnicodeDecodeError:
            continue
        folded = {sign.lower()[0] for sign in letters}
        if any(folded <= language for language in _LATIN[page]):
            return page
    return ""


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    with quiet():
        best = from_bytes(sample, cp_isolation=_GUESSES, preemptive_behaviour=False).best()
    return best.encoding if best is not None else None
