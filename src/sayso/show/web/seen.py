"""What the opened reports show of one entity: names, why they are one, ties, who passed it on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sayso.model import Entity, Hop
from sayso.show.web.shapes import entity_ref, span_or_none
from sayso.show.web.sheet import Sheet

__all__ = ["Seen"]

Json = dict[str, Any]


class Seen:
    """What the opened reports show of one entity."""

    def __init__(self, sheets: list[tuple[Sheet, tuple[str, ...]]], keys: Collection[str]) -> None:
        self._sheets = sheets
        self._keys = keys
        self._entities: list[tuple[Sheet, Entity]] = [
            (sheet, sheet.entities[name])
            for sheet, names in sheets
            for name in names
            if name in sheet.entities
        ]

    @property
    def country(self) -> str | None:
        """The country that most reports give it."""
        counted = Counter(one.country for _, one in self._entities if one.country)
        return counted.most_common(1)[0][0] if counted else None

    def names(self) -> list[Json]:
        """Every name, in how many reports, and where it stands first."""
        found: dict[tuple[str, str], Json] = {}
        for sheet, one in self._entities:
            for name in one.names:
                entry = found.get((name.name, name.role.value))
                if entry is None:
                    span = span_or_none(name.passage)
                    found[name.name, name.role.value] = entry = {
                        "name": name.name,
                        "role": name.role.value,
                        "reports": 0,
                        "first": {
                            "report": sheet.id,
                            "passage": span,
                            "exact": sheet.text[slice(*span)] if span else None,
                        },
                    }
                entry["reports"] += 1
        return sorted(found.values(), key=lambda entry: (-entry["reports"], entry["name"]))

    def evidence(self) -> list[Json]:
        """Why its names are taken for one, and in which reports."""
        found: dict[str, list[str]] = defaultdict(list)
        for sheet, one in self._entities:
            for why in one.evidence:
                if sheet.id not in found[why]:
                    found[why].append(sheet.id)
        return [{"why": why, "reports": reports} for why, reports in found.items()]

    @property
    def place(self) -> Json | None:
        """Its best coordinates."""
        spots = []
        for sheet, names in self._sheets:
            for one in sheet.parsed.resolved.places:
                if one.entity in names and one.lat is not None and one.lon is not None:
                    spots.append(one)
        if not spots:
            return None
        best = min(spots, key=lambda one: one.precision)
        return {
            "lat": best.lat,
            "lon": best.lon,
            "precision": best.precision,
            "geonames": best.geonames,
            "country": best.country,
        }

    def ties(self) -> list[Json]:
        """Ties that the reports state of it, or that a person declared."""
        shown = []
        for sheet, names in self._sheets:
            for tie in sheet.parsed.resolved.ties:
                if tie.subject in names or tie.object in names:
                    shown.append(
                        {
                            "subject": entity_ref(sheet, tie.subject),
                            "tie": tie.tie.value,
                            "object": entity_ref(sheet, tie.object),
                            "report": sheet.id,
                            "passage": span_or_none(tie.passage),
                        }
                    )
        return shown[:100]

    def naming(self) -> list[str]:
        """How it is named where it speaks."""
        return sorted({hop.naming.value for hop in self._hops()})

    def roles(self) -> list[str]:
        """What it is said to be where it speaks."""
        return sorted({hop.role.value for hop in self._hops()})

    def _hops(self) -> list[Hop]:
        return [
            hop
            for sheet, _ in self._sheets
            for attribution, chain in sheet.parsed.resolved.chains.items()
            for hop, hop_key in zip(chain.hops, sheet.keys(attribution or None), strict=True)
            if hop_key in self._keys
        ]

    def through(self) -> list[Json]:
        """Who stands before it in the chains in which it speaks."""
        counted: Counter[tuple[str, str | None]] = Counter()
        for sheet, _ in self._sheets:
            for attribution, chain in sheet.parsed.resolved.chains.items():
                keys = sheet.keys(attribution or None)
                if keys and keys[-1] in self._keys:
                    for hop, hop_key in zip(chain.hops[:-1], keys[:-1], strict=True):
                        counted[hop.name, hop_key] += 1
        return [
            {"name": name, "key": hop_key, "chains": times}
            for (name, hop_key), times in sorted(
                counted.items(), key=lambda pair: (-pair[1], pair[0][0])
            )[:50]
        ]
