"""A second bot like the first: what it knows and how it is set, and nothing that happened to it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from builder.core import setting
from builder.core.bot import NAME
from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.ports import SecretStore
from builder.studio.bots import Workbench
from builder.system import paths, texts
from builder.system.clock import SystemClock
from builder.vault.botfile import BotFile
from builder.vault.secret import Secret


def duplicate(
    bench: Workbench,
    name: str,
    *,
    keyring: SecretStore | None,
    passphrase: Secret | None,
) -> Path:
    """Make a bot called `name` from `bench`; the path of its file.

    It has an id and keys of its own. Documents come with their vectors, so that nothing is learnt
    again; transcripts, requests, the audit, contacts, spending and providers' keys stay behind.
    What was erased for a person's sake is remembered by the new one too.

    Raises:
        UsageError: `bad_name`.
        VaultError: `bot_exists`, `no_key_store`; what the keyring raises.
        MachineError: `no_space` or `not_writable`; nothing is left behind then.
    """
    if not re.fullmatch(NAME, name):
        raise UsageError("bad_name", name=name[:100])
    now = SystemClock().now().isoformat(timespec="seconds")
    spec = replace(
        setting.change(bench.spec, {"name": name.strip()}), id=new_id(), created=now, revision=1
    )
    path = paths.bot_file(spec.name)
    with BotFile.create(path, spec, keyring=keyring, passphrase=passphrase) as file:
        try:
            rows = file.content.take_from(bench.file.content)
            file.tombstones.adopt(bench.file.tombstones)
        except BaseException:
            file.close()
            for made in path.parent.glob(f"{path.name}*"):
                made.unlink(missing_ok=True)
            raise
        file.audit.record("bot_duplicated", count=rows)
    return path


def free_name(bench: Workbench, language: str = "") -> str:
    """A name for the next duplicate that no bot on this computer has."""
    first = texts.say("duplicate.name", language or bench.spec.language, name=bench.spec.name)
    name, number = first, 2
    while paths.bot_file(name).exists():
        name, number = f"{first} {number}", number + 1
    return name[:100]
