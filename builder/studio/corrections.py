"""The verbs of *What was understood*: passages listed, switched off, corrected, put back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from builder.core.correction import Correction, Fit
from builder.core.document import Chunk, Document, Outcome
from builder.core.errors import DocumentError, UsageError
from builder.core.ids import new_id
from builder.core.pinned import FACT, MEDIA_TYPE
from builder.core.policy import DocumentsPolicy
from builder.knowledge.chunking import heading, spoken
from builder.knowledge.corrections import amend, checked, effect
from builder.knowledge.loaders.clean import clean_text
from builder.studio.bots import Workbench
from builder.studio.learning import relearn
from builder.studio.readings import judge

LONGEST = 4000
"""Characters of a correction: some times a passage; more than that is a document of its own."""

ALL_OFF = "document_all_off"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as its owner sees it.

    Attributes:
        number: counts from 1, the passages that are switched off too; None when it is gone.
        chunk: what answers come from; of one that is switched off or gone, what it said.
        correction: what the owner decided, if anything.
    """

    number: int | None
    chunk: Chunk
    correction: Correction | None = None

    @property
    def state(self) -> str:
        """`used`, `off`, `corrected`, or `gone`: the correction found no passage any more."""
        if self.correction is None:
            return "used"
        if self.correction.fit is Fit.GONE:
            return "gone"
        return "off" if self.correction.off else "corrected"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a correction.

    Attributes:
        findings: personal data found in the owner's words, counted by type; the policy decided.
    """

    passage: Passage
    findings: dict[str, int]


def listing(bench: Workbench, name: str) -> list[Passage]:
    """Every passage of the document called `name` in reading order, then what is gone.

    Raises:
        DocumentError: `unknown_document`.
    """
    document = bench.file.documents.by_name(name)
    if document is None or document.media_type == MEDIA_TYPE:  # facts are changed as such
        raise DocumentError("unknown_document", name=name)
    made = {
        correction.original.id: correction
        for correction in bench.file.corrections.of_document(document.id)
    }
    here = {chunk.id: chunk for chunk in bench.file.chunks.of_document(document.id)}
    for chunk_id, correction in made.items():
        if correction.fit is not Fit.GONE and chunk_id not in here:
            here[chunk_id] = correction.original
    rows = sorted(here.values(), key=lambda chunk: chunk.position)
    passages = [Passage(n, chunk, made.get(chunk.id)) for n, chunk in enumerate(rows, start=1)]
    gone = [
        Passage(None, correction.original, correction)
        for correction in made.values()
        if correction.fit is Fit.GONE
    ]
    return passages + gone


def switch_off(bench: Workbench, chunk_id: str) -> Passage:
    """Use a passage in no answer from now on; whatever was corrected in it is set aside.

    Raises:
        DocumentError: `unknown_passage`.
    """
    correction = replace(_correction(bench, chunk_id), text=None)
    _put(bench, correction)
    bench.file.audit.record(
        "passage_off", document=correction.document_id, correction=correction.id
    )
    return Passage(None, correction.original, correction)


def correct(bench: Workbench, chunk_id: str, text: str) -> Kept:
    """Let a passage say `text` from now on, as the policy lets it, and learn it at once.

    Raises:
        DocumentError: `unknown_passage`.
        UsageError: `correction_empty`, `correction_too_long`, `correction_left_out` when the
            policy leaves nothing of it.
        MachineError: `model_missing`; it is kept, and found by its words until then.
    """
    before = _correction(bench, chunk_id)
    said = clean_text(text.strip())[0].strip()
    if not said:
        raise UsageError("correction_empty")
    if len(said) > LONGEST:
        raise UsageError("correction_too_long", characters=len(said), limit=LONGEST)
    detector, policy = bench.bot.gate.detector, bench.spec.privacy.documents
    rulings = judge(bench)(before.document_id)
    settled = checked(said, before.original.kind, detector=detector, policy=policy, rulings=rulings)
    if not settled.document.sections:
        raise UsageError("correction_left_out")
    correction = replace(before, text=said)
    chunk = _put(bench, correction) or correction.original
    bench.file.audit.record(
        "passage_corrected",
        document=correction.document_id,
        correction=correction.id,
        findings=sum(settled.findings.values()),
    )
    return Kept(Passage(None, chunk, correction), settled.findings)


def confirm(bench: Workbench, correction_id: str) -> None:
    """Let a correction stand although the document's words have changed a little since.

    Raises:
        UsageError: `unknown_correction`.
    """
    correction = bench.file.corrections.get(correction_id)
    if correction is None:
        raise UsageError("unknown_correction")
    if correction.fit is Fit.NEAR:
        bench.file.corrections.save([replace(correction, fit=Fit.EXACT)])
        bench.file.audit.record(
            "passage_confirmed", document=correction.document_id, correction=correction_id
        )


def undo(bench: Workbench, correction_id: str) -> None:
    """Let a passage say again what stands in its document.

    Raises:
        UsageError: `unknown_correction`.
        MachineError: `model_missing`; it is back, and found by its words until then.
    """
    correction = bench.file.corrections.get(correction_id)
    if correction is None:
        raise UsageError("unknown_correction")
    bench.file.corrections.remove(correction_id)
    bench.file.audit.record(
        "passage_restored", document=correction.document_id, correction=correction_id
    )
    if correction.fit is not Fit.GONE:
        _exchange(bench, correction.original, correction.original)


def amended(
    bench: Workbench, document: Document, chunks: list[Chunk], policy: DocumentsPolicy
) -> list[Chunk]:
    """The passages of a document that was just read, with its corrections applied.

    Raises:
        DocumentError: `document_all_off`, when none is left.
    """
    made = bench.file.corrections.of_document(document.id)
    if not made:
        return chunks
    left, now = amend(
        made,
        chunks,
        detector=bench.bot.gate.detector,
        policy=policy,
        rulings=judge(bench)(document.id),
    )
    bench.file.corrections.save(now)
    if chunks and not left:
        raise DocumentError("document_all_off")
    return left


def _correction(bench: Workbench, chunk_id: str) -> Correction:
    """The correction of a passage, or a new one, not kept yet."""
    chunk = bench.file.chunks.get(chunk_id)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    known = bench.file.corrections.of_passage(chunk_id)
    if known is not None:
        return replace(known, made=now, fit=Fit.EXACT)
    if chunk is None or chunk.kind == FACT:
        raise DocumentError("unknown_passage")
    return Correction(new_id(), chunk.document_id, chunk, None, now)


def _put(bench: Workbench, correction: Correction) -> Chunk | None:
    chunk = effect(
        correction,
        detector=bench.bot.gate.detector,
        policy=bench.spec.privacy.documents,
        rulings=judge(bench)(correction.document_id),
    )
    bench.file.corrections.save([correction])
    _exchange(bench, correction.original, chunk)
    return chunk


def _exchange(bench: Workbench, original: Chunk, chunk: Chunk | None) -> None:
    """Put `chunk` in the place of a passage: in the file, in the indexes, and learn it."""
    document = bench.file.documents.get(original.document_id)
    if document is None:
        raise DocumentError("unknown_passage")
    new = []
    if chunk is not None:
        new = [replace(chunk, heading=_heading(document, chunk))]
    bench.file.chunks.exchange(document.id, original.id, new)
    document = _counted(bench, document)
    bench.file.documents.save(document)
    relearn(bench, document, new)


def _heading(document: Document, chunk: Chunk) -> str:
    """As when it is read: the name may be another one since."""
    return heading(document.title or spoken(document.name), chunk.ref)


def _counted(bench: Workbench, document: Document) -> Document:
    """The record after its passages changed: without any it answers nothing, and says so."""
    count, _ = bench.file.chunks.counts(document.id)
    if not count:
        return replace(
            document, chunks=0, outcome=Outcome.FAILED, error_code=ALL_OFF, error_params={}
        )
    if document.error_code == ALL_OFF:
        document = replace(document, outcome=Outcome.READY, error_code=None)
    return replace(document, chunks=count)
