"""`hushdesk operator`: who may ask a host what, and what only its machine can order."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from builder.cli.bundle_options import add_opening, opening
from builder.cli.host_folder import host_in
from builder.cli.output import Output
from builder.cli.unlock import add_unlock, open_bench
from builder.core.errors import MachineError, UsageError
from builder.vault.secret import Secret

if TYPE_CHECKING:
    from builder.core.ports import Clock
    from builder.server.closing import Closing

HELP = "tokens for a host's operators, its pause, and its sealed file"

_EPILOG = """on the host's machine, while it runs or not:
  hushdesk operator add desk --scope read --scope pause --data DIR --to desk.token
  hushdesk operator list --data DIR            hushdesk operator remove desk --data DIR
  hushdesk operator pause --data DIR --says "Back at noon."
  hushdesk operator resume --data DIR
  hushdesk operator pause --database-url-file F --shared-key-file F     every replica, at once
  hushdesk operator export --data DIR --to host.age     while it runs: for an owner without a line
on the owner's computer:
  hushdesk operator open host.age --bot Shop --to host.json
A token is told once; the host keeps its hash. Scopes: read, answer, erase, pause.
"""
_VERBS = ("add", "list", "remove", "pause", "resume", "export", "open")


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("verb", choices=_VERBS)
    parser.add_argument("name", nargs="?", default="", help="a token's name, or the file to open")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the host's own folder")
    parser.add_argument("--token-file", type=Path, metavar="F",
                        help="the file of tokens, if not in the host's folder")  # fmt: skip
    parser.add_argument("--scope", action="append", default=[], metavar="S",
                        help="read, answer, erase or pause; may be repeated")  # fmt: skip
    parser.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD",
                        help="the last day the token holds")  # fmt: skip
    parser.add_argument("--to", type=Path, metavar="F", help="where the token or file is written")
    parser.add_argument("--says", default="", help="what visitors read during this pause")
    parser.add_argument("--recipient", default="", metavar="age1…", help="whom to seal to")
    parser.add_argument("--database-url-file", type=Path, metavar="F",
                        help="pause or resume all replicas that share this database")  # fmt: skip
    parser.add_argument("--shared-key-file", type=Path, metavar="F", help="their common key")
    parser.add_argument("--bot", default="", help="open with the key of this bot's owner")
    add_opening(parser)
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says."""
    {
        "add": _add,
        "list": _list,
        "remove": _remove,
        "pause": _close,
        "resume": _close,
        "export": _export,
        "open": _open,
    }[options.verb](options, out)
    return 0


def _add(options: argparse.Namespace, out: Output) -> None:
    from builder.server.operators import make
    from builder.system.files import write_new

    file, known = _known(options)
    if any(each.name == options.name for each in known):
        raise UsageError("operator_taken", name=options.name)
    token, operator = make(options.name, frozenset(options.scope or ["read"]), options.until)
    to = options.to or Path(f"{operator.name}.token")
    try:
        write_new(to, f"{token}\n".encode())
    except FileExistsError:
        raise MachineError("not_writable", path=str(to), reason="it is there already") from None
    _write(file, [*_lines(file), operator.line])
    told = {"name": operator.name, "scopes": sorted(operator.scopes), "file": str(to)}
    out.result(told, f"{operator.name}: the token is in {to}. Its hash is in {file}.")


def _list(options: argparse.Namespace, out: Output) -> None:
    file, known = _known(options)
    for operator in known:
        until = operator.until.isoformat() if operator.until else None
        told = {"name": operator.name, "scopes": sorted(operator.scopes), "until": until}
        out.result(told, f"{operator.name}: {', '.join(told['scopes'] or ())}")
    if not known:
        out.note(f"{file} names no operator. “hushdesk operator add NAME” makes a token.")


def _remove(options: argparse.Namespace, out: Output) -> None:
    file, known = _known(options)
    gone = next((each for each in known if each.name == options.name), None)
    if gone is None:
        raise UsageError("operator_missing", name=options.name)
    _write(file, [line for line in _lines(file) if line.split()[:1] != [gone.name]])
    out.result({"removed": gone.name}, f"{gone.name} lets nobody in any more.")


def _close(options: argparse.Namespace, out: Output) -> None:
    """Write the order where every process sees it: in the host's folder, or the database."""
    from builder.server import closing as closed
    from builder.system.clock import SystemClock

    closing: Closing
    with ExitStack() as held:
        if options.database_url_file or options.shared_key_file:
            closing = held.enter_context(_of_replicas(options))
        else:
            closing = closed.Closing(_folder(options))
        _order(closing, options, out, SystemClock())


def _order(closing: Closing, options: argparse.Namespace, out: Output, clock: Clock) -> None:
    if options.verb == "pause":
        closing.pause("owner", clock.now(), options.says)
        out.result({"open": False, "says": options.says}, "The chat is closed.")
    else:
        closing.resume()
        out.result({"open": True}, "The chat is open.")


@contextmanager
def _of_replicas(options: argparse.Namespace) -> Iterator[Closing]:
    """The order that replicas share, as their database has it."""
    from builder.privacy.egress.guard import passage
    from builder.server.replicas import read_database, read_key
    from builder.server.shared_closing import OrderBook
    from builder.vault.hoststore import HostStore

    if options.database_url_file is None or options.shared_key_file is None:
        missing = "--shared-key-file" if options.database_url_file else "--database-url-file"
        raise UsageError("replicas_incomplete", missing=missing)
    url, key = read_database(options.database_url_file), read_key(options.shared_key_file)
    with (
        TemporaryDirectory() as scratch,
        HostStore.shared(url, key, folder=Path(scratch), passage=passage) as store,
    ):
        yield OrderBook(store.facts)


def _export(options: argparse.Namespace, out: Output) -> None:
    from builder.server import orders
    from builder.system.files import write_atomic

    folder = _folder(options)
    to = options.to or Path("host.age")
    told = orders.give(folder, orders.EXPORT, options.recipient)
    sealed = folder / orders.FOLDER / Path(str(told["file"])).name
    try:
        write_atomic(to, sealed.read_bytes())
    finally:
        sealed.unlink(missing_ok=True)
    out.result({"file": str(to), "size": told["size"]}, f"Wrote {to}; its owner opens it.")


def _open(options: argparse.Namespace, out: Output) -> None:
    from builder.server.operator_export import open_export
    from builder.system.files import write_atomic

    options.file = Path(options.name)
    passphrase, identity = _of_owner(options) if options.bot else opening(options)
    data = open_export(options.file, passphrase=passphrase, identity=identity)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if options.to is None:
        out.result(data, text)
        return
    write_atomic(options.to, f"{text}\n".encode())
    out.result({"file": str(options.to), "made": data["made"]}, f"Wrote {options.to}.")


def _of_owner(options: argparse.Namespace) -> tuple[None, Secret]:
    from builder.studio import owner

    with open_bench(options) as bench:
        return None, owner.identity(bench)


def _known(options: argparse.Namespace) -> tuple[Path, tuple[Any, ...]]:
    from builder.server.operators import FILE, load

    if options.token_file is None and options.data is None:
        raise UsageError("operator_place_missing")
    file: Path = options.token_file or options.data / FILE
    return file, load(file) if file.exists() else ()


def _folder(options: argparse.Namespace) -> Path:
    from builder.server.replicas import is_replica

    if options.data is None:
        raise UsageError("operator_place_missing")
    folder: Path = options.data
    if not (options.verb == "export" and is_replica(folder)):  # any replica writes it for all
        host_in(folder)
    return folder


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _write(file: Path, lines: list[str]) -> None:
    from builder.system.files import make_private_folder, write_atomic

    make_private_folder(file.parent)
    write_atomic(file, "".join(f"{line}\n" for line in lines).encode())
