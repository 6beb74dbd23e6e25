"""Whether a backup is whole: opened to its last byte, as a restore would, and thrown away."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from builder.bundle.unsealing import SealedBackup
from builder.core.backup import Made, State
from builder.core.errors import BundleError
from builder.core.progress import CancelToken
from builder.studio import owner, restoring
from builder.studio.backup_rotation import digest_of
from builder.studio.bots import Workbench
from builder.system.files import unreadable
from builder.vault.secret import Secret

PASSPHRASE = "backup.passphrase"  # noqa: S105 - the name of one
"""Under this name the bot keeps the passphrase that its plan seals to."""

_CLOSED = frozenset({"backup_other_code", "backup_needs_passphrase", "wrong_passphrase"})


def check(bench: Workbench, made: Made, *, token: CancelToken | None = None) -> State:
    """Open a backup to its last byte with what is kept here; what was found is remembered.

    Raises:
        BundleError: `backup_missing`.
        MachineError: `file_unreadable`.
        Cancelled: when `token` asked for it.
    """
    file, token = Path(made.file), token or CancelToken()
    with restoring.opened(file) as stream:
        try:
            state = _looked_at(bench, made, stream, token)
        except OSError as error:
            raise unreadable(error, file) from error
    bench.file.backups.note(made.id, state, datetime.now(UTC).isoformat(timespec="seconds"))
    return state


def _looked_at(bench: Workbench, made: Made, stream: IO[bytes], token: CancelToken) -> State:
    kept = bench.file.secrets.get(PASSPHRASE)
    typed = Secret(kept) if kept is not None else None
    sealed = SealedBackup(stream, passphrase=typed, identity=owner.identity(bench))
    try:
        opened = sealed.unseal(_Nowhere(token))
    except BundleError as error:
        if error.code not in _CLOSED or not made.seal:
            return State.UNSEEN if error.code in _CLOSED else State.DAMAGED
        stream.seek(0)
        return State.SAME if digest_of(stream, token) == made.seal else State.DAMAGED
    same = (opened.about.bot_id, opened.about.sha256) == (bench.file.id, made.sha256)
    return State.WHOLE if same else State.DAMAGED


class _Nowhere:
    """Takes what was opened and keeps none of it."""

    def __init__(self, token: CancelToken) -> None:
        self._token = token

    def write(self, data: bytes) -> int:
        """Look only whether to stop."""
        self._token.check()
        return len(data)

    def flush(self) -> None:
        """There is nothing."""
