"""The verbs of the card *Search*: who reads texts for their meaning, tried and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.core.bot import BotSpec, EmbedderKind
from builder.core.document import AddResult
from builder.core.errors import HushdeskError
from builder.core.ports import EmbedderIdentity
from builder.core.progress import CancelToken, Progress, silent
from builder.core.setting import Value
from builder.studio import documents
from builder.studio.bots import Workbench
from builder.studio.privacy import host_allowed


@dataclass(frozen=True, slots=True)
class EmbedderCheck:
    """What came of trying the chosen model; `error` says why it does not work."""

    identity: EmbedderIdentity | None = None
    error: HushdeskError | None = None


def choose(
    bench: Workbench,
    kind: EmbedderKind,
    *,
    model: str = "",
    address: str = "",
    allow_host: bool = False,
) -> BotSpec:
    """Let `kind` read texts for their meaning; the bot answers by words until `reembed` is done.

    Args:
        bench: the open bot.
        kind: the built-in model, Ollama, or a server that speaks OpenAI's protocol.
        model: what the server calls the model.
        address: of the server; empty for Ollama on this computer.
        allow_host: the owner's word that masked text may go to that host.

    Raises:
        UsageError: `embedder_incomplete`, `bad_value`.
        PolicyError: `policy_conflict` when the policy keeps text from that host.
    """
    changes: dict[str, Value] = {
        "search.embedder": kind,
        "search.embedder_model": model.strip(),
        "search.embedder_url": address.strip(),
    }
    if allow_host:
        changes |= host_allowed(bench.spec, address)
    return bench.change(changes)


def try_embedder(bench: Workbench) -> EmbedderCheck:
    """Ask the chosen model for one vector: what it is, or why it does not work."""
    try:
        return EmbedderCheck(identity=bench.load_embedder().identity)
    except HushdeskError as error:
        return EmbedderCheck(error=error)


def outdated(bench: Workbench) -> bool:
    """Whether the kept vectors are another model's than the chosen one's, as far as is known."""
    made_by, embedder = bench.file.chunks.embedder(), bench.bot.retriever.embedder
    return made_by is not None and embedder is not None and made_by != embedder.identity


def reembed(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Iterator[AddResult]:
    """Read every passage anew with the chosen model; a result a document, as each is finished.

    Vectors of two models never lie beside each other: the old ones go first, when the new model
    has shown that it answers, and words answer until the new ones are there. What was finished
    stays when the work is stopped; the next time only the rest is read.

    Raises:
        MachineError: `model_missing`; the old vectors stay.
        ModelError: the server does not answer as it should; the old vectors stay.
        Cancelled: when `token` asked for it.
    """
    embedder = bench.load_embedder()
    if bench.file.chunks.embedder() not in {None, embedder.identity}:
        bench.bot.retriever.forget_vectors()
        bench.bot.retriever.embedder = embedder
        gone = bench.file.chunks.forget_vectors()
        bench.file.audit.record("vectors_dropped", count=gone, model=embedder.identity.name)
    yield from documents.resume(bench, progress=progress, token=token)
