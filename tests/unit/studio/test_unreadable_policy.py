"""A policy that cannot be read: the strictest holds, it is kept, the owner is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.core.errors import PolicyError
from builder.core.policy import STRICTEST
from builder.studio import bots, publishing
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.support.desk import make_bench
from tests.support.policies import DAMAGED, break_policy, stored_policy

POLICIES: list[object] = [
    DAMAGED,
    None,
    [],
    {"transcripts": {"days": 9999}},
    {"messages": {"personal_data": "sometimes"}},
    {"forbid_everything": True},
    {"documents": {"personal_data": "mask", "unknown": 1}},
]


@pytest.fixture
def broken(home: Path, request: pytest.FixtureRequest) -> Path:
    keyring = MemoryStore()
    request.node.keyring = keyring
    with make_bench(keyring=keyring) as bench:
        bench.change({"privacy.network": "chosen", "privacy.hosts": ("api.example.com",)})
        break_policy(bench, getattr(request, "param", DAMAGED))
        return bench.file.path


def opened(path: Path, request: pytest.FixtureRequest) -> Workbench:
    return bots.open_bot(path, keyring=request.node.keyring)


@pytest.mark.parametrize("broken", POLICIES, indirect=True, ids=repr)
def test_the_strictest_holds_and_the_owner_is_told(
    broken: Path, request: pytest.FixtureRequest
) -> None:
    with opened(broken, request) as bench:
        assert bench.spec.notes == ("policy_unreadable",)
        assert bench.spec.privacy == STRICTEST


def test_another_change_keeps_what_stood_there_and_the_word_about_it(
    broken: Path, request: pytest.FixtureRequest
) -> None:
    with opened(broken, request) as bench:
        bench.change({"contact.email": "us@corner.example"})
        assert stored_policy(bench) == DAMAGED
        assert bench.spec.notes == ("policy_unreadable",)
    with opened(broken, request) as again:
        assert again.spec.contact.email == "us@corner.example"
        assert (again.spec.notes, again.spec.privacy) == (("policy_unreadable",), STRICTEST)


def test_choosing_again_ends_it_and_the_old_revision_stays(
    broken: Path, request: pytest.FixtureRequest
) -> None:
    with opened(broken, request) as bench:
        bench.change({"privacy.transcripts.days": 7})
        assert (bench.spec.notes, bench.spec.unread) == ((), "")
    with opened(broken, request) as again:
        assert again.spec.notes == ()
        assert again.spec.privacy.transcripts.days == 7
        assert again.spec.privacy.network.value == "none"
        kept = again.file._database.one("SELECT count(*) FROM revisions WHERE spec LIKE ?",
                                        ("%everything%",))  # fmt: skip
        assert kept == (1,)


def test_nothing_is_published_until_the_owner_has_chosen(
    broken: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    from builder.bundle.lock import Lock
    from builder.vault.secret import Secret

    lock = Lock(passphrase=Secret(publishing.suggest_passphrase()), work_factor=10)
    with opened(broken, request) as bench:
        bench.change({"contact.email": "us@corner.example"})
        with pytest.raises(PolicyError) as caught:
            publishing.export(bench, tmp_path / "b.hush", lock=lock)
    assert caught.value.code == "launch_blocked"
    assert "policy_unreadable" in str(caught.value.params["codes"])
