"""`hushdesk export`: seal and sign a bot into one file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.bundle.lock import Lock
from builder.cli.backup_lines import after_export
from builder.cli.checklist_command import item_line
from builder.cli.output import Output
from builder.cli.unlock import add_bot, ask_new_secret, open_bench, read_secret
from builder.core.errors import PolicyError, UsageError
from builder.studio import launch_checklist, leaks, publishing
from builder.studio.bots import Workbench

HELP = "seal and sign a bot into one file"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE.hush")
    parser.add_argument("--passphrase-file", type=Path, metavar="F")
    parser.add_argument("--recipient", action="append", default=[], metavar="age1…")
    parser.add_argument("--with-key", action="store_true", help="put the provider's key inside")
    parser.add_argument("--kit", type=Path, metavar="FOLDER", help="all that a host needs")
    parser.add_argument("--waive", action="append", default=[], metavar="CODE")
    parser.add_argument("--reason", action="append", default=[], metavar="TEXT")
    parser.add_argument(
        "--leaked", type=int, nargs="?", const=0, metavar="VERSION",
        help="this version (the last one otherwise) got out: seal anew to another secret",
    )  # fmt: skip


def run(options: argparse.Namespace, out: Output) -> int:
    """Seal it; refuses while a red point of the checklist stands."""
    if len(options.waive) != len(options.reason) or not all(r.strip() for r in options.reason):
        raise UsageError("waiver_needs_reason")
    lock = _lock(options)
    with open_bench(options) as bench:
        expected, leaked = publishing.estimate(bench), None
        kilobytes = max(1, round(expected.size / 1000))
        out.note(f"About {kilobytes:,} kB; a host needs {expected.memory} MB of memory.")
        if options.leaked is not None:
            leaked = leaks.withdraw(bench, options.leaked or None, lock)
        waivers = dict(zip(options.waive, options.reason, strict=True))
        try:
            sealed = publishing.export(
                bench,
                options.to,
                lock=lock,
                with_key=options.with_key,
                waivers=waivers,
                progress=out.progress,
            )
        except PolicyError as error:
            if error.code == "launch_blocked":
                _tell_blocking(bench, waivers, out)
            raise
        if options.kit:
            publishing.write_kit(bench, options.kit, sealed)
        after_export(bench, out)
        language = bench.spec.language
    for code in sealed.warnings:
        out.warning(code)
    data: dict[str, Any] = {
        "file": str(sealed.file),
        "sha256": sealed.sha256,
        "signer": sealed.signer,
        "version": sealed.version,
        "size": sealed.size,
        "warnings": list(sealed.warnings),
    }
    opens = "--passphrase-file F" if lock.passphrase else "--identity-file F"
    lines = [
        f"Sealed {sealed.file} (version {sealed.version}, {sealed.size:,} bytes).",
        f"Signed by {sealed.signer}",
        f"A host needs {sealed.memory} MB of memory for it.",
        f"Serve it: hushdesk serve {sealed.file} --signer {sealed.signer} {opens}",
    ]
    if leaked is not None:
        found = leaks.steps(leaked, lock)
        data["leaked"], data["min_version"] = leaked.version, sealed.version
        data["steps"] = [{"code": step.code, "names": list(step.names)} for step in found]
        lines += leaks.told(found, language, leaked=leaked.version, version=sealed.version)
    out.result(data, "\n".join(lines))
    return 0


def _tell_blocking(bench: Workbench, waivers: Mapping[str, str], out: Output) -> None:
    """Say what stands in the way, and how each point is mended."""
    for item in launch_checklist.check(bench):
        if item.blocks and item.code not in waivers:
            out.note(item_line(item, out))


def _lock(options: argparse.Namespace) -> Lock:
    passphrase = read_secret(options.passphrase_file) if options.passphrase_file else None
    if passphrase is None and not options.recipient and sys.stdin.isatty():
        passphrase = ask_new_secret("Passphrase for the bundle: ")
    lock = Lock(passphrase=passphrase, recipients=tuple(options.recipient))
    lock.check()
    return lock
