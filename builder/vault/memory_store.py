"""A secret store that forgets when the program ends: for tests, and for trying things out."""

from __future__ import annotations

from builder.vault.secret import check_size


class MemoryStore:
    """Keeps secrets in memory."""

    def __init__(self, backend: str = "MemoryStore") -> None:
        self.backend = backend
        self._entries: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """The secret called `name`, or None."""
        return self._entries.get(name)

    def put(self, name: str, secret: bytes) -> None:
        """Keep `secret` under `name`, replacing what was there.

        Raises:
            VaultError: `secret_too_large`.
        """
        check_size(name, secret)
        self._entries[name] = bytes(secret)

    def remove(self, name: str) -> None:
        """Forget `name`; nothing happens when it is not there."""
        self._entries.pop(name, None)
