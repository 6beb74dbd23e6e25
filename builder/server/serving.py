"""From a sealed file to a running host, and down again in order."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.server.listening import bind, page_address, quiet
from builder.server.opening import assemble_bot, open_host, warming
from builder.server.settings import BundleFacts, HostOptions, HostSettings
from builder.system import logs
from builder.vault.audit_log import HOST, acting

if TYPE_CHECKING:
    from builder.answering.bot import Bot
    from builder.answering.handover.delivery import Delivery
    from builder.vault.hoststore import HostStore

_PARTING_SECONDS = 5  # how long answers under way may still take when told to stop


@dataclass(frozen=True, slots=True)
class Doors:
    """Where visitors come in, and how their talks reach a person."""

    visitors: socket.socket
    delivery: Delivery


def serve(options: HostOptions, *, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve a bundle until SIGTERM or SIGINT, then end in order.

    Args:
        options: which bundle, and how.
        on_ready: told the chat page's address once it answers (by keywords; meaning follows).

    Raises:
        ServeError: `plain_http`, `port_in_use`, `port_not_allowed`, `address_not_ours`.
        BundleError: as `open_bundle`, and `signer_unknown`, `signer_mismatch`, `bundle_other`.
        MachineError: `model_missing`, `file_unreadable`.
        VaultError: the host's own file cannot be used.
    """
    from builder.privacy.egress import install_guard

    install_guard()
    options.check()
    with contextlib.ExitStack() as held:
        held.enter_context(acting(HOST))  # and not whoever started it
        door = held.enter_context(contextlib.closing(bind(options.host, options.port)))
        logs.configure("info")
        store, opened, trusted = open_host(options)
        held.callback(store.close)
        bot, embedder, delivery = assemble_bot(options, opened, store)
        held.callback(bot.close)
        for note in bot.spec.notes:
            logs.event(note, level="error", bundle=opened.manifest.bundle_id)
        facts = BundleFacts(opened.manifest.bundle_id, opened.manifest.version, trusted.signer)
        held.enter_context(warming(bot, embedder))
        store.audit.record("host_started", bundle=facts.id, version=facts.version)
        _run(options, bot, store, facts, Doors(door, delivery), on_ready)
        store.audit.record("host_stopped", bundle=facts.id)
    logs.event("stopped", bundle=facts.id)


def _run(
    options: HostOptions,
    bot: Bot,
    store: HostStore,
    facts: BundleFacts,
    doors: Doors,
    on_ready: Callable[[str], None] | None,
) -> None:
    import uvicorn

    from builder.server.application import create_app

    settings = HostSettings(options.host, options.behind_proxy, options.caps)
    app = create_app(bot, bot.gate, store, settings, bundle=facts, delivery=doors.delivery)
    address = page_address(doors.visitors)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            logs.event("serving", address=address, bundle=facts.id, version=facts.version)
            if on_ready:
                on_ready(address)

    config: dict[str, Any] = {
        "http": "h11", "ws": "none", "loop": "asyncio", "lifespan": "on", "log_config": None,
        "access_log": False, "server_header": False, "proxy_headers": False,
        "timeout_graceful_shutdown": _PARTING_SECONDS, "timeout_keep_alive": 15,
        "limit_concurrency": 512,
    }  # fmt: skip
    quiet()
    with _stopping_in_order():
        Server(uvicorn.Config(app, **config)).run([doors.visitors])


@contextlib.contextmanager
def _stopping_in_order() -> Iterator[None]:
    """Let a signal end the server but not the process, so that what is open is closed after it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: None) for number in asked}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
