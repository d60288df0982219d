"""Other names that the text itself gives: acronyms in brackets, pseudonyms, noms de guerre.

Each pattern is linear: bounded gaps, no nested quantifiers. What is found is a rewrite of the cast,
with the passage that says so.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.model import Span
from sayso.resolve.who.acronyms import acronyms
from sayso.resolve.who.bearers import (
    beside,
    comes_back,
    described_before,
    person_before,
    unnamed_before,
)
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import LABEL, Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.phrases import take_apart
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["apply_aliases", "given_names"]

_NAME = r"[A-ZÀ-ÞĀ-ŽΑ-ΩА-Я](?:\.(?=\s?[A-Z])|(?:[\w]|['’\-.](?=\w)){1,40})"
_LINK = (
    r"(?:(?:bin|ibn|ben|bint|abu|umm|ag|ould|uld|al|el|van|von|de|da|do|dos|das|der|den|ter|ten|la|le|du|di|del)(?=\s)|[a-z]{1,3}[-'’]"
    + _NAME
    + r")"
)
NAME_RUN = rf"(?:(?:al|el|abu|[a-z]{{1,3}})[-'’])?{_NAME}(?:\s(?:{_LINK}|{_NAME})){{0,4}}"
_OPEN = r"[\"“‘'«]?"
_CLOSE = r"[\"”’'»]?"

_FALSE = (
    r"pseudonym|alias|false name|assumed name|nom de guerre|nom-de-guerre|nickname|code ?name|"
    r"cover name|made-up name|fake name|war name|battle name|fighting name"
)
_GIVEN = Screened(
    r"\b(?:(?:by|under|using|with|took|takes|taking|adopted|adopting|has|had|uses|used|bears|chose)"
    r"\s(?:the|a|an|his|her|their|as)\s(?:\w+\s){0,2}?"
    rf"(?P<kind>{_FALSE}|name)(?:\sof)?|"
    r"(?P<as>(?:asks?|asked|wants|wanted|wished|wishes|prefers|preferred|agreed)\s(?:(?:me|us|this\s\w+)\s)?"
    r"(?:only\s)?to\s(?:call\s(?:him|her|them)(?:\ssimply|\sonly|\sjust)?|be\s(?:simply\s|only\s|just\s)?"
    r"(?:called|named|identified\sas|known\sas|known\sonly\sas|identified\sonly\sas))|signs\s(?:(?:him|her)self\s)?as|"
    r"\b(?:calls?|calling|refers?\sto|referring\sto)\s(?:him|her|them)(?:\sonly)?(?:\sas)?|"
    r"(?:we|i)\s(?:will|shall)\scall(?:\shim|\sher)?|"
    r"(?:they|everyone|everybody|people|locals|villagers|neighbours|friends|comrades)\s(?:\w+\s)?calls?|"
    r"(?:whom|who)\s(?:[\w\-]+\s){1,7}?(?:address(?:es|ed)\sas|knows?\sas|knew\sas|calls?|called|is\scalling|(?:is\s)?identif(?:ies|ied|ying)|"
    r"names?|named|refers?\sto)(?:\sonly)?(?:\sas|\sby\sthe\sname)?)|"
    r"(?P<war>(?:(?:better|also|widely|otherwise)\s)?known(?:\sonly|\slocally|\swidely)?(?:\sby\shis|\sby\sher)?"
    r"(?:\snom\sde\sguerre)?(?:\sas)?|goes\sby(?:\sthe\sname)?|go(?:es)?\sby|going\sby|"
    r"calls\shimself|calls\sherself|calling\shimself|calling\sherself|nicknamed|dubbed|"
    r"a\.?k\.?a\.?|alias|whose\snom\sde\sguerre\s(?:is|was)|nom\sde\sguerre(?:\sis|\swas)?|"
    r"gave\s(?:his|her|their)\sname\s(?:only\s)?as|(?:identified|named)\s(?:himself|herself)\s"
    r"(?:only\s)?as))"
    rf",?\s(?P<open>{_OPEN})(?P<name>{NAME_RUN}){_CLOSE}"
)  # fmt: skip
_AFTER = re.compile(
    rf"(?P<name>{NAME_RUN}){_CLOSE}\s?(?:[(\[–—,-]\s?)(?i:(?:\w+\s){{0,3}}?"
    r"(?:(?P<war>nom[ -]de[ -]guerre|alias|nickname|code ?name|war name)|"
    r"pseudonym|as\s(?:he|she)\s(?:is|was|wants\sto\sbe|asked\sto\sbe|wishes\sto\sbe|calls)\s"
    r"(?:called|known|himself|herself)|as\s(?:we|(?:the|this|our)\s[\w\-]+|[\w\-]+)\s(?:shall\s|will\s)?"
    r"(?:calls?|called|names?|named)\s(?:him|her)|not\s(?:his|her|their|the)(?:\s\w+)?\s(?:real|true|actual|own)\s?name|"
    r"name\s(?:has\sbeen\s|was\s|is\s)?(?:changed|withheld)|"
    r"(?:whose|his|her|the)\s(?:real\s)?name\s(?:has\sbeen|was|is)(?:\sbeing)?\s(?:changed|withheld)|"
    r"fictitious\sname|false\sname|assumed\sname|real\sname\swithheld))\b"
)
_AFTER_WORDS = Screened(
    r"nom[ -]de[ -]guerre|alias|nickname|code ?name|war name|pseudonym|\bname\b|"
    r"as (?:he|she) (?:is|was|wants|asked|wishes|calls)|(?:calls?|called|names?|named) (?:him|her)",
    re.IGNORECASE,
)
_LATER = Screened(
    r"\b(?:his|her|the\s\w+['’]s|real)\s(?:real\s)?name\s(?:has\sbeen|was|is)\s(?:been\s)?changed\b|"
    r"\bnot\s(?:his|her)\sreal\sname\b",
    re.IGNORECASE,
)


def apply_aliases(cast: Cast) -> None:
    """Find all such statements and rewrite the cast. Call when all plain names are in."""
    acronyms(cast)
    _marked_after(cast)
    _given_names(cast)
    _later(cast)
    _quoted_names(cast)
    _all_changed(cast)


_ALL_CHANGED = re.compile(
    r"\b(?:[Nn]ames|[Aa]ll\s(?:the\s)?names|[Tt]he\snames|[Tt]heir\s(?:\w+\s)?names)\s(?:of\s[^.;\n]{3,50}\s)?"
    r"(?:have\s(?:all\s)?been|were|are)\s(?:changed|altered|pseudonyms|fictitious)\b"
)


def _all_changed(cast: Cast) -> None:
    """ "Names have been changed": whoever goes by one name only goes by a false one."""
    match = _ALL_CHANGED.search(cast.scene.raw)
    if match is None:
        return
    for figure in cast.figures:
        if figure.into is not None or not figure.proper or figure.pseudonym:
            continue
        lone = all(len(name.split()) == 1 for name in figure.names)
        if figure.is_person() and lone and not figure.roles:
            _rename(cast, figure, figure.name, NameRole.pseudonym, match.span(), True,
                        match.group(0))  # fmt: skip


def _labelled(cast: Cast, name: str, span: Span, bearer: Figure | None) -> None:
    """ "a cellmate whom the court calls Witness 7" is Witness 7."""
    figure = cast.label(name, span)
    if bearer is not None and bearer is not figure and not bearer.proper and not bearer.plural:
        cast.merge(figure, bearer)


_GOES_BY = re.compile(r"(?:go|goes|going|went)\sby\b|(?:by|under)\sthe\sname\b", re.IGNORECASE)


_CALLS = re.compile(r"(?:calls?|calling|refers?\sto|referring\sto)\s(?P<who>him|her|them)\b", re.I)


_ONLY_AS = re.compile(r"gave (?:his|her|their) name (?:only )?as\b")
"""A part of one's name, not a false one."""
_KNOWN_AS = re.compile(r"(?:\w+\s)?known\s(?:\w+\s){0,2}?as\b|gave\s", re.IGNORECASE)
_USES = re.compile(r"(?:uses|used|using|under|adopted|adopting|took|takes|taking|chose)\s")


def _is_false(match: re.Match[str]) -> tuple[NameRole, bool]:
    """The role of the name given, and whether the text says that it is not the true one."""
    kind = (match.groupdict().get("kind") or "").lower()
    words = match.group(0).lower()
    if "nom de guerre" in words or kind in {"war name", "battle name", "fighting name", "code name",
                                            "codename", "nickname"}:  # fmt: skip
        return NameRole.nom_de_guerre, True
    if kind and kind != "name":
        return NameRole.pseudonym, True
    if _ONLY_AS.search(words) is not None:
        return NameRole.name, False
    if kind == "name" and _USES.match(words) is not None:
        return NameRole.nom_de_guerre, True
    if match.groupdict().get("as"):
        return NameRole.pseudonym, True
    quoted = bool(match.groupdict().get("open"))
    if match.groupdict().get("war") and any(
        word in words for word in ("nicknamed", "dubbed", "alias", "goes by", "go by", "going by",
                                   "calls h", "calling h", "aka", "a.k.a")
    ):  # fmt: skip
        return NameRole.nom_de_guerre, True
    return NameRole.pseudonym if quoted else NameRole.name, quoted


def given_names(raw: str) -> list[tuple[str, Span]]:
    """Every false or other name that the text introduces, with where it stands."""
    return [
        (match.group("name").rstrip("."), match.span("name")) for match in _GIVEN.finditer(raw)
        if match.group("kind") or match.group("as") or match.group("open")
    ]  # fmt: skip


def _given_names(cast: Cast) -> None:
    """ "going by the pseudonym X", "who goes by X", "known as X"."""
    raw = cast.scene.raw
    for match in _GIVEN.finditer(raw):
        name, span = match.group("name").rstrip("."), match.span("name")
        role, false = _is_false(match)
        label = LABEL.match(raw, span[0])
        if label is not None and name.split()[-1] == label.group(0).split()[-2]:
            name, span, role, false = label.group(0), label.span(), NameRole.description, False
        if _GOES_BY.match(match.group(0)):
            role, false = NameRole.nom_de_guerre, True
        elif (
            match.group("kind")
            and match.group("kind").lower() == "name"
            and not match.group("open")
            and _USES.match(match.group(0)) is None
        ):
            role, false = NameRole.name, False
        bearer = (
            beside(cast, match.start())
            or described_before(cast, match.start())
            or person_before(cast, match.start())
        )
        if label is not None:
            _labelled(cast, name, span, bearer)
            continue
        unnamed = bearer is not None and bearer.is_person() and not bearer.proper
        if unnamed and not false and _KNOWN_AS.match(match.group(0)) is not None:
            role, false = NameRole.nom_de_guerre, True  # all that is known of him
        called = _CALLS.match(match.group("as") or "")
        if called is not None:
            # "calls him X": whoever stands last before it, in the sentence before as well.
            bearer = bearer or unnamed_before(cast, match.start())
        named = cast.person(name, span, create=False)
        if named is None and bearer is None:
            continue
        if called is not None and called.group("who") != "them":
            for one in (named, bearer):
                if one is not None and one.gender is None:
                    one.gender = "m" if called.group("who").lower() == "him" else "f"
        if named is None or bearer is named:
            back = comes_back(cast, match.start())
            if back is not None and back is not (bearer or named):
                cast.merge(bearer or named, back)  # type: ignore[arg-type]
            assert bearer is not None or named is not None
            figure = bearer or named
            assert figure is not None
            _rename(cast, figure, name, role, span, false, raw[match.start() : match.end()])
            continue
        back = comes_back(cast, match.start())
        if back is not None and back is not named and back is not bearer:
            cast.merge(named, back)
        if bearer is None:
            _rename(cast, named, name, role, span, false, raw[match.start() : match.end()])
            continue
        # A body may be "known as" something too: only people are merged here.
        had_name = bearer.proper
        cast.merge(named, bearer)
        _rename(cast, named, name, role, span, false, raw[match.start() : match.end()])
        if had_name:
            named.name = bearer.name
            named.proper = True


def _rename(
    cast: Cast, figure: Figure, name: str, role: NameRole, span: Span, false: bool, words: str
) -> None:
    figure = figure.live()
    had = figure.proper
    figure.add(name, role, span, f"“{words}”")
    if false:
        figure.names[name] = (role, figure.names[name][1])
        # Parts of a false name are false as well ("Venn" for ‘Daro Venn’).
        parts = set(fold(name).split())
        for other, (kind, where) in list(figure.names.items()):
            if kind is NameRole.name and set(fold(other).split()) <= parts:
                figure.names[other] = (role, where)
        figure.pseudonym = True
    if not had:
        figure.proper = True
        figure.name = name
    cast.alias(figure, name, role, span, "")


def _marked_after(cast: Cast) -> None:
    """ "X (nom de guerre)", "X, not his real name,", "X (alias Y)"."""
    if _AFTER_WORDS.search(cast.scene.raw) is None:
        return  # the pattern below tries every capital letter
    for match in _AFTER.finditer(cast.scene.raw):
        span = match.span("name")
        figure = _at_or_person(cast, match.group("name"), span)
        if figure is None and match.group("war"):
            figure = cast.person(match.group("name"), span)
            if figure is not None:
                cast.place(figure, span)
        if figure is None:
            continue
        rest = cast.scene.raw[match.end() : match.end() + 60]
        other = re.match(rf"(?:\sof|\swas|\sis|:)?\s{_OPEN}(?P<name>{NAME_RUN})", rest)
        role = NameRole.nom_de_guerre if match.group("war") else NameRole.pseudonym
        if other is not None and match.group("war"):
            start = match.end() + other.start("name")
            where = (start, start + len(other.group("name")))
            cast.alias(figure, other.group("name"), role, where, f"“{match.group(0)}”")
            continue
        _rename(cast, figure, figure.name, role, span, True, match.group(0))


def _at_or_person(cast: Cast, name: str, span: Span) -> Figure | None:
    for where, figure in cast.within((span[0] - 1, span[1] + 1)):
        if figure.is_person() and where[1] >= span[1] - 1:
            return figure
    words = take_apart(name).capital_tail or (name,)
    return cast.person(" ".join(words), span, create=False)


def _later(cast: Cast) -> None:
    """ "His name has been changed." said apart, of the person spoken of just before."""
    for match in _LATER.finditer(cast.scene.raw):
        for _, figure in cast.before(match.start(), 600):
            if figure.is_person() and figure.proper and not figure.pseudonym:
                _rename(cast, figure, figure.name, NameRole.pseudonym,
                        match.span(), True, match.group(0))  # fmt: skip
                break
            if figure.is_person() and figure.pseudonym:
                break


def _quoted_names(cast: Cast) -> None:
    """‘Tarik Solen’: a person's whole name in quotation marks of its own, where first given."""
    raw = cast.scene.raw
    for figure in cast.figures:
        if figure.into is not None or not figure.proper or figure.pseudonym:
            continue
        if figure.kind is not MentionKind.person:
            continue
        full = [(span, name) for name, (role, span) in figure.names.items()
                if span is not None and name == figure.name and role is NameRole.name]  # fmt: skip
        for span, name in full:
            before, after = raw[max(0, span[0] - 1) : span[0]], raw[span[1] : span[1] + 1]
            if before in "‘'“\"" and before and after in "’'”\"" and after:
                _rename(
                    cast, figure, name, NameRole.pseudonym, span, True, f"{before}{name}{after}"
                )
