"""The YAML of a manifest: keys and values with their lines, and nothing that YAML could make of it.

Nodes are composed, never constructed: values stay the characters that stand in the file, and
neither tags nor aliases can make more of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import DamagedFile
from sayso.ingest.manifest_text import DECLARE, column_name, manifest_text

if TYPE_CHECKING:
    import yaml

__all__ = ["yaml_entries"]

_DEEPEST = 20
_EXAMPLE = "Write lines such as `publisher: The Merrin Courier`."


def yaml_entries(path: Path) -> Iterator[tuple[str, str | dict[str, str] | None, int]]:
    """Key, value and line of every entry; the items of `declare` come one by one.

    Raises SkipReport where the file is no YAML mapping.
    """
    import yaml

    text = manifest_text(path)
    if _too_deep(text):
        raise DamagedFile(
            f"the manifest is nested more than {_DEEPEST} deep.",
            advice=_EXAMPLE, path=str(path),
        )  # fmt: skip
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is nested too deeply"
        raise DamagedFile(
            f"the manifest is not YAML that can be read: {problem}.",
            advice=_EXAMPLE, path=str(path),
            part=f"line {mark.line + 1}" if mark else "",
        ) from error  # fmt: skip
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise DamagedFile(
            "the manifest is no list of `key: value` lines.",
            advice=_EXAMPLE, path=str(path),
        )  # fmt: skip
    for key_node, value_node in node.value:
        key = column_name(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        line = key_node.start_mark.line + 1
        if key in DECLARE and isinstance(value_node, yaml.SequenceNode):
            for item in value_node.value:
                yield key, _plain(item), item.start_mark.line + 1
        else:
            yield key, _plain(value_node), line


def _too_deep(text: str) -> bool:
    """Whether brackets, dashes or indents nest deeper than any manifest: the parser recurses."""
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    dashes = rf"(?:[-?:][ \t]+){{{_DEEPEST}}}"
    indents = {len(line) - len(line.lstrip(" ")) for line in text.splitlines()}
    return len(indents) > _DEEPEST or re.search(dashes, text) is not None


def _plain(node: yaml.Node) -> str | dict[str, str] | None:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    if isinstance(node, yaml.MappingNode) and len(node.value) <= 10:
        pairs = [(k.value, v.value) for k, v in node.value
                 if isinstance(k, yaml.ScalarNode) and isinstance(v, yaml.ScalarNode)]  # fmt: skip
        return {column_name(k): str(v) for k, v in pairs} if len(pairs) == len(node.value) else None
    return None
