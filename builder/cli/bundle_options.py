"""What the commands about bundles share: which file, who signed it, what opens it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.cli.unlock import ask_secret, read_secret
from builder.vault.secret import Secret


def add_file(parser: argparse.ArgumentParser) -> None:
    """Let a command name the bundle it reads."""
    parser.add_argument("file", type=Path, metavar="FILE.hush")


def add_opening(parser: argparse.ArgumentParser) -> None:
    """Let a command be told what opens the bundle."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", type=Path, metavar="F")
    way.add_argument("--identity-file", type=Path, metavar="F")


def opening(options: argparse.Namespace) -> tuple[Secret | None, Secret | None]:
    """(passphrase, identity) as given, or the passphrase as typed."""
    if options.identity_file:
        return None, read_secret(options.identity_file)
    if options.passphrase_file:
        return read_secret(options.passphrase_file), None
    if sys.stdin.isatty():
        return ask_secret(f"Passphrase of {options.file.name}: "), None
    return None, None
