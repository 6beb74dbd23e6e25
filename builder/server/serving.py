"""From a sealed file to a running host, and down again in order."""

from __future__ import annotations

import contextlib
import errno
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.core.errors import HushdeskError, MachineError, Safe, ServeError
from builder.core.ports import AuditSink, EmbedderIdentity, SecretStore
from builder.core.progress import CancelToken, silent
from builder.server.settings import BundleFacts, HostOptions, HostSettings
from builder.server.signers import Trusted, decide_signer, pin_signer
from builder.system import logs, paths
from builder.vault.audit_log import HOST, acting
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret

if TYPE_CHECKING:
    from builder.answering.bot import Bot
    from builder.answering.handover.delivery import Delivery
    from builder.bundle.reader import OpenBundle
    from builder.core.bot import BotSpec
    from builder.knowledge.embedding import Embedder
    from builder.privacy.egress import Door
    from builder.vault.hoststore import HostStore

_PARTING_SECONDS = 5  # how long answers under way may still take when told to stop


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What a bundle says on its outside; its seal is whole, but who sealed it is not known."""

    bundle_id: str
    version: int
    signer_public_key: str


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
        store, opened, trusted = _open(options)
        held.callback(store.close)
        bot, embedder, delivery = _assemble(options, opened, store)
        held.callback(bot.close)
        for note in bot.spec.notes:
            logs.event(note, level="error", bundle=opened.manifest.bundle_id)
        facts = BundleFacts(opened.manifest.bundle_id, opened.manifest.version, trusted.signer)
        held.enter_context(_warming(bot, embedder))
        store.audit.record("host_started", bundle=facts.id, version=facts.version)
        _run(options, bot, store, facts, Doors(door, delivery), on_ready)
        store.audit.record("host_stopped", bundle=facts.id)
    logs.event("stopped", bundle=facts.id)


def bind(host: str, port: int) -> socket.socket:
    """Take the address before anything slow is done, so that a taken one is told at once.

    Raises:
        ServeError: `port_in_use`, `port_not_allowed` or `address_not_ours`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host.strip("[]"), port))
    except OSError as error:
        door.close()
        if error.errno == errno.EADDRINUSE:
            raise ServeError("port_in_use", port=port) from None
        if error.errno in {errno.EACCES, errno.EPERM}:
            raise ServeError("port_not_allowed", port=port) from None
        raise ServeError("address_not_ours", host=host) from None
    except OverflowError:
        door.close()
        raise ServeError("port_not_allowed", port=port) from None
    return door


def _open(options: HostOptions) -> tuple[HostStore, OpenBundle, Trusted]:
    from builder.bundle import reader
    from builder.vault.hoststore import HostStore

    outside = reader.inspect(options.file)
    about = _Claimed(outside["bundle_id"], outside["version"], outside["signer"])
    folder = options.data or paths.host_folder(about.bundle_id)
    used = folder.is_dir() and any(folder.iterdir())
    # A bundle that is refused leaves no file behind: a new store is made after it was opened.
    store = HostStore.open(folder) if used else HostStore.in_memory()
    try:
        trusted = decide_signer(store, options.signer, about)
        opened = reader.open_bundle(
            options.file,
            signer=trusted.signer,
            passphrase=options.passphrase,
            identity=options.identity,
            min_version=max(options.min_version, trusted.min_version),
        )
    except BaseException:
        store.close()
        raise
    if not used:
        store = HostStore.open(folder)
    pin_signer(store, trusted.signer, opened.manifest.bundle_id, opened.manifest.version)
    return store, opened, trusted


def _assemble(
    options: HostOptions, opened: OpenBundle, store: HostStore
) -> tuple[Bot, Embedder | None, Delivery]:
    from builder.answering.assembly import Purse, assemble
    from builder.answering.handover.delivery import Delivery
    from builder.knowledge.embedding.minilm import load_minilm
    from builder.privacy.egress import Door
    from builder.vault.first_contacts import watched

    door = Door(lambda: opened.spec.privacy, watched(store.ledger, store.audit))
    secrets = provider_secrets(opened.provider_keys, options.key_files)
    made_by: EmbedderIdentity | None = opened.manifest.embedder
    embedder = None
    if made_by is not None:
        embedder = chosen_embedder(opened.spec, made_by, door, secrets) or load_minilm()
        opened.require_embedder(embedder.identity)
    store.spending.recover(opened.spec.spending.currency)
    bot = assemble(
        opened.spec,
        opened.source,
        embedder=embedder,
        door=door,
        secrets=secrets,
        purse=Purse(store.spending, LoggedAudit(store.audit)),
    )
    bot.retriever.load_keywords()
    return bot, embedder, Delivery(opened.spec, bot.gate, door, secrets)


class LoggedAudit:
    """Writes down that a cap is near, and says so in the log, which an operator watches."""

    def __init__(self, audit: AuditSink) -> None:
        self._audit = audit

    def record(self, event: str, **details: Safe) -> None:
        """Append one event."""
        self._audit.record(event, **details)
        percent = int(details.get("percent") or 100)
        logs.event(event, level="warning", kind=str(details.get("cap")), count=percent)


def chosen_embedder(
    spec: BotSpec, made_by: EmbedderIdentity, door: Door, secrets: SecretStore
) -> Embedder | None:
    """The server that reads questions, as the bundle says; None for the built-in model.

    It is not asked before the first question: a host starts also while it is away.
    """
    from builder.answering.assembly import build_gate, build_wire
    from builder.knowledge.embedding.remote import RemoteEmbedder

    wire = build_wire(spec, door=door, secrets=secrets)
    if wire is None or (wire.kind, wire.model) != (made_by.precision, made_by.name):
        return None
    gate = build_gate(spec)
    return RemoteEmbedder(wire, lambda text: gate.clear(text, "embedder"), made_by)


def provider_secrets(sealed: Mapping[str, Secret], files: Mapping[str, Path]) -> SecretStore:
    """The providers' keys: those sealed into the bundle, and those given as files, which win.

    Raises:
        MachineError: `file_unreadable`.
    """
    store = MemoryStore("host")
    for kind, secret in sealed.items():
        store.put(f"provider:{kind}", secret.reveal())
    for kind, file in files.items():
        try:
            key = file.read_bytes().strip()
        except OSError as error:
            raise MachineError(
                "file_unreadable", file=str(file), reason=error.strerror or ""
            ) from None
        store.put(f"provider:{kind}", key)
    return store


@contextlib.contextmanager
def _warming(bot: Bot, embedder: Embedder | None) -> Iterator[None]:
    """Fill the vectors beside the first visitors' questions, until done or told to stop."""
    token = CancelToken()

    def fill() -> None:
        try:
            bot.retriever.load_vectors(progress=silent, token=token)
            logs.event("warm", vectors=bot.readiness().vectors)
        except HushdeskError as error:
            if not token.cancelled:
                logs.event("warming_failed", level="error", code=error.code)

    thread = threading.Thread(target=fill, name="hushdesk-warm", daemon=True)
    if embedder is not None:
        thread.start()
    try:
        yield
    finally:
        token.cancel()
        if embedder is not None:
            thread.join(timeout=30)


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
    from builder.server.wire import wire

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
        "http": wire(behind_proxy=options.behind_proxy), "ws": "none", "loop": "asyncio",
        "lifespan": "on", "log_config": None, "access_log": False, "server_header": False,
        "proxy_headers": False, "timeout_keep_alive": 15,
        "timeout_graceful_shutdown": _PARTING_SECONDS,
    }  # fmt: skip
    quiet()
    with _stopping_in_order():
        Server(uvicorn.Config(app, **config)).run([doors.visitors])


def page_address(door: socket.socket) -> str:
    """The address of the chat page of a host that listens on `door`."""
    host, port = door.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def quiet() -> None:
    """Keep the web server's own lines, which may carry a visitor's text, from everybody."""
    log = logging.getLogger("uvicorn")
    log.addHandler(logging.NullHandler())
    log.propagate = False


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
