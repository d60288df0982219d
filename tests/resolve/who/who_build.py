"""Readings built by hand from marked text, for tests that load no model.

`[S1:he] [Q1:said] [C1:the bridge was shut]` marks source, cue and content of attribution 1;
`[P:Tarik Solen]`, `[G:…]`, `[L:…]`, `[N:…]`, `[D:…]`, `[F:…]` mark mentions (person, group, place,
nationality, document, facility). Marks nest; an attribution whose parts stand in another's content
has it as parent. Paragraphs are parted by blank lines; `= ` begins the headline, `# ` a heading,
`~ ` a credit line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model import (
    Attribution,
    Chain,
    Mention,
    Paragraph,
    Quotation,
    Reading,
    Report,
    Resolved,
    Sentence,
    Text,
)
from sayso.resolve import resolve
from sayso.resolve.who.knowledge import Knowledge
from sayso.vocabulary import MentionKind, Mode, ParagraphKind

_OPEN = re.compile(r"\[(?P<tag>[SQC]\d+|[PGLNDF]):")
_KINDS = {
    "P": MentionKind.person,
    "G": MentionKind.group,
    "L": MentionKind.place,
    "N": MentionKind.nationality,
    "D": MentionKind.document,
    "F": MentionKind.facility,
}
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”’\"]*|\n|$)\s*")
_MARKS = {
    "= ": ParagraphKind.headline,
    "# ": ParagraphKind.heading,
    "~ ": ParagraphKind.credit,
}

WORLD = """
states:
  - [KV, Karvenia, [], [Karvenian, Karvenians], Oldeva]
  - [TM, Tasmur, [], [Tasmuri, Tasmuris], Merrin]
parties:
  - name: Ashar Brigades
    kind: armed_group
    acronyms: [AB]
    enemy_names: [Rasha]
  - {name: Northern Defence Council, kind: armed_group, acronyms: [NDC]}
  - {name: Karvenian Army, kind: armed_forces, country: KV}
outlets:
  TM: [The Merrin Courier]
  KV: [Oldeva Today, KTA]
  INT: [Halden Press]
ngos:
  TM: [Isk Valley Monitor]
"""


@dataclass
class Marked:
    """A text without its marks, and where they stood."""

    text: str
    spans: list[tuple[str, int, int]] = field(default_factory=list)


def unmark(marked: str) -> Marked:
    out: list[str] = []
    size = 0
    open_tags: list[tuple[str, int]] = []
    spans: list[tuple[str, int, int]] = []
    index = 0
    while index < len(marked):
        match = _OPEN.match(marked, index)
        if match is not None:
            open_tags.append((match.group("tag"), size))
            index = match.end()
            continue
        if marked[index] == "]" and open_tags:
            tag, start = open_tags.pop()
            spans.append((tag, start, size))
            index += 1
            continue
        out.append(marked[index])
        size += 1
        index += 1
    return Marked("".join(out), spans)


def paragraphs(marked: str) -> tuple[str, list[ParagraphKind]]:
    kinds: list[ParagraphKind] = []
    parts: list[str] = []
    for part in re.split(r"\n\s*\n", marked.strip()):
        part = " ".join(part.split())
        kind = _MARKS.get(part[:2], ParagraphKind.body)
        kinds.append(kind)
        parts.append(part[2:] if kind is not ParagraphKind.body else part)
    return "\n\n".join(parts), kinds


def build(marked: str, **report: str) -> tuple[Report, Text, Reading]:
    source, kinds = paragraphs(marked)
    found = unmark(source)
    raw = found.text
    blocks: list[Paragraph] = []
    start = 0
    for kind, part in zip(kinds, raw.split("\n\n"), strict=True):
        blocks.append(Paragraph(start, start + len(part), kind))
        start += len(part) + 2
    sentences = [
        Sentence(b.start + m.start(), b.start + m.end(), 0, 0)
        for b in blocks
        for m in _SENTENCE.finditer(raw[b.start : b.end])
    ]
    quotations = [Quotation(m.start(), m.end()) for m in re.finditer(r"“[^”\n]*(?:”|$)", raw)]
    text = Text(raw, "by hand 1", tuple(blocks))
    reading = Reading(
        text_sha256=text.sha256,
        language="en",
        reader="by hand",
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        mentions=tuple(
            Mention(start, end, _KINDS[tag])
            for tag, start, end in sorted(found.spans, key=lambda row: (row[1], -row[2]))
            if tag in _KINDS
        ),
        attributions=_attributions(found.spans),
    )  # fmt: skip
    return Report(id="r1", capture="c", **report), text, reading


def _attributions(spans: list[tuple[str, int, int]]) -> tuple[Attribution, ...]:
    rows: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for tag, start, end in spans:
        if tag not in _KINDS:
            rows.setdefault(tag[1:], {}).setdefault(tag[0], []).append((start, end))
    contents = [(n, s) for n, parts in rows.items() for s in parts.get("C", [])]
    made = []
    for number, parts in sorted(rows.items(), key=lambda row: int(row[0])):
        own = [*parts.get("S", []), *parts.get("Q", [])]
        around = [
            (b - a, n) for n, (a, b) in contents
            if n != number and own and all(a <= s and e <= b for s, e in own)
        ]  # fmt: skip
        made.append(
            Attribution(
                id=number,
                source=tuple(sorted(parts.get("S", []))),
                cue=tuple(sorted(parts.get("Q", []))),
                content=tuple(sorted(parts.get("C", []))),
                mode=Mode.indirect,
                parent=min(around)[1] if around else None,
            )
        )
    return tuple(made)


def world(tmp: str = WORLD) -> Knowledge:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "world.yaml"
        path.write_text(tmp, encoding="utf-8")
        return Knowledge.load([path], shipped=False)


KNOWN = world()


def resolved(marked: str, knowledge: Knowledge = KNOWN, **report: str) -> Resolved:
    report.setdefault("publisher", "The Merrin Courier")
    return resolve(*build(marked, **report), knowledge=knowledge)


def names(result: Resolved, number: int | str) -> list[str]:
    """The hops of one attribution's chain by name, the origin starred."""
    chain: Chain = result.chains[str(number)]
    return [
        ("*" if place == chain.origin else "") + hop.name for place, hop in enumerate(chain.hops)
    ]


def chain(marked: str, number: int | str = 1, **report: str) -> list[str]:
    return names(resolved(marked, **report), number)
