"""What a whole window needs in a test: a keyring that can be there, absent or in trouble."""

from __future__ import annotations

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.vault.memory_store import MemoryStore


class Keyring:
    """What is found when the keyring is asked for, or why not."""

    def __init__(self) -> None:
        self.store: SecretStore | None = MemoryStore()
        self.problem: VaultError | None = None

    def __call__(self) -> SecretStore | None:
        if self.problem is not None:
            raise self.problem
        return self.store
