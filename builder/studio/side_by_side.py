"""Two versions of the bot, or two models, asked the same test questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.answering.assembly import assemble, reassemble
from builder.answering.bot import Bot
from builder.core import setting
from builder.core.bot import BotSpec, ModelKind
from builder.core.document import Chunk, Document, Outcome
from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.pinned import MEDIA_TYPE, Pinned
from builder.core.ports import ChunkVectors, EmbedderIdentity, PassageSource
from builder.core.progress import CancelToken, Progress, silent
from builder.core.question_set import TestQuestion, Verdict
from builder.evaluation.run import run
from builder.knowledge.embedding import Embedder
from builder.knowledge.pinned_passages import passages
from builder.studio import facts
from builder.studio.bots import Workbench
from builder.studio.history.recording import FACTS, SETTINGS
from builder.studio.spec_check import check
from builder.studio.spending import Estimate, estimate
from builder.system import texts
from builder.vault.pinned import from_data

NOW = "now"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two bots that are compared.

    Attributes:
        name: what it is called, in the owner's language.
        pinned: the facts it answers with; None are those of now.
    """

    name: str
    spec: BotSpec
    pinned: Pinned | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What came of one question on both sides; costs stand in the verdicts."""

    question: TestQuestion
    first: Verdict
    second: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every question on both sides, those that came out differently first."""

    first: Side
    second: Side
    rows: tuple[Beside, ...]

    def passed(self) -> tuple[int, int]:
        """How many questions each side passed."""
        return (sum(row.first.passed for row in self.rows),
                sum(row.second.passed for row in self.rows))  # fmt: skip

    def cost(self) -> tuple[int, int]:
        """What asking each side cost, in millionths."""
        return sum(row.first.cost for row in self.rows), sum(row.second.cost for row in self.rows)


def side(bench: Workbench, wanted: str, language: str = "") -> Side:
    """The side that `wanted` names: `now`, a revision's number, or a model as `KIND:NAME`.

    A revision answers with its own settings and facts and with the documents of now.

    Raises:
        UsageError: `side_unknown`, `unknown_revision`, and what settings raise.
        PolicyError: `policy_conflict`, when the policy lets no text go to the model.
    """
    language, text = language or bench.spec.language, wanted.strip()
    if text == NOW:
        return Side(texts.say("sides.now", language), bench.spec)
    if text.isdigit():
        return _revision(bench, int(text), language)
    kind, _, name = text.partition(":")
    if kind not in set(ModelKind):
        raise UsageError("side_unknown", side=text[:100])
    own = bench.spec.answers
    changes: dict[str, setting.Value] = {"answers.model": kind, "answers.model_name": name}
    if kind != own.model:
        changes["answers.base_url"] = ""
    spec = check(setting.change(bench.spec, changes))
    quotes = spec.answers.model is ModelKind.QUOTES
    return Side(texts.say("sides.quotes", language) if quotes else text, spec)


def estimates(
    bench: Workbench, sides: Sequence[Side], questions: Sequence[TestQuestion]
) -> list[Estimate]:
    """What asking each side will cost."""
    return [estimate(bench, questions, each.spec) for each in sides]


def compare(
    bench: Workbench,
    sides: tuple[Side, Side],
    questions: Sequence[TestQuestion],
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Comparison:
    """Ask both sides every question.

    Raises:
        Cancelled: between two questions; what was asked is paid for and not shown.
        ModelError: a cap is reached: see `evaluation.run`.
    """
    token = token or CancelToken()
    verdicts = []
    for each in sides:
        bot, own = _bot(bench, each, progress, token)
        try:
            verdicts.append(list(run(bot, questions, progress=progress, token=token)))
        finally:
            if own:
                bot.close()
    rows = [Beside(*row) for row in zip(questions, *verdicts, strict=True)]
    rows.sort(key=lambda row: row.first.passed == row.second.passed)
    return Comparison(*sides, tuple(rows))


def _revision(bench: Workbench, number: int, language: str) -> Side:
    bench.recorder.flush()
    found = bench.file.history.get(number)
    if found is None:
        raise UsageError("unknown_revision", number=number)
    data = bench.file.history.part(found.parts[SETTINGS])
    spec = setting.from_dict({**setting.to_dict(bench.spec), **data})
    # One for both: what reads passages for their meaning, what may go where, what may be spent.
    now = bench.spec
    spec = replace(spec, search=now.search, privacy=now.privacy, spending=now.spending)
    pinned = from_data(bench.file.history.part(found.parts[FACTS]))
    same = pinned == facts.read(bench)
    name = texts.say("sides.revision", language, number=str(number))
    return Side(name, check(spec), None if same else pinned)


def _bot(bench: Workbench, each: Side, progress: Progress, token: CancelToken) -> tuple[Bot, bool]:
    """The bot of a side, and whether it has indexes of its own."""
    means = {"door": bench.door, "secrets": bench.secrets, "purse": bench.purse}
    if each.pinned is None:
        return reassemble(each.spec, bench.bot.retriever, **means), False  # type: ignore[arg-type]
    embedder = bench.bot.retriever.embedder
    source = _OtherFacts(bench.file.passages(), each.pinned, each.spec.language, embedder)
    bot = assemble(each.spec, source, embedder=embedder, **means)  # type: ignore[arg-type]
    bot.retriever.load_keywords()
    bot.retriever.load_vectors(progress=progress, token=token)
    return bot, True


class _OtherFacts:
    """The passages of the bot with other facts in place of its own; kept nowhere."""

    def __init__(
        self, source: PassageSource, pinned: Pinned, language: str, embedder: Embedder | None
    ) -> None:
        self._source = source
        self._document = new_id()
        self._made = passages(pinned, language=language, document_id=self._document)
        self._title = texts.say("facts.document", language)
        self._vectors = list(embedder.embed_passages(self._made)) if embedder else []

    def documents(self) -> Sequence[Document]:
        """The documents of now, and one of the other facts."""
        kept = [each for each in self._source.documents() if each.media_type != MEDIA_TYPE]
        if not self._made:
            return kept
        own = Document(
            id=self._document, name=self._title, sha256="", size=0, media_type=MEDIA_TYPE,
            added="", outcome=Outcome.READY, chunks=len(self._made), title=self._title,
        )  # fmt: skip
        return [*kept, own]

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        """Every passage, the other facts' last."""
        hidden = self._hidden()
        if document_id != self._document:
            yield from (c for c in self._source.chunks(document_id) if c.document_id not in hidden)
        if document_id in {None, self._document}:
            yield from self._made

    def vectors(self) -> Iterator[ChunkVectors]:
        """In the order of `chunks`."""
        hidden = {chunk.id for key in self._hidden() for chunk in self._source.chunks(key)}
        yield from (each for each in self._source.vectors() if each.chunk_id not in hidden)
        yield from self._vectors

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """Those of the passages `ids` that are there."""
        return [*self._source.find_chunks(ids), *(c for c in self._made if c.id in set(ids))]

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        """Their vectors."""
        own = [each for each in self._vectors if each.chunk_id in set(ids)]
        return [*self._source.find_vectors(ids), *own]

    def embedder(self) -> EmbedderIdentity | None:
        """Which weights made the vectors."""
        return self._source.embedder()

    def _hidden(self) -> set[str]:
        return {each.id for each in self._source.documents() if each.media_type == MEDIA_TYPE}
