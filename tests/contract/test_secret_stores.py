"""Every secret store keeps, replaces, forgets and refuses alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.vault.keyring_store import KeyringStore
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import LARGEST
from tests.support.keyring_service import named
from tests.support.stores import make_bot


@pytest.fixture(params=["memory", "file", "keyring"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SecretStore]:
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "keyring":
        yield KeyringStore(named("keyring.backends.SecretService.Keyring"))
    else:
        with make_bot(tmp_path / "a.hushbot") as file:
            yield file.secrets


def test_it_is_a_secret_store_and_names_itself(store: SecretStore) -> None:
    assert isinstance(store, SecretStore)
    assert store.backend in {"MemoryStore", "FileSecrets", "SecretService.Keyring"}


def test_what_was_put_is_got(store: SecretStore) -> None:
    store.put("provider:openai", b"\x00sk-\xff")
    assert store.get("provider:openai") == b"\x00sk-\xff"
    assert store.get("provider:ollama") is None


def test_a_second_put_replaces_the_first(store: SecretStore) -> None:
    store.put("signing_key", b"one")
    store.put("signing_key", b"two")
    assert store.get("signing_key") == b"two"


def test_what_was_removed_is_gone(store: SecretStore) -> None:
    store.put("signing_key", b"one")
    store.remove("signing_key")
    store.remove("signing_key")
    assert store.get("signing_key") is None


def test_the_largest_secret_fits_and_a_larger_one_is_refused(store: SecretStore) -> None:
    store.put("big", b"x" * LARGEST)
    assert store.get("big") == b"x" * LARGEST
    with pytest.raises(VaultError) as caught:
        store.put("big", b"x" * (LARGEST + 1))
    assert caught.value.code == "secret_too_large"
    assert store.get("big") == b"x" * LARGEST
