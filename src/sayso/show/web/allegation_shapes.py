"""Allegations, themes and copies as the API gives them (docs/api.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sayso.ledger.rows import ReportRow
from sayso.model import Allegation, Reuse
from sayso.show.counted import FACETS, LABELS, LEFT_OUT, sentence, title_words
from sayso.show.web.alike import written_alike
from sayso.show.web.chain_graph import chain_graph

__all__ = ["allegation_row", "allegation_shape", "copy_shape", "shown_claims"]

Json = dict[str, Any]

CLAIMS = 200
"""Claims shown on the page of one allegation."""
PER_VOICE = 20
STEPS = 300
_REPORT = re.compile(r"\br[0-9a-f]{16}\b")
"""A report's id in words that people read."""
FACET_VALUES = 100


def allegation_row(row: Allegation) -> Json:
    """One allegation in a list."""
    detail: Mapping[str, Any] = row.detail
    claim = str(detail.get("title_claim") or row.claims[0])
    return {
        "id": row.id,
        "title": {
            "words": title_words(row),
            "claim": claim,
            "report": detail["voices"][claim]["report"],
        },
        "theme": row.theme,
        "label": row.label,
        "label_words": LABELS[row.label],
        "contested": row.contested,
        "origins": {"min": row.n_min, "max": row.n_max},
        "reports": len(row.reports),
        "repeating": detail["repeating"],
        "sentence": sentence(detail, len(row.reports)),
    }


def shown_claims(row: Allegation) -> list[tuple[str, str]]:
    """(claim, report) of the claims that its page shows: of every origin first, then of all."""
    detail: Mapping[str, Any] = row.detail
    voices = detail["voices"]
    wanted: dict[str, None] = {str(detail.get("title_claim") or row.claims[0]): None}
    sides = [detail, detail["facets"].get("denial", {"origins": []})]
    for depth in range(PER_VOICE):
        for side in sides:
            for origin in side["origins"]:
                if depth < len(origin["claims"]):
                    wanted[origin["claims"][depth]] = None
        if len(wanted) >= CLAIMS:
            break
    wanted |= dict.fromkeys(row.denying) | dict.fromkeys(row.claims)
    return [(claim, str(voices[claim]["report"])) for claim in list(wanted)[:CLAIMS]]


def allegation_shape(
    row: Allegation,
    claims: Sequence[Json],
    *,
    remarks: Sequence[Json],
    name: Callable[[str], str],
) -> Json:
    """One allegation whole. `claims` are those of `shown_claims`; `name` says a report's name."""
    detail: Mapping[str, Any] = row.detail
    by_id = {str(claim["id"]): claim for claim in claims}
    denying = set(row.denying)
    asserting = [claim for claim in row.claims if claim not in denying]
    sides = [_side("asserting", detail, asserting, row, by_id)]
    denial = detail["facets"].get("denial")
    if denial:
        sides.append(_side("denying", denial, list(row.denying), row, by_id))
    owner = {
        str(claim): str(voice["id"])
        for side in sides
        for voice in side["voices"]
        for claim in voice.pop("of")
    }
    copies = {
        step["claim"]
        for side in (detail, denial or {"trace": []})
        for step in side["trace"]
        if step["step"] == "absorbed"
    }
    steps = [*detail["trace"], *(denial["trace"] if denial else ())]
    return {
        **allegation_row(row),
        "observers": {"min": 0, "max": detail["observers"]}
        if row.n_min < row.n_max
        else {"min": detail["observers"], "max": detail["observers"]},
        "gatherers": _gatherers(claims),
        "publishers": list(row.publishers),
        "claims": len(row.claims),
        "claims_shown": len(claims),
        "sides": sides,
        "facets": list(_facets(detail, by_id)),
        "contradictions": [_clash(one, by_id) for one in detail["contradictions"][:STEPS]],
        "remarks": list(remarks),
        "nothing_said": not remarks and not any(claim["remarks"] for claim in claims),
        "trace": [
            _step(number, step, owner, by_id, name) for number, step in enumerate(steps[:STEPS], 1)
        ],
        "trace_steps": len(steps),
        "graph": chain_graph(claims, copies),
    }


def _clash(one: Mapping[str, Any], by_id: Mapping[str, Json]) -> Json:
    """Two claims that cannot both hold; of one in another allegation, its words and its speaker."""
    shape: Json = {
        "facet": one["facet"],
        "label": FACETS[one["facet"]],
        "claims": one["claims"],
        "says": one["says"],
    }
    there = one.get("elsewhere")
    if there:
        known = {there["claim"]: there["words"]}
        known |= {claim: " ".join(str(by_id[claim]["words"]).split()) for claim in by_id}
        shape["says"] = [
            f"{known.get(claim, said)} ({said})"
            for claim, said in zip(one["claims"], one["says"], strict=True)
        ]
        shape["elsewhere"] = there
    return shape


def _side(
    which: str,
    side: Mapping[str, Any],
    of_side: Sequence[str],
    row: Allegation,
    by_id: Mapping[str, Json],
) -> Json:
    """One side. Each voice carries `of`, all its claims, until the trace has been made."""
    voices: Mapping[str, Any] = row.detail["voices"]  # type: ignore[assignment]
    made: list[Json] = []
    spoken: dict[str, str] = {}
    for origin in side["origins"]:
        # Two origins may go by one key in different roles of a ring; ids stay apart.
        made.append(_voice(f"{which}:{len(made)}", origin["claims"], by_id, voices) | {
            "name": origin["name"] if origin["kind"] != "unknown" else "nobody is named",
            "kind": origin["kind"],
            "count": {"min": origin["low"], "max": origin["high"]},
            "bloc": ", ".join(origin["affiliation"]) or None,
            "control": ", ".join(origin["control"]) or None,
            "observer": origin["saw"],
            "group": origin["group"],
        })  # fmt: skip
        spoken |= dict.fromkeys(origin["claims"], made[-1]["id"])
    copied = {step["claim"]: step for step in side["trace"] if step["step"] == "absorbed"}
    for claim in of_side:
        if claim in spoken:
            continue
        voice = voices[claim]
        if claim in copied:
            source = next((spoken[one] for one in copied[claim]["sources"] if one in spoken), None)
            absorbed, left_out = source or "another report", None
        else:
            absorbed, left_out = None, LEFT_OUT.get(str(voice["left_out"]))
        name = voice["origin"] if voice["kind"] != "unknown" else None
        made.append(_voice(f"{which}:{len(made)}", [claim], by_id, voices) | {
            "name": name or voice["publisher"] or "nobody is named",
            "kind": voice["kind"],
            "count": {"min": 0, "max": 0},
            "bloc": ", ".join(voice["affiliation"]) or None,
            "control": ", ".join(voice["control"]) or None,
            "observer": voice["saw"],
            "absorbed_by": absorbed,
            "left_out": left_out,
        })  # fmt: skip
    return {
        "side": which,
        "origins": {"min": side["n_min"], "max": side["n_max"]},
        "label": side["label"],
        "label_words": LABELS[side["label"]],
        "sentence": sentence(side, len({voices[claim]["report"] for claim in of_side})),
        "blocs": [
            {
                "party": None
                if bloc == "none declared"
                else {"key": None, "id": bloc, "name": bloc, "kind": "group"},
                "origins": count,
                "control": 0,
            }
            for bloc, count in side["blocs"].items()
        ],
        "voices": made[:CLAIMS],
        "more": max(0, len(made) - CLAIMS),
    }


def _voice(
    identifier: str,
    claims: Sequence[str],
    by_id: Mapping[str, Json],
    voices: Mapping[str, Any],
) -> Json:
    """What every voice has; who it is comes from the chain of its first claim."""
    shown = [by_id[claim] for claim in claims if claim in by_id]
    hop: Json = {}
    through: list[str] = []
    for claim in shown:
        hops = claim["chain"]["hops"] if claim["chain"] else []
        for one in hops:
            if one["place"] == "gatherer":
                through.append(one["name"])
        if hops and not hop:
            hop = next((one for one in hops if one["place"] == "origin"), hops[-1])
    if not through:
        through = [str(voices[c]["publisher"]) for c in claims if voices[c]["publisher"]]
    return {
        "id": identifier,
        "of": list(claims),
        "key": hop.get("key"),
        "naming": hop.get("naming", "unknown"),
        "role": hop.get("role", "unknown"),
        "left_out": None,
        "absorbed_by": None,
        "claims": shown[:PER_VOICE],
        "claims_total": len(claims),
        "through": list(dict.fromkeys(through))[:PER_VOICE],
        "group": None,
    }


def _gatherers(claims: Iterable[Json]) -> list[str]:
    found = {
        hop["name"]: None
        for claim in claims
        for hop in (claim["chain"]["hops"] if claim["chain"] else ())
        if hop["place"] == "gatherer"
    }
    return list(found)[:CLAIMS]


def _facets(detail: Mapping[str, Any], by_id: Mapping[str, Json]) -> Iterable[Json]:
    """What the asserting claims say of each facet, and how many separate origins say any of it."""
    against = {one["facet"] for one in detail["contradictions"]}
    for facet, side in detail["facets"].items():
        if facet == "denial":
            continue
        of = {claim for origin in side["origins"] for claim in origin["claims"]}
        of |= {step["claim"] for step in side["trace"] if step["step"] == "absorbed"}
        values: dict[str, list[str]] = {}
        spelled: dict[str, Counter[str]] = {}
        for claim in sorted(of & by_id.keys()):
            said = _said(by_id[claim], facet)
            if said is not None:
                # A time is a value of its own; names and words count as they are spelled alike.
                one = said if facet == "time" else written_alike(said)
                values.setdefault(one, []).append(claim)
                spelled.setdefault(one, Counter())[said] += 1
        called = {one: max(sorted(some), key=some.__getitem__) for one, some in spelled.items()}
        yield {
            "facet": facet,
            "label": FACETS[facet],
            "origins": {"min": side["n_min"], "max": side["n_max"]},
            "label_words": LABELS[side["label"]],
            "values": [
                {
                    "value": called[value],
                    "label": called[value],
                    "origins": _among(side, claims),
                    "claims": claims,
                }
                for value, claims in list(values.items())[:FACET_VALUES]
            ],
            "disjoint": facet in against,
        }


def _said(claim: Json, facet: str) -> str | None:
    """A claim's own words for a facet."""
    stated = claim[facet]
    if stated is None:
        return None
    if facet == "place":
        return str(stated["name"])
    if facet == "time":
        return str(stated["label"])
    if facet == "count":
        return str(stated["text"])
    start = int(claim["passage"][0])
    return " ".join(str(claim["words"])[stated[0] - start : stated[1] - start].split()) or None


def _among(side: Mapping[str, Any], claims: Sequence[str]) -> Json:
    """Bounds of those counted origins that say one value: never above the facet's own."""
    here = [one for one in side["origins"] if not set(claims).isdisjoint(one["claims"])]
    groups: dict[int, int] = {}
    for one in here:
        groups[one["group"]] = max(groups.get(one["group"], 0), one["low"])
    return {"min": sum(groups.values()), "max": sum(one["high"] for one in here)}


_STRENGTHS = {"left_out": "left_out", "absorbed": "absorb", "must": "must", "may": "may",
              "apart": "apart", "decided": "decided"}  # fmt: skip


def _step(
    number: int,
    step: Mapping[str, Any],
    owner: Mapping[str, str],
    by_id: Mapping[str, Json],
    name: Callable[[str], str],
) -> Json:
    claims = [step["claim"]] if "claim" in step else list(step.get("claims", ()))
    words = str(step["words"])
    if "report" in step:  # an id that somebody else gave may look like anything
        words = words.replace(str(step["report"]), name(str(step["report"])))
    words = _REPORT.sub(lambda found: name(found[0]), words)
    about = [*claims, *step.get("sources", ())]
    return {
        "step": number,
        "words": words,
        "rule": step.get("rule", step["step"]),
        "strength": _STRENGTHS.get(str(step["step"]), "count"),
        "voices": list(dict.fromkeys(owner[one] for one in about if one in owner)),
        "passages": [
            {
                "report": by_id[one]["report"],
                "start": by_id[one]["passage"][0],
                "end": by_id[one]["passage"][1],
                "exact": by_id[one]["words"],
            }
            for one in claims[:4]
            if one in by_id
        ],
    }


def copy_shape(reuse: Reuse, other: ReportRow) -> Json:
    """What another report shares with one. No direction: the words do not say who copied whom."""
    return {
        "one": reuse.one,
        "other": reuse.other,
        "title": other.title,
        "publisher": other.publisher,
        "published": other.published,
        "containment": round(reuse.containment, 4),
        "containment_one": round(reuse.containment_one, 4),
        "containment_other": round(reuse.containment_other, 4),
        "longest": reuse.longest,
        "quotation": reuse.quotation,
        "same_credit": reuse.same_credit,
        "spans": [
            {"one": list(one.one), "other": list(one.other), "words": one.tokens}
            for one in reuse.shared
        ],
        "direction": None,
    }
