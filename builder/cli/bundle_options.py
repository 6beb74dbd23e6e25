"""What the commands about bundles share: which file, who signed it, what opens it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.bundle import reader
from builder.bundle.rotation import Rotation
from builder.cli.output import Output
from builder.cli.unlock import ask_secret, read_secret
from builder.core.errors import BundleError
from builder.vault.secret import Secret


def add_file(parser: argparse.ArgumentParser) -> None:
    """Let a command name the bundle it reads."""
    parser.add_argument("file", type=Path, metavar="FILE.hush")


def add_opening(parser: argparse.ArgumentParser) -> None:
    """Let a command be told what opens the bundle."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", type=Path, metavar="F")
    way.add_argument("--identity-file", type=Path, metavar="F")


def add_rotation(parser: argparse.ArgumentParser) -> None:
    """Let a command be told how an earlier signer handed over."""
    parser.add_argument(
        "--rotation", type=Path, metavar="F", help="the statement of a signer that handed over"
    )


def opening(options: argparse.Namespace) -> tuple[Secret | None, Secret | None]:
    """(passphrase, identity) as given, or the passphrase as typed."""
    if options.identity_file:
        return None, read_secret(options.identity_file)
    if options.passphrase_file:
        return read_secret(options.passphrase_file), None
    if sys.stdin.isatty():
        return ask_secret(f"Passphrase of {options.file.name}: "), None
    return None, None


def signer_of(options: argparse.Namespace, out: Output) -> str:
    """Who the bundle must be signed by: as told, else whoever did, said aloud.

    Looking into a file one was given is a different thing from serving it: a host is told its
    signer and trusts nobody else.

    Raises:
        BundleError: why the bundle or the statement of a signer is refused.
    """
    if options.signer:
        given = str(options.signer)
        return Rotation.load(options.rotation).heir(given) if options.rotation else given
    verdict = reader.verify(options.file)
    if not verdict.ok or verdict.signer is None:
        raise verdict.error or BundleError("signature_invalid")
    out.note(f"Signed by {verdict.signer}; give --signer to insist on somebody you know.")
    return verdict.signer
