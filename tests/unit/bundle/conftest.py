"""A desk and a good bundle for every test of the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bundles import Desk, make_bundle, make_desk


@pytest.fixture(scope="session")
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def good(tmp_path: Path, desk: Desk) -> Path:
    """A bundle that is sealed to the desk's host."""
    return make_bundle(tmp_path / "shop.hush", desk).file
