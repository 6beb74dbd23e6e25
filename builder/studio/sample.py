"""The sample bot: a small invented shop to try everything on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from builder.core import setting
from builder.core.document import Outcome
from builder.core.errors import MachineError
from builder.core.ports import SecretStore
from builder.core.progress import CancelToken, Progress, silent
from builder.studio import bots, documents
from builder.studio.bots import Workbench
from builder.system import paths, resources
from builder.vault.secret import Secret


def name() -> str:
    """What the sample bot is called."""
    return str(_described()["name"])


def exists() -> bool:
    """Whether the sample bot is on this computer already."""
    return paths.bot_file(name()).exists()


def folder() -> Path:
    """Where the sample's documents are."""
    return resources.path("sample_bot", "documents")


def create(
    *,
    keyring: SecretStore | None,
    passphrase: Secret | None,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Workbench:
    """Make the sample bot and read its documents; it is open afterwards.

    Raises:
        VaultError: `bot_exists`, `no_key_store`.
        MachineError: `sample_incomplete` when one of its documents could not be read.
        Cancelled: when `token` asked for it; the bot with what was read so far stays.
    """
    described = _described()
    path = bots.create(
        name(), language=str(described["language"]), keyring=keyring, passphrase=passphrase
    )
    bench = bots.open_bot(path, keyring=keyring, passphrase=passphrase)
    try:
        _fill(bench, described, progress, token)
    except BaseException:
        bench.close()
        raise
    return bench


def _fill(
    bench: Workbench,
    described: Mapping[str, object],
    progress: Progress,
    token: CancelToken | None,
) -> None:
    settings: Mapping[str, str] = described["settings"]  # type: ignore[assignment]
    bench.change({key: setting.parse(key, text) for key, text in settings.items()})
    for result in documents.add(bench, [folder()], progress=progress, token=token):
        if result.outcome is not Outcome.READY:
            raise MachineError("sample_incomplete", document=result.document)


def _described() -> dict[str, object]:
    read: dict[str, object] = json.loads(resources.text("sample_bot", "bot.json"))
    return read
