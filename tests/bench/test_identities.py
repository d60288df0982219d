"""B-cubed against figures worked out by hand."""

from __future__ import annotations

from bench.identities import b_cubed


def test_perfect_clusters_score_one_each() -> None:
    """Every mention right: precision and recall are the number of mentions."""
    assert b_cubed([("a", "x"), ("a", "x"), ("b", "y")]) == (3.0, 3.0)


def test_one_cluster_for_two_people() -> None:
    """Two of one and one of another in one cluster: precision 4/9 + 1/9, each times 3."""
    precision, recall = b_cubed([("a", "x"), ("a", "x"), ("b", "x")])
    assert abs(precision - 5 / 3) < 1e-9
    assert recall == 3.0
