"""From a sealed file to a bot that can be asked, and a host's own file beside it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.core.errors import HushdeskError, MachineError, Safe
from builder.core.ports import AuditSink, EmbedderIdentity, SecretStore
from builder.core.progress import CancelToken, silent
from builder.server.closing import Closing
from builder.server.owner_lock import owner_lock
from builder.server.settings import BundleFacts, HostOptions
from builder.server.shared_closing import ordered
from builder.server.signers import Trusted, decide_signer, pin_signer
from builder.system import logs, paths
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret

if TYPE_CHECKING:
    from builder.answering.bot import Bot
    from builder.answering.handover.delivery import Delivery
    from builder.bundle.reader import OpenBundle
    from builder.core.bot import BotSpec
    from builder.knowledge.embedding import Embedder
    from builder.privacy.egress import Door
    from builder.server.replicas import Replicas
    from builder.vault.hoststore import HostStore


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What a bundle says on its outside; its seal is whole, but who sealed it is not known."""

    bundle_id: str
    version: int
    signer_public_key: str


def open_host(
    options: HostOptions, replicas: Replicas | None = None
) -> tuple[HostStore, OpenBundle, Trusted]:
    """Verify and open the bundle, and the host's own file or its replicas'; the signer is pinned.

    Raises:
        BundleError: as `open_bundle`, and `signer_unknown`, `signer_mismatch`, `bundle_other`,
            `rotation_other`.
        VaultError: the host's own file cannot be used.
    """
    from builder.bundle import reader
    from builder.privacy.egress.guard import passage
    from builder.vault.hoststore import HostStore

    outside = reader.inspect(options.file)
    about = _Claimed(outside["bundle_id"], outside["version"], outside["signer"])
    folder = options.data or paths.host_folder(about.bundle_id)
    used = replicas is not None or (folder.is_dir() and any(folder.iterdir()))
    # A bundle that is refused leaves no file behind: a new store is made after it was opened.
    if replicas is not None:
        store = HostStore.shared(replicas.database, replicas.key, folder=folder, passage=passage)
    else:
        store = HostStore.open(folder) if used else HostStore.in_memory()
    try:
        trusted, opened = _open(options, store, about)
    except BaseException:
        store.close()
        raise
    if not used:
        store = HostStore.open(folder)
    pin_signer(store, trusted.signer, opened.manifest.bundle_id, opened.manifest.version)
    return store, opened, trusted


def open_newer(
    options: HostOptions, store: HostStore, version: int
) -> tuple[OpenBundle, Trusted] | None:
    """What the bundle's file holds now, when it is newer than `version`; it is not pinned yet.

    Raises:
        BundleError: as `open_host`.
    """
    from builder.bundle import reader

    outside = reader.inspect(options.file)
    about = _Claimed(outside["bundle_id"], outside["version"], outside["signer"])
    if about.version == version:
        return None
    trusted, opened = _open(options, store, about)
    return opened, trusted


def _open(options: HostOptions, store: HostStore, about: _Claimed) -> tuple[Trusted, OpenBundle]:
    from builder.bundle import reader
    from builder.bundle.rotation import Rotation

    rotation = Rotation.load(options.rotation) if options.rotation else None
    trusted = decide_signer(
        store, options.signer, about, rotation=rotation, instead_of=options.instead_of
    )
    order = ordered(store.facts) if store.is_shared else Closing(store.folder).now
    opened = reader.open_bundle(
        options.file,
        signer=trusted.signer,
        passphrase=options.passphrase,
        identity=options.identity,
        min_version=max(options.min_version, trusted.min_version, order.min_version),
    )
    return trusted, opened


def facts_of(options: HostOptions, opened: OpenBundle, trusted: Trusted) -> BundleFacts:
    """What a host says of the bundle that it serves."""
    made = opened.manifest
    owner = owner_lock(made.recipients, options.passphrase, options.identity)
    return BundleFacts(made.bundle_id, made.version, trusted.signer, owner)


def assemble_bot(
    options: HostOptions, opened: OpenBundle, store: HostStore
) -> tuple[Bot, Embedder | None, Delivery]:
    """The bot of a bundle, which finds by keywords already, and its ways to a person.

    Raises:
        BundleError: `embedder_mismatch`.
        MachineError: `model_missing`, `file_unreadable`.
    """
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
    bot = assemble(
        opened.spec,
        opened.source,
        embedder=embedder,
        door=door,
        secrets=secrets,
        purse=Purse(store.spending, LoggedAudit(store.audit), patient=True),
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
def warming(bot: Bot, embedder: Embedder | None) -> Iterator[None]:
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
