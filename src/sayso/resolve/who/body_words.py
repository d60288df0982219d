"""The words of bodies' names as they are compared: numbers in figures, small words evened out.

`body_forms` has the forms of companies, `body_terms` the words that several languages have.
"""

from __future__ import annotations

import re

from sayso.resolve.who.body_forms import without_forms

__all__ = ["TELLING", "plain_words"]

_NUMBERS = dict(
    pair.split("=")
    for pair in """
    one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
    first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
    eleventh=11 twelfth=12
    """.split()
)
_SMALL = {
    word: plain
    for plain, words in {
        "and": "und et i e y u ve og och en ja", "for": "fur pour para per dla zur zum dlya",
        "of": "des della delle dei do",
    }.items()
    for word in words.split()
}  # fmt: skip
_NUMBER_SIGN = re.compile(r"\b(?:no|nr|num|number|numero|nummer) (?=\d)")
_NTH = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COUNTRIES = {
    "us": "united states", "usa": "united states", "uk": "united kingdom",
    "uae": "united arab emirates", "un": "united nations", "eu": "european union",
    "dprk": "north korea", "prc": "china", "drc": "congo",
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip


_SHIP = re.compile(
    r"(?:m ?v|m [ty]|s [svy]|ss|m ?t ?b|f ?v|r ?v|r r s|lpgc?|lngc?|lpg c|lng c|vlcc|hms|uss|ins|"
    r"rfa|usns|rms|hmas|hmcs|mt(?= \w+ \d)|motor (?:vessel|tanker|ship|yacht)|sailing vessel|"
    r"steamship|(?:oil |chemical |gas )?tanker|cargo ship|bulk carrier|fishing (?:vessel|boat))"
    r" (?=\w{2})"
)
"""What stands before a ship's name and says what sort of ship it is ("M/V", "F/V", "HMS")."""


_STATES = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
    brazil britain brunei bulgaria burkina burma burundi cambodia cameroon canada chad chile china
    colombia comoros congo croatia cuba cyprus denmark djibouti dominica ecuador egypt england
    eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada
    guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia
    lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi
    malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro
    morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman
    pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan
    suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey
    turkmenistan uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia
    zimbabwe""".split()
)
TELLING = _STATES | frozenset(
    """east west north south eastern western northern southern central upper lower inner outer left
    right old new young first last great greater lesser big small red white black blue green
    mens womens men women male female boys girls civil military public private armed unarmed
    internal external interior exterior import export""".split()
)
"""Words that are never a slip for one another: countries, and those that tell like bodies apart."""


_IN_FULL = re.compile(
    r"\b(?:(?:islamic|arab|federal|federative|bolivarian|socialist|hashemite) )*"
    r"(?:republic|kingdom|state|sultanate|commonwealth) of (?:the )?"
    rf"(?P<state>(?:{'|'.join(sorted(_STATES - {'korea', 'congo', 'china', 'georgia'}))})\b)"
)
"""A state's name in full; not of those that are two."""
_FULL_NAMES = {
    "russian federation": "russia", "syrian arab republic": "syria",
    "united states of america": "united states", "french republic": "france",
    "hellenic republic": "greece", "swiss confederation": "switzerland",
}  # fmt: skip


def plain_words(folded: str) -> tuple[str, ...]:
    """The words of a body's folded name, its form left out, short forms and numbers evened out.

    A name that is nothing but a form keeps it.
    """
    folded = _SHIP.sub("", folded, count=1) if _SHIP.match(folded) else folded
    folded = _IN_FULL.sub(r"\g<state>", _NUMBER_SIGN.sub("", folded))
    for full, short in _FULL_NAMES.items():
        folded = folded.replace(full, short)
    words = without_forms(folded)
    if len(words) > 1:
        words = " ".join(_COUNTRIES.get(word, word) for word in words).split()
    return tuple(_small(_numbers(words)))


def _small(words: list[str]) -> list[str]:
    """Small words of other languages as English ones; the first and last word is none."""
    inner = (_SMALL.get(word, word) for word in words[1:-1])
    return [*words[:1], *inner, *words[1:][-1:]]


def _numbers(words: list[str]) -> list[str]:
    """Numbers in figures ("forty four" and "44th" → 44): a unit's number is its name."""
    made: list[str] = []
    ten = False
    for place, word in enumerate(words):
        nth = _NTH.fullmatch(word)
        small = _NUMBERS.get(word, "")
        if word == "thousand" and made and made[-1].isdigit():
            made[-1] += "000"
        elif ten and len(small) == 1:
            made[-1] = made[-1][0] + small
        elif word.endswith("ieth") and f"{word[:-4]}y" in _TENS:
            made.append(str(_TENS[f"{word[:-4]}y"]))
        else:
            plain = small or str(_TENS.get(word, word))
            last = 0 < place == len(words) - 1
            made.append(nth.group(1) if nth else _from_roman(plain, last))
        ten = word in _TENS
    return made


_ROMAN_NUMBER = re.compile(r"(?=[ivx]{2})(x{0,3})(ix|iv|v?i{0,3})")


def _from_roman(word: str, last: bool) -> str:
    """A Roman number below forty in figures; a letter alone is one only where it ends the name."""
    number = _ROMAN_NUMBER.fullmatch(word)
    if number is not None:
        tens, ones = number.groups()
        return str(
            10 * len(tens)
            + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix").index(ones)
        )
    return {"i": "1", "v": "5", "x": "10"}.get(word, word) if last else word
