"""Reading knowledge files: ours first, then the user's, whose entries override."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import WrongUse
from sayso.model import Declaration
from sayso.resolve.who.folding import fold
from sayso.resolve.who.knowledge.party import Party, PartyKind
from sayso.vocabulary import NameRole, Tie

__all__ = ["Knowledge"]

SHIPPED = Path(__file__).with_name("parties.yaml")
COMPILED = Path(__file__).with_name("parties.json")
"""The same, ready to use: YAML takes ten times as long. `compile_shipped` writes it, a test holds
them equal."""

_NAME_FIELDS = {
    "names": NameRole.name,
    "acronyms": NameRole.acronym,
    "translations": NameRole.translation,
    "enemy_names": NameRole.name,
}
_FIELDS = {*_NAME_FIELDS, "name", "kind", "country", "demonyms", "capital", "part_of", "since",
           "until", "source"}  # fmt: skip
_SECTIONS = {"dated", "about", "states", "peoples", "parties", "outlets", "ngos", "ties"}
_CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9.\-/]{1,9}")


def key_of(name: str) -> str:
    """What a name is looked up by: acronyms as they stand (IS is not "is"), all else folded."""
    name = name.strip()
    if _CAPITALS.fullmatch(name):
        return "=" + name.replace(".", "")
    return fold(name)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All parties by every name. Made once by the entry point, handed to `resolve`."""

    parties: tuple[Party, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    by_name: Mapping[str, Party] = field(default_factory=dict)
    by_demonym: Mapping[str, Party] = field(default_factory=dict)
    by_capital: Mapping[str, Party] = field(default_factory=dict)
    by_first_word: Mapping[str, tuple[tuple[tuple[str, ...], Party], ...]] = field(
        default_factory=dict
    )

    @classmethod
    def load(cls, paths: Sequence[Path] = (), *, shipped: bool = True) -> Knowledge:
        """Read the shipped file (unless told not to), then `paths` in order; later ones override.

        Raises `WrongUse`, naming file and entry, for anything that makes no sense: YAML that does
        not parse, an unknown field or kind, one name given to two parties of one file, a name of
        one letter, a party that is part of itself through others.
        """
        parties: dict[str, Party] = {}
        owner: dict[str, str] = {}
        declarations: list[Declaration] = []
        keys: dict[str, str] = {}
        if shipped:
            _take_compiled(parties, owner, declarations, keys)
        for path in paths:
            content = _parse(path)
            own: dict[str, str] = {}
            for party in _entries(content, path):
                _claim_names(party, own, path)
                for name, _ in party.names:
                    owner.pop(key_of(name), None)
                parties[key_of(party.name)] = party
            owner.update(own)
            declarations += _ties(content, path)
        _refuse_cycles(parties)
        return cls._index(tuple(parties.values()), tuple(declarations), owner, keys)

    @classmethod
    def _index(
        cls, parties: tuple[Party, ...], declarations: tuple[Declaration, ...],
        owner: Mapping[str, str], keys: Mapping[str, str],
    ) -> Knowledge:  # fmt: skip
        by_name: dict[str, Party] = {}
        by_demonym: dict[str, Party] = {}
        by_capital: dict[str, Party] = {}
        first: dict[str, list[tuple[tuple[str, ...], Party]]] = {}
        for party in parties:
            for name, _ in party.names:
                key = keys.get(name) or key_of(name)
                if owner.get(key) != party.name:
                    continue
                by_name[key] = party
                words = (key,) if key.startswith("=") else tuple(key.split())
                if words:
                    first.setdefault(words[0], []).append((words, party))
            for word in party.demonyms:
                by_demonym.setdefault(keys.get("~" + word) or fold(word), party)
            if party.capital:
                by_capital.setdefault(keys.get("~" + party.capital) or fold(party.capital), party)
        ordered = {
            word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in first.items()
        }
        return cls(parties, declarations, by_name, by_demonym, by_capital, ordered)

    def find(self, name: str) -> Party | None:
        """The party that goes by exactly this name (folded), or None."""
        return self.by_name.get(key_of(name)) if name.strip() else None

    def people(self, word: str) -> Party | None:
        """The state or nation that this demonym belongs to ("Karvenian"), or None."""
        return self.by_demonym.get(fold(word)) if word.strip() else None

    def metonym(self, name: str) -> Party | None:
        """The state whose government this capital stands for, or None."""
        return self.by_capital.get(fold(name)) if name.strip() else None


def _fail(path: Path, problem: str, advice: str) -> WrongUse:
    return WrongUse(f"{path.name}: {problem} {advice}")


def _parse(path: Path) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  safe ones
    except OSError as error:
        raise _fail(path, f"cannot be read ({error.strerror}).", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise _fail(path, "is not UTF-8.", "Save it as UTF-8.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _fail(path, f"is not valid YAML ({error}).", "Mend it there.") from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise _fail(
            path, "holds no sections.", f"Expected some of: {', '.join(sorted(_SECTIONS))}."
        )
    unknown = {str(key) for key in content} - _SECTIONS
    if unknown:
        raise _fail(
            path, f"has a section {sorted(unknown)[0]!r} that nothing reads.",
            f"Sections are: {', '.join(sorted(_SECTIONS))}.",
        )  # fmt: skip
    return content


def _entries(content: Mapping[str, Any], path: Path) -> Iterator[Party]:
    for row in _list(content, "states", path):
        yield _state(row, path)
    for row in _list(content, "peoples", path):
        if not isinstance(row, list) or len(row) != 2:
            raise _fail(path, f"has a people {row!r:.80}.", "Expected [name, [words]].")
        yield _party({"name": row[0], "kind": "people", "demonyms": row[1]}, path)
    for section, kind in (("outlets", PartyKind.outlet), ("ngos", PartyKind.ngo)):
        for country, rows in (content.get(section) or {}).items():
            for row in rows:
                names = [str(name) for name in (row if isinstance(row, list) else [row])]
                where = None if country == "INT" else str(country)
                row_of = {"name": names[0], "names": names[1:], "kind": kind.value}
                yield _party({**row_of, "country": where}, path)
    for row in _list(content, "parties", path):
        if not isinstance(row, dict) or not row.get("name"):
            raise _fail(path, f"has a party without a name ({row!r:.80}).", "Give it `name:`.")
        yield _party(row, path)


def _list(content: Mapping[str, Any], section: str, path: Path) -> list[Any]:
    rows = content.get(section) or []
    if not isinstance(rows, list):
        raise _fail(path, f"section {section!r} is not a list.", "Begin each entry with a dash.")
    return rows


def _strings(value: object, path: Path, what: str) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return list(value)
    raise _fail(path, f"{what} holds {value!r:.60}.", "Expected a name or a list of names.")


def _state(row: object, path: Path) -> Party:
    if not isinstance(row, list) or len(row) != 5:
        raise _fail(
            path,
            f"has a state {row!r:.80}.",
            "Expected [code, name, [names], [demonyms], capital].",
        )
    code, name, names, demonyms, capital = row
    return _party({"name": name, "names": names, "kind": "state", "country": code,
                   "demonyms": demonyms, "capital": capital}, path)  # fmt: skip


def _party(row: Mapping[str, Any], path: Path) -> Party:
    name = str(row["name"]).strip()
    unknown = set(row) - _FIELDS
    if unknown:
        raise _fail(path, f"{name!r} has a field {sorted(unknown)[0]!r} that nothing reads.",
                    f"Fields are: {', '.join(sorted(_FIELDS))}.")  # fmt: skip
    try:
        kind = PartyKind(row.get("kind", ""))
    except ValueError as error:
        raise _fail(path, f"{name!r} has the kind {row.get('kind')!r}.",
                    f"Kinds are: {', '.join(PartyKind)}.") from error  # fmt: skip
    role = NameRole.acronym if _CAPITALS.fullmatch(name) else NameRole.name
    names: dict[str, NameRole] = {name: role}
    for part, part_role in _NAME_FIELDS.items():
        for item in _strings(row.get(part), path, f"{name!r}, {part}"):
            acronym = _CAPITALS.fullmatch(item.strip()) is not None
            names.setdefault(item.strip(), NameRole.acronym if acronym else part_role)
    for item in names:
        if len(fold(item).replace(" ", "")) < 2:
            raise _fail(path, f"{name!r} goes by {item!r}, which has fewer than two letters.",
                        "It would match everywhere: leave it out.")  # fmt: skip
    return Party(
        name=name,
        kind=kind,
        names=tuple(names.items()),
        country=row.get("country"),
        demonyms=tuple(_strings(row.get("demonyms"), path, f"{name!r}, demonyms")),
        capital=row.get("capital"),
        part_of=row.get("part_of"),
        since=None if row.get("since") is None else str(row["since"]),
        until=None if row.get("until") is None else str(row["until"]),
        source=str(row.get("source", "")),
        file=path.name,
    )


def _claim_names(party: Party, own: dict[str, str], path: Path) -> None:
    for name, _ in party.names:
        key = key_of(name)
        other = own.setdefault(key, party.name)
        if other != party.name:
            raise _fail(
                path, f"gives the name {name!r} to both {other!r} and {party.name!r}.",
                "One name means one party in a file: leave it to the better known.",
            )  # fmt: skip


def compile_shipped() -> str:
    """The shipped YAML as compact JSON, with every name folded already."""
    content = _parse(SHIPPED)
    own: dict[str, str] = {}
    parties = list(_entries(content, SHIPPED))
    keys: dict[str, str] = {}
    for party in parties:
        _claim_names(party, own, SHIPPED)
        keys.update((name, key_of(name)) for name, _ in party.names)
        keys.update(("~" + word, fold(word)) for word in party.demonyms)
        if party.capital:
            keys["~" + party.capital] = fold(party.capital)
    rows = [
        [p.name, p.kind, [list(name) for name in p.names], p.country, p.demonyms, p.capital,
         p.part_of, p.since, p.until, p.source] for p in parties
    ]  # fmt: skip
    ties = [
        [t.subject, t.tie, t.object, t.since, t.until, t.source] for t in _ties(content, SHIPPED)
    ]
    return json.dumps(
        {"parties": rows, "owner": own, "keys": keys, "ties": ties},
        ensure_ascii=False, separators=(",", ":"), sort_keys=True,
    ) + "\n"  # fmt: skip


def _take_compiled(
    parties: dict[str, Party], owner: dict[str, str], declarations: list[Declaration],
    keys: dict[str, str],
) -> None:  # fmt: skip
    content = json.loads(COMPILED.read_text(encoding="utf-8"))
    keys.update(content["keys"])
    owner.update(content["owner"])
    kinds = {kind.value: kind for kind in PartyKind}
    roles = {role.value: role for role in NameRole}
    for row in content["parties"]:
        name, kind, names, country, demonyms, capital, part_of, since, until, source = row
        parties[keys[name]] = Party(
            name, kinds[kind], tuple((item, roles[role]) for item, role in names), country,
            tuple(demonyms), capital, part_of, since, until, source, SHIPPED.name,
        )  # fmt: skip
    for subject, tie, target, since, until, source in content["ties"]:
        declarations.append(Declaration(subject, Tie(tie), target, since, until, source))


def _refuse_cycles(parties: Mapping[str, Party]) -> None:
    for start in parties.values():
        seen = [start.name]
        current: Party | None = start
        while current is not None and current.part_of:
            above = parties.get(key_of(current.part_of))
            if above is None:
                break
            if above.name in seen:
                raise WrongUse(
                    f"{start.file}: {' is part of '.join([*seen, above.name])}, a circle. "
                    "Take one `part_of` out."
                )
            seen.append(above.name)
            current = above


def _ties(content: Mapping[str, Any], path: Path) -> Iterable[Declaration]:
    for row in _list(content, "ties", path):
        if not isinstance(row, dict) or not {"subject", "tie", "object"} <= set(row):
            raise _fail(path, f"has a tie {row!r:.80}.", "Expected subject, tie and object.")
        try:
            tie = Tie(row["tie"])
        except ValueError as error:
            raise _fail(
                path, f"has a tie {row['tie']!r}.", f"Ties are: {', '.join(Tie)}."
            ) from error
        yield Declaration(
            subject=str(row["subject"]),
            tie=tie,
            object=str(row["object"]),
            since=None if row.get("since") is None else str(row["since"]),
            until=None if row.get("until") is None else str(row["until"]),
            source=str(row.get("source", path.name)),
        )


if __name__ == "__main__":  # after a change of parties.yaml
    COMPILED.write_text(compile_shipped(), encoding="utf-8")
