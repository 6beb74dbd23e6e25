"""`hushdesk serve`: put a bundle on the web."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.cli.bundle_options import add_file, add_opening, add_rotation, opening
from builder.cli.output import Output
from builder.core.bot import ModelKind
from builder.core.errors import UsageError
from builder.core.handover import MAIL_KEY, WEBHOOK_KEY
from builder.server.settings import HostOptions

HELP = "put a bundle on the web"
LAST_PORT = 65535


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_file(parser)
    add_opening(parser)
    parser.add_argument("--signer", metavar="KEY", help="who may have signed it")
    add_rotation(parser)
    parser.add_argument(
        "--instead-of", metavar="KEY", help="a signer trusted here before, and not any more"
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="H")
    parser.add_argument("--port", type=_port, default=8080, metavar="P", help="0: any free one")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the host's own folder")
    parser.add_argument("--min-version", type=_count, default=0, metavar="N")
    parser.add_argument("--key-file", action="append", default=[], metavar="PROVIDER=F")
    parser.add_argument("--behind-proxy", type=_count, default=0, metavar="N")
    parser.add_argument("--base-path", default="", metavar="/CHAT",
                        help="the path of a site that the chat stands under")  # fmt: skip
    parser.add_argument("--operator-token-file", type=Path, metavar="F",
                        help="who may use /operator (hushdesk operator writes it)")  # fmt: skip
    parser.add_argument("--stop-seconds", type=_count, default=20, metavar="N",
                        help="how long answers under way may take when told to stop")  # fmt: skip

    _register_replicas(parser)


def _register_replicas(parser: argparse.ArgumentParser) -> None:
    shared = parser.add_argument_group(
        "several replicas behind a balancer",
        "All three, alike on every replica: they share talks, limits and pauses. One machine is "
        "enough for most shops. Example: hushdesk serve shop.hush --identity-file id "
        "--signer KEY --database-url-file /run/secrets/database "
        "--redis-url-file /run/secrets/redis --shared-key-file /run/secrets/shared",
    )
    shared.add_argument("--database-url-file", "--database", type=Path, metavar="F",
                        help="holds postgresql://USER:PASSWORD@HOST/NAME")  # fmt: skip
    shared.add_argument("--redis-url-file", "--redis", type=Path, metavar="F",
                        help="holds rediss://:PASSWORD@HOST:6379/0")  # fmt: skip
    shared.add_argument("--shared-key-file", type=Path, metavar="F",
                        help="holds 64 hex digits, as openssl rand -hex 32 gives them")  # fmt: skip


def run(options: argparse.Namespace, out: Output) -> int:
    """Serve until told to stop."""
    from builder.server.serving import serve

    passphrase, identity = opening(options)
    host = HostOptions(
        file=options.file,
        signer=options.signer,
        rotation=options.rotation,
        instead_of=options.instead_of,
        passphrase=passphrase,
        identity=identity,
        host=options.host,
        port=options.port,
        data=options.data,
        min_version=options.min_version,
        behind_proxy=options.behind_proxy,
        base_path=options.base_path,
        operator_token_file=options.operator_token_file,
        stop_seconds=float(options.stop_seconds),
        database_url_file=options.database_url_file,
        redis_url_file=options.redis_url_file,
        shared_key_file=options.shared_key_file,
        key_files=dict(_pair(given) for given in options.key_file),
    )

    def say(address: str) -> None:
        stop = "Ctrl+C" if sys.stdin.isatty() else "SIGTERM"
        out.result({"address": address}, f"Chat page: {address}   (stop with {stop})")

    serve(host, on_ready=say)
    return 0


def _count(given: str) -> int:
    if (number := int(given)) < 0:
        raise ValueError
    return number


def _port(given: str) -> int:
    if (number := _count(given)) > LAST_PORT:
        raise ValueError
    return number


def _pair(given: str) -> tuple[str, Path]:
    provider, equals, file = given.partition("=")
    if not equals:
        raise UsageError("not_key_value", given=given)
    known = (*ModelKind, MAIL_KEY, WEBHOOK_KEY)
    if provider not in known:
        raise UsageError("unknown_provider", name=provider, allowed=", ".join(known))
    return provider, Path(file)
