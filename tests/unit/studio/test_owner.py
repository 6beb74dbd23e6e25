"""The owner's signing key: handed over with a statement, and followed by every bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.bundle.rotation import Rotation
from builder.core.errors import UsageError
from builder.studio import owner
from builder.vault.memory_store import MemoryStore
from tests.support.desk import make_bench


def test_a_new_key_signs_and_the_old_one_says_so(tmp_path: Path) -> None:
    with make_bench(filled=False) as bench:
        with pytest.raises(UsageError, match="nothing_rotated"):
            owner.write_rotation(bench, tmp_path / "signer.rotation")
        old = owner.signing_key(bench).public
        owner.rotate(bench)
        new = owner.signing_key(bench).public
        owner.write_rotation(bench, tmp_path / "signer.rotation")
        assert new != old
        assert Rotation.load(tmp_path / "signer.rotation").heir(old) == new
        assert bench.file.audit.counts()["signer_rotated"] == 1


def test_another_bot_of_the_same_owner_follows_when_it_signs_next() -> None:
    keyring = MemoryStore()
    with (
        make_bench("One", keyring=keyring, filled=False) as one,
        make_bench("Two", keyring=keyring, filled=False) as two,
    ):
        old = owner.signing_key(two).public
        assert owner.signing_key(one).public == old
        owner.rotate(one)
        owner.rotate(one)
        new = owner.signing_key(one).public
        assert owner.signing_key(two).public == new
        assert owner.rotation(two).heir(old) == new
        assert len(owner.rotation(two).steps) == 1


def test_a_keyring_that_was_put_back_does_not_bring_the_old_key_back() -> None:
    keyring = MemoryStore()
    with make_bench(keyring=keyring, filled=False) as bench:
        before = owner.signing_key(bench).to_bytes()
        owner.rotate(bench)
        new = owner.signing_key(bench).public
        keyring.put("signing_key", before)
        assert owner.signing_key(bench).public == new
        assert keyring.get("signing_key") != before
        assert len(owner.rotation(bench).steps) == 1


def test_without_a_keyring_the_key_turns_in_the_file_alone() -> None:
    with make_bench(filled=False) as bench:
        bench.keyring = None
        old = owner.signing_key(bench).public
        owner.rotate(bench)
        assert owner.rotation(bench).heir(old) == owner.signing_key(bench).public != old
