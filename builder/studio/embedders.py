"""The verbs of the card *Search*: who reads texts for their meaning, tried and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.core.bot import BotSpec, EmbedderKind
from builder.core.document import AddResult, Document, Outcome
from builder.core.errors import HushdeskError
from builder.core.ports import EmbedderIdentity
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.core.setting import Value
from builder.studio import documents
from builder.studio.bots import Workbench
from builder.studio.privacy import host_allowed

_LEARNING = "passages_learnt_again"
"""Name of the fact that says how far learning again is: one of the words below, or empty."""

_WANTED, _BEGUN = "wanted", "begun"


@dataclass(frozen=True, slots=True)
class EmbedderCheck:
    """What came of trying the chosen model; `error` says why it does not work."""

    identity: EmbedderIdentity | None = None
    error: HushdeskError | None = None


@dataclass(frozen=True, slots=True)
class Learning:
    """Whether the passages have to be learnt again.

    Attributes:
        needed: some are found by words alone until then.
        cut_off: it was begun, and nobody stopped it.
        done: how many of `total` passages the chosen model has read.
    """

    needed: bool
    cut_off: bool
    done: int
    total: int


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
    spec = bench.change(changes)
    if outdated(bench):
        # Until it is done; a document that is added meanwhile takes the old vectors away.
        put_off(bench)
    return spec


def try_embedder(bench: Workbench) -> EmbedderCheck:
    """Ask the chosen model for one vector: what it is, or why it does not work.

    Vectors that are its own are searched from then on.
    """
    try:
        before = bench.bot.retriever.embedder
        embedder = bench.load_embedder(afresh=True)
        if before is None or before.identity != embedder.identity:
            bench.bot.retriever.load_vectors()
        return EmbedderCheck(identity=embedder.identity)
    except HushdeskError as error:
        return EmbedderCheck(error=error)


def outdated(bench: Workbench) -> bool:
    """Whether the kept vectors are another model's than the chosen one's.

    While the model has not been loaded, its kind and its name have to do.
    """
    made_by, embedder = bench.file.chunks.embedder(), bench.bot.retriever.embedder
    if made_by is None:
        return False
    if embedder is not None:
        return made_by != embedder.identity
    search = bench.spec.search
    if search.embedder is EmbedderKind.BUILTIN:
        return made_by.precision in set(EmbedderKind)
    return (made_by.precision, made_by.name) != (search.embedder, search.embedder_model)


def learning(bench: Workbench) -> Learning:
    """How far the passages have been learnt with the chosen model."""
    other, begun = outdated(bench), bench.file.facts.get(_LEARNING)
    total = sum(bench.file.chunks.counts(each.id)[0] for each in _ready(bench))
    waiting = total if other else _waiting(bench)
    needed = other or bool(begun and waiting)
    return Learning(needed, needed and begun == _BEGUN, total - waiting, total)


def put_off(bench: Workbench) -> None:
    """The owner stopped `reembed`: it does not go on by itself."""
    bench.file.facts.put(_LEARNING, _WANTED)


def reembed(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Iterator[AddResult]:
    """Read every passage anew with the chosen model; a result a document, as each is finished.

    Vectors of two models never lie beside each other: the old ones go first, when the new model
    has shown that it answers, and words answer until the new ones are there. What was finished
    stays when the work is stopped; the next time only the rest is read. Reports are of all the
    passages.

    Raises:
        MachineError: `model_missing`; the old vectors stay.
        ModelError: the server does not answer as it should; the old vectors stay.
        Cancelled: when `token` asked for it.
    """
    embedder = bench.load_embedder()
    bench.file.facts.put(_LEARNING, _BEGUN)
    if bench.file.chunks.embedder() not in {None, embedder.identity}:
        bench.bot.retriever.forget_vectors()
        bench.bot.retriever.embedder = embedder
        gone = bench.file.chunks.forget_vectors()
        bench.file.audit.record("vectors_dropped", count=gone, model=embedder.identity.name)
    elif not bench.bot.readiness().vectors:
        bench.bot.retriever.load_vectors(token=token)
    failed = False
    for result in documents.resume(bench, progress=_of_all(bench, progress), token=token):
        failed = failed or result.outcome is Outcome.FAILED
        yield result
    if not failed:
        bench.file.facts.put(_LEARNING, "")
        bench.file.audit.record("passages_learnt", model=embedder.identity.name)


def _of_all(bench: Workbench, progress: Progress) -> Progress:
    """`progress` that hears how many of all passages are learnt, not of one document's."""
    at_first = learning(bench)
    learnt: dict[str, int] = {}

    def report(step: Step) -> None:
        if step.stage == "embedding":
            learnt[step.item] = step.done
            done = min(at_first.done + sum(learnt.values()), at_first.total)
            step = replace(step, done=done, total=at_first.total)
        progress(step)

    return report


def _ready(bench: Workbench) -> list[Document]:
    return [each for each in bench.file.documents.all() if each.outcome is Outcome.READY]


def _waiting(bench: Workbench) -> int:
    ready = {each.id for each in _ready(bench)}
    return sum(each.document_id in ready for each in bench.file.chunks.without_vectors())
