"""From arc scores to a tree: greedy where that is one, else Chu-Liu/Edmonds."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["best_tree"]

Floats = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]


def best_tree(scores: Floats) -> Heads:
    """Heads of the best tree with one root, which is its own head.

    scores (n, n): row a word, column a head for it, the diagonal its score as root.
    """
    heads: Heads = scores.argmax(1)
    if _is_tree(heads):
        return heads
    count = len(scores)
    other = _off_diagonal_best(scores)
    gains = scores.diagonal() - other
    roots = np.argsort(-gains)[:3]
    most = float(other.sum())
    best: Heads | None = None
    best_score = -np.inf
    for root in roots:
        if best is not None and most + float(gains[root]) <= best_score:
            break  # no tree with this root, nor with the next, can be better
        tried = _edmonds(scores, int(root))
        total = float(scores[np.arange(count), tried].sum())
        if total > best_score:
            best, best_score = tried, total
    assert best is not None
    return best


def _off_diagonal_best(scores: Floats) -> Floats:
    other = scores.copy()
    np.fill_diagonal(other, -np.inf)
    best: Floats = other.max(1) if len(scores) > 1 else np.zeros(len(scores), np.float32)
    return best


def _is_tree(heads: Heads) -> bool:
    count = len(heads)
    if int((heads == np.arange(count)).sum()) != 1:
        return False
    above = heads
    for _ in range(count.bit_length()):  # pointer doubling: all reach the root or go round
        above = above[above]
    return bool((above == above[0]).all())


def _edmonds(scores: Floats, root: int) -> Heads:
    """Chu-Liu/Edmonds with a given root, cycles contracted one after another."""
    count = len(scores)
    graph = scores.astype(np.float64).copy()
    np.fill_diagonal(graph, -np.inf)
    graph[root, :] = -np.inf
    graph[root, root] = 0.0
    return _contract(graph, root, count)


def _contract(graph: npt.NDArray[np.float64], root: int, count: int) -> Heads:
    heads: Heads = graph.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(count, bool)
    inside[cycle] = True
    members = np.flatnonzero(inside)
    outside = np.flatnonzero(~inside)
    kept = graph[members, heads[members]]
    # The cycle becomes one node, the last of the smaller graph.
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = graph[np.ix_(outside, outside)]
    from_cycle = graph[np.ix_(outside, members)]
    small[:-1, -1] = from_cycle.max(1)
    into_cycle = graph[np.ix_(members, outside)] - kept[:, None]
    small[-1, :-1] = into_cycle.max(0)
    new_root = int(np.searchsorted(outside, root))
    small[new_root, :] = -np.inf
    small[new_root, new_root] = 0.0
    solved = _contract(small, new_root, size)
    result = heads.copy()
    for at, node in enumerate(outside):
        head = int(solved[at])
        result[node] = members[from_cycle[at].argmax()] if head == size - 1 else outside[head]
    entry = int(solved[size - 1])
    broken = int(into_cycle[:, entry].argmax())
    result[members] = heads[members]
    result[members[broken]] = outside[entry]
    result[root] = root
    return result


def _cycle(heads: Heads, root: int) -> list[int] | None:
    state = np.zeros(len(heads), np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None
