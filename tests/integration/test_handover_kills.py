"""A host killed while it hands talks over loses none, and claims none that did not come."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.soak.handover_kills import TALKS, trial


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.timeout(240)
def test_what_was_taken_arrives_however_often_the_host_is_killed(tmp_path: Path) -> None:
    seen = trial(tmp_path / "trial", seed=7, kills=2)
    assert seen["killed"] == 2
    assert seen["talks"] == TALKS
    assert seen["sent"] >= TALKS
