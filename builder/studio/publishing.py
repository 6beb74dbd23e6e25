"""The verbs of the page *Publish*: sealing a bot into one file, and taking one in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.answering.assembly import KEY_ENTRY
from builder.bundle import deploy_kit, writer
from builder.bundle.deploy_kit import Needs
from builder.bundle.footprint import Footprint
from builder.bundle.lock import PASSPHRASE, RECIPIENTS, Lock
from builder.bundle.manifest import Limits
from builder.bundle.reader import OpenBundle
from builder.bundle.writer import Contents, Sealed
from builder.core import setting
from builder.core.bot import ModelKind
from builder.core.errors import PolicyError, UsageError
from builder.core.handover import MAIL_KEY, WEBHOOK_KEY
from builder.core.ids import new_id
from builder.core.pinned import MEDIA_TYPE
from builder.core.ports import SecretStore
from builder.core.progress import CancelToken, Progress, silent
from builder.core.published import Published
from builder.knowledge.pinned_passages import recovered
from builder.studio import (
    bundle_state,
    launch_checklist,
    owner,
    paperwork,
    published,
    question_sets,
)
from builder.studio.bots import Workbench
from builder.studio.history.recording import capture
from builder.studio.inbox import line
from builder.studio.launch_checklist import CheckItem, Level
from builder.system import paths
from builder.system.clock import SystemClock
from builder.vault import passphrase as passphrases
from builder.vault.botfile import BotFile
from builder.vault.secret import Secret

WEAK_BITS = 60.0
"""Below this a bundle's passphrase is warned of: anybody who has the file may guess for ever."""


def export(
    bench: Workbench,
    to: Path,
    *,
    lock: Lock,
    with_key: bool = False,
    waivers: Mapping[str, str] | None = None,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Sealed:
    """Seal and sign the bot into the file `to`.

    Args:
        bench: the open bot.
        to: replaced whole, or left as it was when something fails.
        lock: what opens it; the owner's own recipient is added to recipients.
        with_key: put the provider's key inside; only with recipients.
        waivers: reasons by the code of a red point that is set aside; they go into the audit.
        progress: told of each stage.
        token: asks to stop.

    Raises:
        PolicyError: `launch_blocked` with the codes.
        UsageError, BundleError, MachineError, Cancelled: see `writer.seal`.
    """
    waivers = waivers or {}
    if with_key and not lock.recipients:
        raise UsageError("key_needs_recipients")
    items = launch_checklist.check(bench)
    refuse_blocked(items, waivers)
    version = published.next_version(bench)
    # Before it is sealed: what changes meanwhile counts as changed since, and a number that was
    # in a file which nobody remembers must not come again with other content.
    bench.file.facts.put(published.RESERVED, str(version))
    pieces, state = bundle_state.state(bench), capture(bench.file)
    keys = _provider_keys(bench) if with_key else {}
    sealed = writer.seal(
        Contents(
            bench.spec,
            bench.file.passages(),
            extra=paperwork.sealed_papers(bench),
            provider_keys=keys,
        ),
        to=to,
        lock=replace(lock, owner=owner.recipient(bench)) if lock.recipients else lock,
        signing_key=owner.signing_key(bench),
        version=version,
        progress=progress,
        token=token,
    )
    with bench.file.together():
        bundle_state.note_exported(bench, pieces)
        _remember(bench, sealed, state, waivers, tuple(sorted(keys)))
    ambers = [item.code for item in items if item.level is Level.AMBER]
    ambers = [code for code in ambers if code != "documents_changed"]
    if lock.passphrase and passphrase_strength(lock.passphrase.text()) < WEAK_BITS:
        ambers.append("weak_passphrase")
    return replace(sealed, warnings=(*sealed.warnings, *ambers))


def _remember(
    bench: Workbench,
    sealed: Sealed,
    state: Mapping[str, Any],
    waivers: Mapping[str, str],
    keys: tuple[str, ...],
) -> None:
    """Write down what was sealed, for the list of versions and in the audit."""
    asked = None if question_sets.outdated(bench) else question_sets.last_run(bench)
    bench.file.published.put(
        Published(
            version=sealed.version,
            when=SystemClock().now().isoformat(timespec="seconds"),
            sha256=sealed.sha256,
            signer=sealed.signer,
            sealed_to=RECIPIENTS if sealed.recipients else PASSPHRASE,
            size=sealed.size,
            memory=sealed.memory,
            file=sealed.file.name,
            recipients=sealed.recipients,
            documents=sealed.counts.documents,
            passages=sealed.counts.passages,
            vectors=sealed.counts.vectors,
            waivers=tuple(sorted(waivers)),
            keys=keys,
            passed=asked.passed if asked else None,
            failed=asked.failed if asked else None,
        ),
        state,
    )
    bench.file.facts.put(published.VERSION, str(sealed.version))
    for code, reason in waivers.items():
        bench.file.audit.record("waived", code=code, reason=reason)
    own = owner.recipient(bench) if sealed.recipients else ""
    hosts = [each for each in sealed.recipients if each != own]
    bench.file.audit.record(
        "exported",
        version=sealed.version,
        sha256=sealed.sha256,
        waivers=len(waivers),
        with_key=bool(keys),
        recipients=", ".join(sorted(map(_mark, hosts))),
    )


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an export will come to.

    Attributes:
        size: of the file in bytes, about.
        memory: MB that a host needs for it.
        typed: whether a passphrase can still seal it.
    """

    size: int
    memory: int
    typed: bool


def estimate(bench: Workbench) -> Estimate:
    """What sealing the bot as it is now will come to; told before it is done."""
    size = sum(bench.file.chunks.weight())
    return Estimate(size, Footprint.of(size).megabytes, size <= Limits().typed)


def refuse_blocked(items: Sequence[CheckItem], waivers: Mapping[str, str]) -> None:
    """Stop an export while a red point is neither mended nor waived with a reason.

    Raises:
        PolicyError: `launch_blocked` with the codes.
        UsageError: `unknown_check` for a waiver of a point that the checklist does not have.
    """
    for code in waivers:
        if code not in {item.code for item in items}:
            raise UsageError("unknown_check", name=code)
    blocked = [i.code for i in items if i.blocks and not waivers.get(i.code, "").strip()]
    if blocked:
        raise PolicyError("launch_blocked", codes=", ".join(blocked))


def write_kit(bench: Workbench, folder: Path, sealed: Sealed) -> None:
    """Write everything a host needs beside a copy of the bundle into `folder`.

    The host will let this desktop in: the hash of its operator's token is in the kit.
    """
    deploy_kit.write_kit(
        folder,
        sealed.file,
        signer=sealed.signer,
        spec=bench.spec,
        needs=Needs(owner.rotation(bench), sealed.memory, line.operator_line(bench)),
    )
    bench.file.audit.record("kit_written", sha256=sealed.sha256)


def take_in(
    opened: OpenBundle,
    *,
    name: str | None = None,
    keyring: SecretStore | None,
    passphrase: Secret | None,
) -> Path:
    """Make a new bot on this computer from an opened bundle; the path of its file.

    What its owner pinned can be changed again: notices as such, the rest as questions and answers.

    Raises:
        UsageError: `bad_value` for the name.
        VaultError: `bot_exists`, `no_key_store`.
    """
    spec = setting.change(replace(opened.spec, id=new_id()), {"name": name or opened.spec.name})
    path = paths.bot_file(spec.name)
    with BotFile.create(path, spec, keyring=keyring, passphrase=passphrase) as file:
        chunks = list(opened.source.chunks())
        for document in opened.source.documents():
            own = [chunk for chunk in chunks if chunk.document_id == document.id]
            if document.media_type == MEDIA_TYPE:
                file.pinned.replace(recovered(own))
            file.documents.replace(document, own, original=None)
        embedder = opened.source.embedder()
        if embedder is not None:
            file.chunks.save_vectors(opened.source.vectors(), embedder)
        file.audit.record("imported", version=opened.manifest.version, chunks=len(chunks))
    return path


def passphrase_strength(text: str) -> float:
    """How hard `text` is to guess, in bits; 80 and more is what we make ourselves."""
    return passphrases.strength_bits(text)


def suggest_passphrase() -> str:
    """A passphrase of at least 80 bits that can be read out over a telephone."""
    return passphrases.generate()


def _mark(recipient: str) -> str:
    """Enough of a host's `age1…` to know it again; it stands in the bundle anyway."""
    return recipient[:20]


def _provider_keys(bench: Workbench) -> dict[str, Secret]:
    """What the host needs to be let in elsewhere: by a model, a mail server, a webhook."""
    spec = bench.spec
    needed = [str(spec.answers.model)] if spec.answers.model is not ModelKind.QUOTES else []
    needed += [MAIL_KEY] if spec.handover.by_mail and spec.handover.mail_user else []
    needed += [WEBHOOK_KEY] if spec.handover.by_webhook else []
    kept = {kind: bench.secrets.get(KEY_ENTRY.format(kind=kind)) for kind in needed}
    return {kind: Secret(secret) for kind, secret in kept.items() if secret}
