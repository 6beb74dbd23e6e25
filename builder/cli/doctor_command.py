"""`hushdesk doctor`: what this machine has and lacks, or what is wrong with a bot file."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from builder import __version__
from builder.cli.output import Output
from builder.core.errors import HushdeskError, MachineError
from builder.system import paths

HELP = "say what this machine has and lacks; with --bot, whether the bot's file is whole"

_GIB = 2**30
_ROOM = 1 * _GIB
"""Free space below which a warning is given: a bot with its backups, and some to spare."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing looked at. `level` is `ok`, `note` (works without it) or `missing`."""

    name: str
    level: str
    detail: str
    error: HushdeskError | None = None


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--bot", default="", help="examine the file of this bot instead")
    parser.add_argument(
        "--unlock-file", type=Path, metavar="F", help="a file that holds the bot's passphrase"
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """Look at everything; fails when the product cannot work, or the bot's file is not whole."""
    return _examine(options, out) if options.bot else _machine(out)


def _examine(options: argparse.Namespace, out: Output) -> int:
    from builder.cli.unlock import open_bench  # a host has no author's desk

    with open_bench(options) as bench:
        found = bench.file.examine(progress=out.progress)
        name = bench.spec.name
    told = [out.described(fault) for fault in found.faults]
    key = "doctor.sound" if found.sound else "doctor.unsound"
    lines = [out.say(key, name=name, pages=found.pages)]
    lines += [f"{fault['message']} {fault['next']} [{fault['code']}]" for fault in told]
    row = {"ok": found.sound, "pages": found.pages, "rows": found.counts, "faults": told}
    out.result(row, "\n".join(lines))
    return 0 if found.sound else 1


def _machine(out: Output) -> int:
    parts = list(_parts())
    lines = [f"hushdesk {__version__}"]
    rows = []
    for part in parts:
        row = {"name": part.name, "level": part.level, "detail": part.detail}
        lines.append(f"{part.level:>8}  {part.name}: {'–' if part.error else part.detail}")
        if part.error:
            described = out.described(part.error)
            row |= {"code": described["code"], "next": described["next"]}
            lines.append(f"          {described['message']} {described['next']}")
        rows.append(row)
    ok = all(part.level != "missing" for part in parts)
    out.result({"ok": ok, "version": __version__, "parts": rows}, "\n".join(lines))
    return 0 if ok else 1


def _parts() -> Iterator[Part]:
    version = platform.python_version()
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Part("python", "ok" if fits else "missing", version)
    yield _tried("data folder", _folder, required=True)
    yield _tried("encryption", _cipher, required=True)
    yield _tried("search model", _model, required=False)
    yield _tried("keyring", _keyring, required=False)
    for extra, module in (("author", "pypdfium2"), ("providers", "openai"), ("desktop", "PySide6")):
        there = find_spec(module) is not None
        missing = None if there else MachineError("extra_missing", extra=extra)
        yield Part(
            f"extra {extra}", "ok" if there else "note", "installed" if there else "–", missing
        )
    yield _display()


def _tried(name: str, look: Callable[[], str], *, required: bool) -> Part:
    try:
        return Part(name, "ok", look())
    except HushdeskError as error:
        return Part(name, "missing" if required else "note", error.code, error)


def _folder() -> str:
    home = paths.home()
    free = shutil.disk_usage(home).free
    if not os.access(home, os.W_OK):
        raise MachineError("not_writable", path=str(home))
    if free < _ROOM:
        raise MachineError("no_space", path=str(home))
    return f"{home} ({free / _GIB:.1f} GiB free)"


def _cipher() -> str:
    from sqlcipher3 import dbapi2

    with_cipher = dbapi2.connect(":memory:")
    try:
        row = with_cipher.execute("PRAGMA cipher_version").fetchone()
    finally:
        with_cipher.close()
    if not row:
        raise MachineError("cipher_missing")
    return f"SQLCipher {row[0]}"


def _model() -> str:
    from builder.knowledge.embedding.minilm import load_minilm

    identity = load_minilm().identity
    return f"{identity.name} ({identity.precision})"


def _keyring() -> str:
    if find_spec("keyring") is None:
        raise MachineError("extra_missing", extra="author")
    from builder.vault.keyring_store import open_keyring

    return open_keyring().backend


def _display() -> Part:
    shown = sys.platform in {"win32", "darwin"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return Part("display", "ok" if shown else "note", "there" if shown else "none")
