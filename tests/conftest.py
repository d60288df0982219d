"""The order of the tests, and their patience with a busy machine."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: their event loop stays to the end, and others start one of theirs."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
