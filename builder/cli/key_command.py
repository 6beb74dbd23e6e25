"""`hushdesk key`: provider keys, in the keyring or else in a bot file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import add_unlock, keyring_or_none, open_bench, read_secret
from builder.core.errors import VaultError
from builder.core.ports import AuditSink, SecretStore
from builder.studio import providers

HELP = "keep, list and remove providers' keys"
BOT_HELP = "the bot whose activity tells it, and whose file keeps the key without a keyring"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name in ("set", "list", "remove"):
        verb = verbs.add_parser(name)
        verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        verb.add_argument(
            "--bot",
            help=BOT_HELP,
        )
        add_unlock(verb)
        if name != "list":
            verb.add_argument("provider", metavar="PROVIDER")
        if name == "set":
            verb.add_argument("--from-file", type=Path, required=True, metavar="F")


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says."""
    with _store(options) as (store, audit):
        if options.verb == "set":
            key = read_secret(options.from_file)
            info = providers.set_key(store, options.provider, key, audit=audit)
            data = {"provider": info.provider, "last4": info.last4, "place": info.place}
            out.result(data, f"Kept the key of {info.provider}, ending in {info.last4}.")
        elif options.verb == "remove":
            providers.remove_key(store, options.provider, audit=audit)
            out.result({"removed": options.provider}, f"Removed the key of {options.provider}.")
        else:
            keys = providers.list_keys(store)
            rows = [
                {"provider": key.provider, "last4": key.last4, "place": key.place} for key in keys
            ]
            lines = [f"{key.provider}: …{key.last4} ({key.place})" for key in keys]
            out.result({"keys": rows}, "\n".join(lines) or "No keys yet.")
    return 0


@contextmanager
def _store(options: argparse.Namespace) -> Iterator[tuple[SecretStore, AuditSink | None]]:
    """Where the keys are, and the audit of the bot that was named."""
    if options.bot and options.verb != "list":
        with open_bench(options) as bench:
            yield bench.secrets, bench.file.audit
        return
    keyring = keyring_or_none()
    if keyring is not None:
        yield keyring, None
    elif options.bot:
        with open_bench(options) as bench:
            yield bench.secrets, None
    else:
        raise VaultError("no_keyring")
