"""The corpora, each turned into `Document`s with the labels that it has and no others."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from sayso.read.labels import MENTION_LAYERS, NAME_LAYERS, SPAN_KINDS
from sayso.read.words import Pieces
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind
from training.documents import Document, Link, Span, bio, build, detokenise, words_in
from training.written import Marked

__all__ = [
    "CORPORA",
    "LAYER_COUNT",
    "SPAN_COLUMNS",
    "Marked",
    "load",
    "marked",
    "polnear",
    "universal",
]

FREE_GENRES: Final = frozenset({"academic", "bio", "court", "news", "interview", "voyage"})
"""GUM's genres whose texts may be used freely."""

RE3D: Final = {
    "Organisation": MentionKind.group, "Location": MentionKind.place,
    "Person": MentionKind.person, "Nationality": MentionKind.nationality,
    "Temporal": MentionKind.time, "Quantity": MentionKind.quantity, "Money": MentionKind.money,
    "Weapon": MentionKind.weapon, "MilitaryPlatform": MentionKind.vehicle,
    "Vehicle": MentionKind.vehicle, "DocumentReference": MentionKind.document,
}  # fmt: skip
NAMES: Final = {
    "PER": MentionKind.person, "person": MentionKind.person, "politician": MentionKind.person,
    "ORG": MentionKind.group, "organisation": MentionKind.group,
    "politicalparty": MentionKind.group, "LOC": MentionKind.place,
    "location": MentionKind.place, "country": MentionKind.place, "MISC": MentionKind.other,
    "misc": MentionKind.other, "event": MentionKind.other, "election": MentionKind.other,
}  # fmt: skip
GUM_TYPES: Final = (
    "person", "organization", "place", "time", "object", "event", "abstract", "quantity",
)  # fmt: skip
LITBANK_TYPES: Final = ("PER", "FAC", "GPE", "LOC", "ORG", "VEH")

NAME_BASE: Final = len(MENTION_LAYERS)
GUM_BASE: Final = NAME_BASE + len(NAME_LAYERS)
LITBANK_BASE: Final = GUM_BASE + 2 * len(GUM_TYPES)
LAYER_COUNT: Final = LITBANK_BASE + 2 * len(LITBANK_TYPES)
"""Mention layers while training: those that ship, then GUM's and LitBank's, two depths each."""

GUM_SPANS: Final = len(SPAN_KINDS)
LITBANK_SPANS: Final = GUM_SPANS + len(GUM_TYPES)
NAME_SPANS: Final = LITBANK_SPANS + len(LITBANK_TYPES)
SPAN_COLUMNS: Final = NAME_SPANS + len(NAME_LAYERS)
"""Columns of the span scores while training: the kinds that ship, then each corpus's own types."""


_LAYER = {pair: index for index, pair in enumerate(MENTION_LAYERS)}
_TEMPORARY = {"obl:tmod": "obl:unmarked"}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _layered(spans: set[Span]) -> tuple[list[Span], list[Span]]:
    """Outermost spans, and the outermost of those inside them."""
    outer: list[Span] = []
    inner: list[Span] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
        elif end <= outer[-1][1] and (not inner or start >= inner[-1][1]):
            inner.append((start, end))
    return outer, inner


def _restyle(text: str, rng: random.Random) -> str:
    """The same text with straight quotation marks, now and then; lengths stay."""
    if rng.random() < 0.25:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    return text


def polnear(path: Path, pieces: Pieces, *, seed: int | None = 0) -> Iterator[Document]:
    """PolNeAR: every annotator's reading of an article is a document of its own.

    `seed=None` gives only the first annotator's, as printed. Cues and content are exclusive; a
    source may serve several cues, so each cue keeps its own link to it.
    """
    rng = random.Random(seed)
    for article in _lines(path):
        annotations = article["annotations"] if seed is not None else article["annotations"][:1]
        for annotation in annotations:
            text = _restyle(article["text"], rng) if seed is not None else article["text"]
            document = build(pieces, article["id"], text)
            tag_roles(document, annotation)
            yield document


def tag_roles(document: Document, annotation: dict[str, Any]) -> None:
    """Puts attributions into a document: tags word by word, and the links of every cue.

    Words of an attribution without a cue may have any tag: nothing says which is theirs.
    """
    count = len(document.words)
    tags = np.zeros(count, np.uint8)
    open_words: list[Span] = []
    for attribution in annotation["attributions"]:
        placed: dict[str, list[Span]] = {}
        for role in ("content", "source", "cue"):
            spans = [words_in(document.words, s, e) for s, e in attribution[role]]
            placed[role] = [s for s in spans if s[0] < s[1]]
        if not placed["cue"]:
            open_words += [*placed["content"], *placed["source"]]
            continue
        cue = placed["cue"][0]
        source = placed["source"][0] if placed["source"] else None
        document.links.append(Link(cue, source, placed["content"]))
        for role, tag in (("content", 5), ("source", 1), ("cue", 3)):
            for first, last in placed[role]:
                tags[first:last] = tag + 1
                tags[first] = tag
    document.roles = (1 << tags).astype(np.uint8)
    for first, last in open_words:
        document.roles[first:last] = 0x7F
    for start, end in annotation.get("discard") or ():
        first, last = words_in(document.words, start, end)
        document.roles[first:last] = 0x7F


def marked(path: Path) -> Iterator[tuple[str, str, list[Marked]]]:
    """Each document of re3d: id, text, mentions in reading order, outer before inner.

    Spans that begin inside a word ("again[st ISIL]" as a vehicle) are slips of it, left out.
    """
    for item in _lines(path):
        text = item["text"]
        spans = {
            (span["start"], span["end"], RE3D[span["label"]])
            for span in item["spans"]
            if span["label"] in RE3D
            and not (span["start"] and text[span["start"] - 1 : span["start"] + 1].isalpha())
        }
        yield item["id"], text, sorted(spans, key=lambda s: (s[0], -s[1], s[2]))


def re3d(path: Path, pieces: Pieces) -> Iterator[Document]:
    """Dstl's re3d: all the kinds of the main mention layers, nesting within a kind included."""
    for id, text, spans in marked(path):
        document = build(pieces, id, text)
        kinds: dict[MentionKind, set[Span]] = defaultdict(set)
        for start, end, kind in spans:
            kinds[kind].add(words_in(document.words, start, end))
        document.spans = [
            (first, last, SPAN_KINDS.index(kind))
            for kind, found in kinds.items()
            for first, last in found
            if first < last
        ]
        document.span_columns = (0, len(SPAN_KINDS))
        for kind, depth in MENTION_LAYERS:
            layers = _layered(kinds[kind])
            document.layers[_LAYER[kind, depth]] = bio(len(document.words), layers[depth])
        yield document


def names(path: Path, pieces: Pieces, *, together: int = 10) -> Iterator[Document]:
    """WikiGold, CrossNER: sentences of proper names, some of them joined to fill a window."""
    rng = random.Random(1)
    items = list(_lines(path))
    in_order = "wikigold" in str(path)
    if not in_order:
        rng.shuffle(items)
    for at in range(0, len(items), together):
        text = ""
        spans: list[tuple[int, int, str]] = []
        for item in items[at : at + together]:
            plain, place = detokenise(item["text"], rng)
            base = len(text)
            text += plain + (" " if in_order else "\n\n")
            for span in item["spans"]:
                spans.append(
                    (base + place(span["start"]), base + place(span["end"] - 1) + 1, span["label"])
                )
        document = build(pieces, f"{path.stem}-{at}", text)
        _name_layers(document, spans)
        yield document


def _name_layers(document: Document, spans: list[tuple[int, int, str]]) -> None:
    document.spans = [
        (*words_in(document.words, s, e), NAME_SPANS + NAME_LAYERS.index(NAMES[label]))
        for s, e, label in spans
        if label in NAMES
    ]
    document.span_columns = (NAME_SPANS, SPAN_COLUMNS)
    for index, kind in enumerate(NAME_LAYERS):
        chosen = {
            words_in(document.words, s, e) for s, e, label in spans if NAMES.get(label) is kind
        }
        document.layers[NAME_BASE + index] = bio(len(document.words), chosen)


def meantime(path: Path, pieces: Pieces) -> Iterator[Document]:
    """MEANTIME: times, money, and how certain each event is (as factuality -3 … 3)."""
    rng = random.Random(2)
    value = {"CERTAIN": 3.0, "PROBABLE": 2.0, "POSSIBLE": 1.0, "UNDERSPECIFIED": 0.0}
    for item in _lines(path):
        plain, place = detokenise(item["text"], rng)
        document = build(pieces, item["id"], plain)
        times: set[Span] = set()
        money: set[Span] = set()
        factuality = np.full(len(document.words), np.nan, np.float32)
        for mention in item["mentions"]:
            start, end = place(mention["start"]), place(mention["end"] - 1) + 1
            words = words_in(document.words, start, end)
            if mention["kind"] == "TIMEX3":
                times.add(words)
            elif mention["kind"] == "VALUE" and mention.get("type") == "MONEY":
                money.add(words)
            elif mention["kind"] == "EVENT_MENTION" and words[0] < words[1]:
                certainty, polarity = mention.get("certainty"), mention.get("polarity")
                if certainty is None or polarity not in ("POS", "NEG"):
                    factuality[words[0] : words[1]] = np.inf
                    continue
                number = value[certainty] * (1 if polarity == "POS" else -1)
                if mention.get("time") == "FUTURE":
                    number *= 0.5
                factuality[words[0]] = number
        document.factuality = factuality
        document.layers[_LAYER[MentionKind.time, 0]] = bio(len(document.words), times)
        document.layers[_LAYER[MentionKind.money, 0]] = bio(len(document.words), money)
        yield document


def happened(path: Path, pieces: Pieces, *, together: int = 14) -> Iterator[Document]:
    """UDS It-Happened: factuality of predicates, sentences joined to fill a window."""
    rng = random.Random(3)
    items = list(_lines(path))
    for at in range(0, len(items), together):
        text = ""
        events: list[tuple[int, float]] = []
        for item in items[at : at + together]:
            plain, place = detokenise(item["text"], rng)
            base = len(text)
            text += plain + ("\n\n" if rng.random() < 0.3 else " ")
            events += [(base + place(e["start"]), float(e["factuality"])) for e in item["events"]]
        document = build(pieces, f"{path.stem}-{at}", text)
        document.factuality = np.full(len(document.words), np.nan, np.float32)
        for start, number in events:
            first, last = words_in(document.words, start, start + 1)
            if first < last:
                document.factuality[first] = number
        yield document


def litbank(path: Path, pieces: Pieces) -> Iterator[Document]:
    """LitBank: coreference and six entity types, two depths each."""
    rng = random.Random(4)
    for item in _lines(path):
        plain, place = detokenise(item["text"], rng)
        document = build(pieces, item["id"], plain)
        numbers: dict[str, int] = {}
        spans: dict[str, set[Span]] = defaultdict(set)
        for mention in item["mentions"]:
            words = words_in(document.words, place(mention["start"]), place(mention["end"] - 1) + 1)
            if words[0] < words[1]:
                spans[mention["label"]].add(words)
                name = mention.get("cluster") or mention["id"]
                cluster = numbers.setdefault(name, len(numbers))
                document.clusters.append((*words, cluster))
        document.spans = [
            (*span, LITBANK_SPANS + index)
            for index, label in enumerate(LITBANK_TYPES)
            for span in spans[label]
        ]
        document.span_columns = (LITBANK_SPANS, NAME_SPANS)
        for index, label in enumerate(LITBANK_TYPES):
            for depth, chosen in enumerate(_layered(spans[label])):
                layer = LITBANK_BASE + 2 * index + depth
                document.layers[layer] = bio(len(document.words), chosen)
        yield document


_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*?(\))?(?=\(|\d|$)|(\d+)\)")


def universal(
    path: Path, pieces: Pieces, *, genres: frozenset[str] | None, entities: bool = False
) -> Iterator[Document]:
    """CoNLL-U with its own words, as running text: syntax and, for GUM, entities and clusters."""
    for id, genre, sentences in _conllu(path):
        if genres is None or genre in genres:
            yield _universal(pieces, id, sentences, entities=entities)


Sentence = tuple[bool, list[list[str]]]


def _conllu(path: Path) -> Iterator[tuple[str, str, list[Sentence]]]:
    id, genre = path.stem, ""
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    new = False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            if sentences:
                yield id, genre, sentences
            id, genre, sentences = line.split("= ")[1], "", []
        elif line.startswith("# meta::genre"):
            genre = line.split("= ")[1].strip()
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            new = True
        elif line and line[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append((new, rows))
            rows, new = [], False
    if sentences:
        yield id, genre, sentences


def _universal(pieces: Pieces, id: str, sentences: list[Sentence], *, entities: bool) -> Document:
    text = ""
    words: list[Span] = []
    ranges: list[Span] = []
    heads: list[int] = []
    pos: list[int] = []
    relations: list[int] = []
    opened: list[tuple[int, int, str]] = []
    found: list[tuple[int, int, int, str]] = []
    for new, rows in sentences:
        if new and text:
            text = text.rstrip() + "\n\n"
        base = len(words)
        tight_until = 0
        for row in rows:
            if "." in row[0]:
                continue
            tight = "SpaceAfter=No" in row[9]
            if "-" in row[0]:
                last = int(row[0].split("-")[1])
                tight_until = last if not tight else -last
                continue
            index, here = int(row[0]), len(words)
            start = len(text)
            text += row[1]
            words.append((start, len(text)))
            inside = index < abs(tight_until)
            at_end = index == abs(tight_until)
            if not (inside or (at_end and tight_until < 0) or (tight and not at_end)):
                text += " "
            heads.append(base + int(row[6]) - 1 if row[6] != "0" else here)
            pos.append(PARTS_OF_SPEECH.index(row[3]) if row[3] in PARTS_OF_SPEECH else -1)
            relation = _TEMPORARY.get(row[7], row[7])
            if relation not in RELATIONS:
                relation = relation.split(":")[0]
            relations.append(RELATIONS.index(relation))
            if entities:
                note = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
                for match in _ENTITY.finditer(note.group(1)) if note else ():
                    if match.group(4):
                        for back in range(len(opened) - 1, -1, -1):
                            if opened[back][1] == int(match.group(4)):
                                began, number, label = opened.pop(back)
                                found.append((began, here + 1, number, label))
                                break
                    elif match.group(3):
                        found.append((here, here + 1, int(match.group(1)), match.group(2)))
                    else:
                        opened.append((here, int(match.group(1)), match.group(2)))
        ranges.append((base, len(words)))
    document = build(pieces, id, text, words, ranges)
    document.heads = np.asarray(heads, np.int32)
    document.pos = np.asarray(pos, np.int16)
    document.relations = np.asarray(relations, np.int16)
    if entities:
        document.clusters = [(s, e, number) for s, e, number, _ in found]
        document.spans = [
            (s, e, GUM_SPANS + GUM_TYPES.index(kind))
            for s, e, _, kind in found
            if kind in GUM_TYPES
        ]
        document.span_columns = (GUM_SPANS, LITBANK_SPANS)
        for index, label in enumerate(GUM_TYPES):
            chosen = {(s, e) for s, e, _, kind in found if kind == label}
            for depth, spans in enumerate(_layered(chosen)):
                layer = GUM_BASE + 2 * index + depth
                document.layers[layer] = bio(len(words), spans)
    return document


CORPORA: Final = ("attribution", "universal", "re3d", "names", "meantime", "happened", "litbank")


def load(data: Path, pieces: Pieces, corpus: str) -> list[Document]:
    """The training documents of one corpus in CORPORA; never anything that is measured on."""
    match corpus:
        case "attribution":
            return list(polnear(data / "attribution-polnear/train.jsonl", pieces))
        case "universal":
            gum = universal(
                data / "deps-gum/train.conllu", pieces, genres=FREE_GENRES, entities=True
            )
            ewt = [
                document
                for part in ("dev", "test")
                for document in universal(data / f"deps-ewt/{part}.conllu", pieces, genres=None)
            ]
            return [*gum, *ewt]
        case "re3d":
            return list(re3d(data / "ner-re3d/train.jsonl", pieces))
        case "names":
            files = ["ner-wikigold/all"] + [
                f"ner-crossner-politics/{p}" for p in ("train", "dev", "test")
            ]
            return [d for f in files for d in names(data / f"{f}.jsonl", pieces)]
        case "meantime":
            return list(meantime(data / "multi-meantime/all.jsonl", pieces))
        case "happened":
            return list(happened(data / "fact-uds-ih2/train.jsonl", pieces))
        case "litbank":
            return list(litbank(data / "coref-litbank/all.jsonl", pieces))
    raise ValueError(f"no corpus is called {corpus}; there are {', '.join(CORPORA)}")
