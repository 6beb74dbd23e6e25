"""What is remembered of a bot's audit chain outside its file: in the keyring, by its last row."""

from __future__ import annotations

import contextlib
import json

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.vault.audit_log import ChainHead
from builder.vault.slots import entry_name


def remember(keyring: SecretStore, bot_id: str, head: ChainHead) -> None:
    """Keep the chain's end. That fails silently: the next opening alarms too seldom then."""
    entry, body = _head_entry(bot_id), json.dumps([head.n, head.sha256]).encode()
    with contextlib.suppress(VaultError):
        if keyring.get(entry) != body:
            keyring.put(entry, body)


def remembered(keyring: SecretStore, bot_id: str) -> ChainHead | None:
    """The chain's end as it was kept last; None when nothing is kept.

    Raises:
        VaultError: what the keyring raises.
    """
    with contextlib.suppress(ValueError, TypeError):
        number, digest = json.loads(keyring.get(_head_entry(bot_id)) or b"null")
        return ChainHead(int(number), str(digest))
    return None


def _head_entry(bot_id: str) -> str:
    """An entry of its own: some keyrings replace an entry by deleting it first."""
    return f"{entry_name(bot_id)}:head"
