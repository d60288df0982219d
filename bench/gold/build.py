"""One report's annotation blocks, resolved to a `parse` object."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from bench.gold.notation import GoldError, Span, find, mode_of, occurrences, options, table
from bench.gold.nouns import UNNAMED, GoldEntity, GoldReport, Json
from sayso.model import text_hash
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    JourneyStatus,
    MentionKind,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
    TimePrecision,
    TimexType,
)

NAME_ROLES = {
    "~": "description", "=": "acronym", "^": "nom_de_guerre", "%": "pseudonym", "@": "translation",
}  # fmt: skip


class ReportBuilder:
    """Turns one report's blocks into a `parse` object. Keeps the text and the keys at hand."""

    def __init__(self, incident: str, raw: Json) -> None:
        self.id = f"{incident}/{raw['id']}"
        self.raw = raw
        self.text: str = raw["text"].rstrip("\n")
        self.entities = {e.key: e for e in map(entity_of, table(raw["who"], 3))}
        self.attributions: dict[str, Json] = {}
        self.said: dict[str, dict[str, str]] = {}

    def build(self) -> GoldReport:
        """The whole report. Raises GoldError naming the line that does not fit."""
        publisher = self.entity(self.raw["publisher"])
        for row in table(self.raw["says"], 7):
            self.told(row, self.attribution)
        self.mentions = self.all_mentions()
        for attribution in self.attributions.values():
            self.prove(attribution)
        remarks = [self.told(row, self.remark) for row in table(self.raw.get("remarks", ""), 4)]
        claims = [self.told(row, self.claim) for row in table(self.raw.get("claims", ""), 5)]
        self.caveats(claims, remarks)
        self.check_references(claims, remarks)
        title = self.raw.get("title")
        published = self.raw.get("published")
        gold = {
            "id": self.id,
            "text_sha256": text_hash(self.text),
            "language": "en",
            "publisher": publisher.name,
            "title": title,
            "published": published,
            "attributions": list(self.attributions.values()),
            "mentions": self.mentions,
            "entities": [
                {
                    "id": e.key,
                    "kind": e.kind.value,
                    "name": e.name,
                    "names": [{"name": name, "role": role} for name, role, _ in e.names],
                }
                for e in self.entities.values()
            ],
            "times": [self.told(row, self.time) for row in table(self.raw.get("times", ""), 4)],
            "claims": claims,
            "remarks": remarks,
            "journeys": [
                self.told(row, self.journey) for row in table(self.raw.get("journeys", ""), 6)
            ],
        }
        return GoldReport(
            self.id, self.id.partition("/")[0], self.raw["genre"], self.text, publisher.name,
            publisher.key, published, title, self.entities, json.loads(json.dumps(gold)),
        )  # fmt: skip

    def told(self, row: list[str], make: Callable[[list[str]], Json]) -> Json:
        """`make(row)`, with the report and the row in the message of what goes wrong."""
        try:
            made = make(row)
        except (GoldError, ValueError, KeyError) as error:
            raise GoldError(f"{self.id}: {' | '.join(row)}: {error!r}") from error
        return made

    def entity(self, key: str) -> GoldEntity:
        if key not in self.entities:
            raise GoldError(f"{self.id}: no entity {key!r} in `who`")
        return self.entities[key]

    def attribution(self, row: list[str]) -> Json:
        name, source, cue, content, chain, basis, rest = row
        more = options(rest)
        unknown = set(more) - {"p", "c", "m", "in", "ins", "cav", "mode"}
        if unknown or name in self.attributions:
            raise GoldError(f"unknown option {unknown} or second {name}")
        parent = more.get("in")
        around = None
        if parent:
            pieces = self.attributions[parent]["content"]
            around = (pieces[0][0], pieces[-1][1])
        contents = [find(self.text, piece, within=around) for piece in content.split(" + ")]
        sources = [find(self.text, s, near=contents) for s in source.split(" + ") if s]
        cues = [find(self.text, c, near=contents) for c in cue.split(" + ") if c]
        extent = (contents[0][0], contents[-1][1])
        inserted = [
            find(self.text, i, within=extent) for i in more.get("ins", "").split(" + ") if i
        ]
        hops, origin = self.chain(chain)
        self.said[name] = {"caveats": more.get("cav", "")}
        self.attributions[name] = {
            "id": name, "source": sources, "cue": cues, "content": contents,
            "insertions": inserted, "mode": more.get("mode") or mode_of(self.text, contents),
            "parent": parent, "chain": hops, "origin": origin, "basis": Basis(basis).value,
            "polarity": Polarity(more.get("p", "pos")).value,
            "certainty": Certainty(more.get("c", "certain")).value,
            "modality": Modality(more.get("m", "actual")).value, "confidence": 1.0,
        }  # fmt: skip
        return self.attributions[name]

    def chain(self, notation: str) -> tuple[list[Json], int | None]:
        """Hops and index of the origin; a final ~ says that nobody is said to have heard it."""
        gap = notation.endswith("~")
        hops: list[Json] = []
        origin = None
        for index, step in enumerate(notation.rstrip("~ ").split(" > ")):
            match = re.fullmatch(r"([a-z0-9_]+|\?)(\((?:i|n)\))?(\*)?", step.strip())
            if match is None:
                raise GoldError(f"not a hop: {step!r}")
            how = {"(i)": How.inferred, "(n)": How.not_stated}.get(match[2] or "", How.stated)
            if match[1] == "?":
                hops.append(hop_of("unknown", None, Naming.unknown, Role.unknown, How.not_stated))
            else:
                known = self.entity(match[1])
                hops.append(hop_of(known.name, known.key, known.naming, known.role, how))
            if match[3]:
                origin = index
        if hops[0]["entity"] != self.raw["publisher"]:
            raise GoldError("a chain begins with the publisher")
        for index, hop in enumerate(hops):
            gathers = hop["entity"] is not None and "g" in self.entity(hop["entity"]).flags
            if origin is not None and index < origin and not gathers:
                raise GoldError(f"{hop['name']} stands before the origin and is no gatherer")
            if origin is not None and index == origin and gathers and index + 1 < len(hops):
                raise GoldError(f"{hop['name']} gathers: the origin stands behind it")
        if gap and origin is not None:
            hops[origin]["how"] = How.not_stated.value
        return hops, origin

    def all_mentions(self) -> list[Json]:
        """Every occurrence of every name, and the sources that stand for the last hop."""
        owner: dict[Span, str] = {}
        for entity in self.entities.values():
            taken: list[Span] = []
            for name, _, present in sorted(entity.names, key=lambda n: -len(n[0])):
                spans = occurrences(self.text, name)
                if present != bool(spans):
                    stands = "stands" if spans else "does not stand"
                    raise GoldError(f"{self.id}: {entity.key}: {name!r} {stands} in the text")
                for span in spans:
                    if any(s <= span[0] and span[1] <= e for s, e in taken):
                        continue
                    if owner.setdefault(span, entity.key) != entity.key:
                        raise GoldError(f"{self.id}: {name!r} is {owner[span]} and {entity.key}")
                    taken.append(span)
        for attribution in self.attributions.values():
            for start, end in attribution["source"]:
                key = attribution["chain"][-1]["entity"]
                inside = [s for s, k in owner.items() if k == key and start <= s[0] <= s[1] <= end]
                if key is not None and not inside:
                    owner.setdefault((start, end), key)
        return [
            {"start": s, "end": e, "kind": self.entity(key).kind.value, "entity": key}
            for (s, e), key in sorted(owner.items())
        ]

    def prove(self, attribution: Json) -> None:
        """Gives each hop its passage: the source for the speaker, else the last mention so far."""
        spans = attribution["source"] + attribution["cue"] + attribution["content"]
        end = max(e for _, e in spans)
        for index, hop in enumerate(attribution["chain"]):
            own = [m for m in self.mentions if m["entity"] == hop["entity"]]
            before = [m for m in own if m["end"] <= end]
            best = before[-1] if before else own[0] if own else None
            passage = (best["start"], best["end"]) if best else None
            if index == len(attribution["chain"]) - 1 and attribution["source"]:
                passage = attribution["source"][0]
            hop["passage"] = passage

    def claim(self, row: list[str]) -> Json:
        name, attribution, passage, act, rest = row
        more = options(rest)
        facets = {"agent", "patient", "place", "time", "n", "means", "purpose", "b", "mode"}
        flags = {v.value for kind in (Polarity, Certainty, Modality) for v in kind}
        flags |= {"heading", "examined"}
        if set(more) - facets - flags:
            raise GoldError(f"unknown facet: {set(more) - facets - flags}")
        voice: Json = {}
        within = None
        if attribution != "-":
            voice = self.attributions[attribution]
            within = (voice["content"][0][0], voice["content"][-1][1])
        span = find(self.text, passage, within=within)
        count = None
        if "n" in more:
            bounds, _, words = more["n"].partition(" ")
            find(self.text, words, within=span)
            count = {**count_of(bounds), "text": words}

        def flag(kind: Any, key: str, default: str) -> str:
            chosen = [v.value for v in kind if v.value in more]
            if len(chosen) > 1:
                raise GoldError(f"more than one of {chosen}")
            return chosen[0] if chosen else str(voice.get(key, default))

        made = {
            "id": name, "attribution": voice.get("id"), "passage": span,
            "act": Act(act).value, "act_mode": more.get("mode"),
            **{k: self.entity(more[k]).key if k in more else None
               for k in ("agent", "patient", "place")},
            "time": more.get("time"), "count": count,
            **{k: find(self.text, more[k], within=within) if k in more else None
               for k in ("means", "purpose")},
            "polarity": flag(Polarity, "polarity", "pos"),
            "certainty": flag(Certainty, "certainty", "certain"),
            "modality": flag(Modality, "modality", "actual"),
            "basis": Basis(more["b"]).value if "b" in more else voice.get("basis", "unknown"),
            "caveats": [Caveat.heading_only.value] if "heading" in more else [],
            "examined": "examined" in more,
        }  # fmt: skip
        return made

    def time(self, row: list[str]) -> Json:
        quoted, value, precision, timex = row
        start, end = find(self.text, quoted)
        if not precision:
            lengths = {4: "year", 7: "month", 10: "day"}
            precision = "unknown" if value == "?" else lengths[len(value)]
        kind, _, shape = (timex or f"DATE {value}").partition(" ")
        return {
            "start": start, "end": end, "value": None if value == "?" else value,
            "precision": TimePrecision(precision).value,
            "timex": {"type": TimexType(kind).value, "value": shape},
        }  # fmt: skip

    def remark(self, row: list[str]) -> Json:
        passage, status, by, about = row
        start, end = find(self.text, passage)
        who = None if by == "-" else self.entity(by).key
        return {
            "start": start, "end": end, "by": who, "status": RemarkStatus(status).value,
            "about": about.split(),
        }  # fmt: skip

    def journey(self, row: list[str]) -> Json:
        who, stops, means, time, status, attribution = row
        steps = [s.strip() for s in stops.split(" > ")]
        return {
            "who": self.entity(who).key,
            "stops": [
                {"entity": self.entity(s.removeprefix("via ")).key, "via": s.startswith("via ")}
                for s in steps
            ],
            "means": None if means == "-" else find(self.text, means),
            "time": None if time == "-" else time,
            "status": JourneyStatus(status).value,
            "attribution": None if attribution == "-" else self.attributions[attribution]["id"],
        }

    def caveats(self, claims: list[Json], remarks: list[Json]) -> None:
        """The caveats that follow from the rest; single_gatherer is left to the weighing."""
        unverified = {
            target
            for remark in remarks
            if remark["status"] in {"could_not_verify", "partly_verified"}
            for target in remark["about"]
        }
        for claim in claims:
            found = set(claim["caveats"])
            if claim["attribution"] is not None:
                voice = self.attributions[claim["attribution"]]
                said = self.said[claim["attribution"]]
                found |= {Caveat(c).value for c in said["caveats"].split()}
                if any(hop["how"] == How.not_stated for hop in voice["chain"]):
                    found.add("channel_not_stated")
                if voice["insertions"]:
                    found.add("has_insertions")
                origin = voice["origin"]
                hop = None if origin is None else voice["chain"][origin]
                if hop is None or Naming(hop["naming"]) in UNNAMED:
                    found.add("unnamed_origin")
                flags = self.entity(hop["entity"]).flags if hop else {}
                if "party" in flags:
                    found.add("party_to_conflict")
                if "held" in flags:
                    found.add(f"detained_by_{flags['held']}")
                names = {claim["attribution"], hop["entity"] if hop else ""}
                if names & unverified:
                    found.add("gatherer_could_not_verify")
            elif "party" in self.entity(self.raw["publisher"]).flags:
                found.add("party_to_conflict")
            if claim["id"] in unverified:
                found.add("gatherer_could_not_verify")
            claim["caveats"] = sorted(found)

    def check_references(self, claims: list[Json], remarks: list[Json]) -> None:
        known = set(self.attributions) | set(self.entities) | {c["id"] for c in claims}
        if len({c["id"] for c in claims}) < len(claims):
            raise GoldError(f"{self.id}: a claim's id stands twice")
        for remark in remarks:
            if not set(remark["about"]) <= known:
                raise GoldError(f"{self.id}: a remark is about {set(remark['about']) - known}")


def hop_of(name: str, entity: str | None, naming: Naming, role: Role, how: How) -> Json:
    """One hop of a chain, its passage not yet known."""
    return {
        "name": name, "entity": entity, "naming": naming.value, "role": role.value,
        "how": how.value, "passage": None,
    }  # fmt: skip


def entity_of(row: list[str]) -> GoldEntity:
    """`key | kind naming role flags | names`; see GUIDE.md for the marks before names."""
    key, tags, listed = row
    kind, *rest = tags.split()
    naming, role, flags = Naming.named, Role.unknown, {}
    for tag in rest:
        name, _, value = tag.partition("=")
        if tag in {n.value for n in Naming}:
            naming = Naming(tag)
        elif tag in {r.value for r in Role}:
            role = Role(tag)
            if tag == "party":
                flags["party"] = ""
        elif name in {"g", "partisan", "held", "x"}:
            flags["party" if name == "partisan" else name] = value
        else:
            raise GoldError(f"{key}: unknown tag {tag!r}")
    names = []
    for item in filter(None, (n.strip() for n in listed.split(";"))):
        present = not item.startswith("!")
        bare = item.removeprefix("!")
        mark = NAME_ROLES.get(bare[0])
        names.append((bare[1:] if mark else bare, mark or "name", present))
    if not names:
        raise GoldError(f"{key}: no name")
    return GoldEntity(key, MentionKind(kind), naming, role, flags, tuple(names))


def count_of(bounds: str) -> Json:
    """ "17", "17+", "-5", "10-20" or "?" as low and high."""
    if bounds == "?":
        return {"low": None, "high": None}
    if bounds.endswith("+"):
        return {"low": int(bounds[:-1]), "high": None}
    low, dash, high = bounds.partition("-")
    return {"low": int(low) if low else None, "high": int(high if dash else low)}
