"""From a sealed file to a running host, and down again in order."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from builder.core.progress import CancelToken, silent
from builder.server.listening import bind, page_address, quiet
from builder.server.opening import assemble_bot, facts_of, open_host, open_newer, warming
from builder.server.operators import FILE
from builder.server.operators import load as load_operators
from builder.server.prefix import BasePath, checked
from builder.server.replicas import Replicas, mark_folder
from builder.server.settings import HostOptions, HostSettings
from builder.server.signers import Trusted, pin_signer
from builder.system import logs
from builder.system.clock import SystemClock
from builder.vault.audit_log import HOST, acting

if TYPE_CHECKING:
    from builder.answering.bot import Bot
    from builder.answering.handover.delivery import Delivery
    from builder.bundle.reader import OpenBundle
    from builder.core.bot import BotSpec
    from builder.knowledge.embedding import Embedder
    from builder.server.premises import Premises
    from builder.server.shared import Shared
    from builder.server.stage import Served, Stage
    from builder.server.swapping import Swapping
    from builder.vault.hoststore import HostStore

_PARTING_SECONDS = 5  # for what is not an answer; those were waited for before


def serve(options: HostOptions, *, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve a bundle until SIGTERM or SIGINT, then end in order.

    Args:
        options: which bundle, and how.
        on_ready: told the chat page's address once it answers (by keywords; meaning follows).

    Raises:
        ServeError: `plain_http`, `port_in_use`, `port_not_allowed`, `address_not_ours`,
            `operator_file`.
        BundleError: as `open_bundle`, and `signer_unknown`, `signer_mismatch`, `bundle_other`.
        MachineError: `model_missing`, `file_unreadable`.
        UsageError: `bad_base_path`, `replicas_incomplete`.
        VaultError: the host's own file cannot be used.
    """
    from builder.privacy.egress import install_guard

    install_guard()
    options.check()
    base = checked(options.base_path)
    replicas = Replicas.load(
        options.database_url_file, options.redis_url_file, options.shared_key_file
    )
    with contextlib.ExitStack() as held:
        held.enter_context(acting(HOST))  # and not whoever started it
        door = held.enter_context(contextlib.closing(bind(options.host, options.port)))
        logs.configure("info")
        if options.operator_token_file is not None:
            load_operators(options.operator_token_file)  # a slip in it is told at the start
        store, opened, trusted = open_host(options, replicas)
        held.callback(store.close)
        store.spending.recover(opened.spec.spending.currency)
        host = _Host(options, store, _shared(options, replicas, store, opened))
        if host.premises.shared is not None:
            held.enter_context(host.premises.shared.looking(host.premises.watch.note))
        first, bot, embedder = host.put_up(opened, trusted)
        host.premises.shown(bot.spec)
        held.enter_context(warming(bot, embedder))
        store.audit.record("host_started", bundle=bot.spec.id, version=first.version)
        _run(host, first, bot.spec, door, base, on_ready)
        store.audit.record("host_stopped", bundle=bot.spec.id)
    logs.event("stopped", bundle=bot.spec.id)


def _shared(
    options: HostOptions, replicas: Replicas | None, store: HostStore, opened: OpenBundle
) -> Shared | None:
    if replicas is None:
        return None
    from builder.server.shared import Shared

    if store.folder is not None:
        mark_folder(store.folder)
    return Shared.of(replicas, store, opened.spec.id, options.caps, SystemClock())


class _Host:
    """What one host serves, one bundle after the other."""

    def __init__(self, options: HostOptions, store: HostStore, shared: Shared | None) -> None:
        from builder.server.premises import Premises

        self.options = options
        self._store = store
        settings = HostSettings(options.host, options.behind_proxy, options.caps)
        file = options.operator_token_file
        if file is None and store.folder is not None:
            file = store.folder / FILE
        self.premises: Premises = Premises.of(store, settings, SystemClock(), file, shared)
        self.premises.staged = True

    def put_up(self, opened: OpenBundle, trusted: Trusted) -> tuple[Served, Bot, Embedder | None]:
        """An application that answers from `opened`, by keywords already."""
        bot, embedder, delivery = assemble_bot(self.options, opened, self._store)
        for note in bot.spec.notes:
            logs.event(note, level="error", bundle=opened.manifest.bundle_id)
        return self._application(bot, opened, trusted, delivery, embedder), bot, embedder

    def prepare(self, version: int) -> tuple[Served, BotSpec] | None:
        """What the bundle's file holds, ready to answer in full, when it is newer.

        Raises:
            BundleError, MachineError: why it is not served.
        """
        with acting(HOST):
            found = open_newer(self.options, self._store, version)
            if found is None:
                return None
            opened, trusted = found
            served, bot, embedder = self.put_up(opened, trusted)
            if embedder is not None:
                bot.retriever.load_vectors(progress=silent, token=CancelToken())
            pin_signer(self._store, trusted.signer, bot.spec.id, served.version)
        return served, bot.spec

    def _application(
        self,
        bot: Bot,
        opened: OpenBundle,
        trusted: Trusted,
        delivery: Delivery,
        embedder: Embedder | None,
    ) -> Served:
        from builder.server.application import create_app
        from builder.server.stage import Served

        facts = facts_of(self.options, opened, trusted)
        app = create_app(
            bot,
            bot.gate,
            self._store,
            self.premises.settings,
            bundle=facts,
            delivery=delivery,
            premises=self.premises,
            embedder=embedder,
        )
        return Served(app, facts.version, bot.close)


def _run(
    host: _Host,
    first: Served,
    spec: BotSpec,
    door: socket.socket,
    base: str,
    on_ready: Callable[[str], None] | None,
) -> None:
    import uvicorn

    from builder.server.stage import Stage
    from builder.server.swapping import Swapping
    from builder.server.wire import wire

    options, stage = host.options, Stage(first, host.premises)
    address = page_address(door) + (f"{base[1:]}/" if base else "")

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            self.swapping = Swapping(options.file, stage, host.premises, spec, host.prepare)
            host.premises.look = self.swapping.look
            self.life = _Life(self, stage, self.swapping, options.stop_seconds)
            logs.event("serving", address=address, bundle=spec.id, version=first.version)
            if on_ready:
                on_ready(address)

        def handle_exit(self, sig: int, frame: Any) -> None:
            life: _Life | None = getattr(self, "life", None)
            if life is None or not life.stop():
                super().handle_exit(sig, frame)

    config: dict[str, Any] = {
        "http": wire(behind_proxy=options.behind_proxy), "ws": "none", "loop": "asyncio",
        "lifespan": "on", "log_config": None, "access_log": False, "server_header": False,
        "proxy_headers": False, "timeout_keep_alive": 15,
        "timeout_graceful_shutdown": _PARTING_SECONDS,
    }  # fmt: skip
    quiet()
    app = BasePath(stage, base, trusts_proxy=options.behind_proxy > 0)
    with _stopping_in_order():
        Server(uvicorn.Config(app, **config)).run([door])


class _Life:
    """Watches the bundle's file, and lets the host end in order."""

    def __init__(self, server: Any, stage: Stage, swapping: Swapping, seconds: float) -> None:
        self._server = server
        self._stage = stage
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopping = False
        self._begin(swapping.watch())
        again = getattr(signal, "SIGHUP", None)
        if again is not None and threading.current_thread() is threading.main_thread():
            self._loop.add_signal_handler(again, lambda: self._begin(swapping.look()))

    def stop(self) -> bool:
        """Wait for answers under way, then end; False when that was asked before: end now."""
        if self._stopping:
            return False
        self._stopping = True
        self._loop.call_soon_threadsafe(lambda: self._begin(self._end()))
        return True

    async def _end(self) -> None:
        logs.event("stopping")
        try:
            await self._stage.drain(self._seconds)
        finally:
            self._server.should_exit = True

    def _begin(self, work: Any) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


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
