"""Trees: always one root and no circle, and the best there is (against networkx)."""

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.trees import best_tree


def independent(scores):
    """The best score of a tree with one root, by networkx's Edmonds, root by root."""
    count, best = len(scores), -np.inf
    for root in range(count):
        graph = nx.DiGraph()
        graph.add_nodes_from(range(count))
        for word in range(count):
            for head in range(count):
                if word != head and word != root:
                    graph.add_edge(head, word, weight=float(scores[word, head]) + 100.0)
        tree = nx.maximum_spanning_arborescence(graph) if count > 1 else graph
        weight = sum(d["weight"] - 100.0 for *_, d in tree.edges(data=True))
        best = max(best, weight + float(scores[root, root]))
    return best


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7), st.integers(0, 10_000))
def test_a_tree_and_nearly_always_the_best(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32)
    heads = best_tree(scores)
    assert sum(heads[w] == w for w in range(count)) == 1
    for word in range(count):
        at = word
        for _ in range(count):
            at = heads[at]
        assert heads[at] == at
    mine = float(scores[np.arange(count), heads].sum())
    # Only the three likeliest roots are tried, so a worse tree is allowed, a better one is not.
    assert mine <= independent(scores) + 1e-4


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 3), st.integers(0, 10_000))
def test_the_best_where_all_roots_are_tried(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count)).astype(np.float32)
    mine = float(scores[np.arange(count), best_tree(scores)].sum())
    assert abs(mine - independent(scores)) < 1e-4
