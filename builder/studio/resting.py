"""A bot that is locked while nobody works with it, and opened again where it was left."""

from __future__ import annotations

import contextlib

from builder.core.errors import HushdeskError, VaultError
from builder.core.ports import SecretStore
from builder.studio.bots import Workbench
from builder.vault.secret import Secret


def can_rest(bench: Workbench) -> bool:
    """Whether nothing goes on that others rely on, such as the page for colleagues."""
    return not bench.closing


def rest(bench: Workbench) -> None:
    """Throw the indexes away, close the file and forget its key; nobody else can open it.

    Raises:
        MachineError: `no_space`, when something is not in the file yet; the bot stays open.
    """
    with contextlib.suppress(HushdeskError):
        bench.uses.write(bench.file)
        bench.recorder.flush()
    bench.file.audit.record("closed")
    bench.bot.close()
    bench.file.access.rest()


def resume(
    bench: Workbench,
    *,
    keyring: SecretStore | None,
    passphrase: Secret | None,
    trouble: VaultError | None = None,
) -> None:
    """Open the file again; `Workbench.warm` brings the indexes back.

    Raises:
        VaultError: why it cannot be opened, as when it was opened first.
    """
    kind = bench.file.access.resume(keyring, passphrase, trouble)
    bench.file.audit.record("opened", by=kind)
