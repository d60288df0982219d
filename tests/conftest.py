"""The order of the tests."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: their event loop stays to the end, and others start one of theirs."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
