"""How a command gets at secrets: the keyring, a file, or a prompt; never an argument's value."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from builder.core.errors import UsageError, VaultError
from builder.core.ports import SecretStore
from builder.studio import bots, ways
from builder.studio.bots import Workbench
from builder.vault.secret import Secret

UNLOCK_FILE = "HUSHDESK_UNLOCK_FILE"
NO_KEYRING = "HUSHDESK_NO_KEYRING"
"""Set to 1 to leave the keyring alone: for scripts, and for bots that are thrown away."""


def add_bot(parser: argparse.ArgumentParser) -> None:
    """Let a command name the bot it works on, and how to unlock it."""
    parser.add_argument("--bot", required=True, help="a bot's name, or the path of its file")
    add_unlock(parser)


def add_unlock(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where the bot's passphrase is."""
    parser.add_argument(
        "--unlock-file", type=Path, metavar="F", help="a file that holds the bot's passphrase"
    )


def add_bot_to_verbs(verbs: argparse.Action) -> None:
    """Let the bot, and how to unlock it, be said behind a command's verb as well as before."""
    for verb in dict(verbs.choices or {}).values():
        verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        verb.add_argument("--bot", default=argparse.SUPPRESS)
        verb.add_argument("--unlock-file", type=Path, metavar="F", default=argparse.SUPPRESS)


def keyring_or_none() -> SecretStore | None:
    """The operating system's keyring, when there is one that can be trusted."""
    try:
        return _keyring()
    except VaultError:
        return None


def _keyring() -> SecretStore | None:
    if os.environ.get(NO_KEYRING) == "1" or find_spec("keyring") is None:
        return None
    from builder.vault.keyring_store import open_keyring

    return open_keyring()


def given_passphrase(options: argparse.Namespace) -> Secret | None:
    """The passphrase from `--unlock-file` or the file that the environment names."""
    named = options.unlock_file or os.environ.get(UNLOCK_FILE)
    return read_secret(Path(named)) if named else None


def open_bench(options: argparse.Namespace) -> Workbench:
    """The bot that the command was given, unlocked; what its owner must know is told.

    Raises:
        VaultError: why it cannot be opened.
    """
    bench = _open(options)
    for note in bench.spec.notes:
        options.warn(note)
    if ways.keyring_can_be_renewed(bench):
        options.warn("keyring_slot_stale", name=bench.spec.name)
    return bench


def _open(options: argparse.Namespace) -> Workbench:
    passphrase, trouble = given_passphrase(options), None
    try:
        keyring = _keyring()
    except VaultError as error:
        keyring, trouble = None, error
    try:
        return bots.open_bot(options.bot, keyring=keyring, passphrase=passphrase, trouble=trouble)
    except VaultError as error:
        if passphrase is not None or error.code not in ASKS or not sys.stdin.isatty():
            raise
        options.warn(error.code, **{name: str(value) for name, value in error.params.items()})
        typed = ask_secret(f"Passphrase or recovery code of {options.bot}: ")
        return bots.open_bot(options.bot, keyring=keyring, passphrase=typed)


ASKS = frozenset(
    {"passphrase_needed", "key_gone", "wrong_key", "keyring_changed", "keyring_locked",
     "keyring_dismissed", "keyring_timeout", "keyring_untrusted", "keyring_failed", "no_keyring"}
)  # fmt: skip
"""What the keyring lacks, a passphrase may still open."""


def read_secret(path: Path) -> Secret:
    """The secret in a file, without the line's end.

    Raises:
        UsageError: `secret_file_unreadable`, `secret_file_empty`.
    """
    try:
        text = path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise UsageError("secret_file_unreadable", file=path.name) from None
    if not text:
        raise UsageError("secret_file_empty", file=path.name)
    return Secret(text)


def ask_secret(prompt: str) -> Secret:
    """A secret typed at the terminal, not shown."""
    return Secret(getpass.getpass(prompt, stream=sys.stderr))


def ask_new_secret(prompt: str) -> Secret:
    """A new secret, typed twice.

    Raises:
        UsageError: `secrets_differ`.
    """
    first, again = ask_secret(prompt), ask_secret("Once more: ")
    if first.reveal() != again.reveal():
        raise UsageError("secrets_differ")
    return first
