"""Takes one file from disk to passages: read, parsed, personal data settled, split."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from builder.core.decision import FoundValue, Rulings
from builder.core.document import AddResult, Chunk, Document, LoadedDocument, Outcome
from builder.core.errors import Cancelled, DocumentError, HushdeskError, Safe
from builder.core.ids import new_id
from builder.core.journal import Entry
from builder.core.pinned import MEDIA_TYPE
from builder.core.policy import DocumentsPolicy
from builder.core.ports import Clock
from builder.core.progress import CancelToken
from builder.knowledge import worker
from builder.knowledge.chunking import split
from builder.knowledge.commands import given_orders
from builder.knowledge.findings import Finds, Settled, no_rulings, settle
from builder.knowledge.intake import Found
from builder.knowledge.language_guess import language_of_document
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.wire import Parsed, Web

Parse = Callable[..., Parsed]

Amend = Callable[[Document, list[Chunk], DocumentsPolicy], list[Chunk]]
"""What an owner decided about single passages, put into those that were just made."""

Judge = Callable[[str], Rulings]
"""Gives what the owner decided about personal data, as it touches the document of an id."""

ALL_LEFT_OUT = "document_all_left_out"

PASSED_OVER = frozenset(
    {"document_hidden", "document_outside", "document_duplicate", "erased_before"}
)
"""Reasons to leave a file out that are no failure."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be kept of one file, and what to say when it is.

    Attributes:
        values: each piece of personal data that was found.
        rules: a hash of what decided about them; empty when nobody asks.
        original: None when nothing is kept of it.
        unchanged: the bot has this very file already; `document` is its record.
        entry: where the file stands in the journal.
        started: `time.monotonic()` when its turn came.
    """

    document: Document
    chunks: list[Chunk] = field(default_factory=list)
    values: tuple[FoundValue, ...] = ()
    rules: str = ""
    original: bytes | None = None
    unchanged: bool = False
    started: float = 0.0
    entry: Entry = field(default_factory=lambda: Entry(""))

    def result(
        self, outcome: Outcome | None = None, error: HushdeskError | None = None
    ) -> AddResult:
        """The line for the owner."""
        document = self.document
        return AddResult(
            document=document.name,
            outcome=outcome or document.outcome,
            chunks=document.chunks,
            findings=document.findings,
            error_code=error.code if error else document.error_code,
            error_params=as_text(error.params) if error else document.error_params,
            seconds=time.monotonic() - self.started,
            notes=document.stripped,
        )


def as_read(_document: Document, chunks: list[Chunk], _policy: DocumentsPolicy) -> list[Chunk]:
    """The passages as they stand in the document."""
    return chunks


class Preparer:
    """Prepares files in whatever thread asks; keeps nothing.

    Args:
        known: gives the record of a name, as it is now.
        parse: `worker.parse` or, in tests, what stands in for it.
        owner: given a content's hash and a name, the name of the document that has it.
        amend: puts the owner's corrections into the passages.
        rulings: gives the owner's decisions about personal data.
    """

    def __init__(  # noqa: PLR0913 - all by name; each is a room's own face
        self,
        known: Callable[[str], Document | None],
        *,
        detector: Finds,
        policy: DocumentsPolicy,
        clock: Clock,
        limits: Limits = DEFAULT,
        parse: Parse = worker.parse,
        owner: Callable[[str, str], str] = lambda _sha256, name: name,
        amend: Amend = as_read,
        rulings: Judge = no_rulings,
    ) -> None:
        self._known = known
        self._owner = owner
        self._detector = detector
        self._policy = policy
        self._clock = clock
        self._limits = limits
        self._parse = parse
        self._amend = amend
        self._rulings = rulings

    def prepare(self, found: Found, token: CancelToken) -> Prepared:
        """Read one file; whatever is wrong with it becomes part of what is returned.

        Raises:
            Cancelled: when `token` asked for it.
        """
        started = time.monotonic()
        blank = replace(self._blank(found.name), source=found.origin)
        if found.media_type:
            blank = replace(blank, media_type=found.media_type)
        prepared = Prepared(blank, started=started)
        try:
            if found.skipped:
                raise DocumentError(found.skipped)  # noqa: TRY301 - told like any other reason
            data = found.take(self._limits)
            prepared = replace(prepared, document=_weighed(blank, data))
            return self._unchanged(prepared) or self._fresh(prepared, data, token)
        except DocumentError as error:
            return failed(prepared, error)
        except Cancelled:
            raise
        except Exception as fault:  # noqa: BLE001 - one file's surprise must not stop the others
            detail = type(fault).__name__
            return failed(prepared, DocumentError("document_damaged", detail=detail))

    def read(
        self,
        prepared: Prepared,
        data: bytes,
        token: CancelToken,
        *,
        policy: DocumentsPolicy | None = None,
    ) -> Prepared:
        """Parse `data` and make passages of it.

        Where the owner's decisions leave nothing, what is returned is failed and has the original:
        the passages of before go, and another decision can be made. `policy` stands in for
        the bot's where none of them covers a finding.

        Raises:
            DocumentError: the file's own reason.
            Cancelled: when `token` asked for it.
        """
        parsed = parse_as(prepared.document, data, self._parse, limits=self._limits, token=token)
        policy = policy or self._policy
        document = prepared.document
        rulings = self._rulings(document.id)
        settled = settle(parsed.document, self._detector, policy, rulings, document_id=document.id)
        document = _described(document, parsed.media_type, settled)
        rules = rulings.digest(settled.findings, policy)
        prepared = replace(
            prepared, document=document, values=settled.values, rules=rules, original=data
        )
        if not settled.decided:
            waiting = replace(document, outcome=Outcome.REVIEW, findings_decided=False, chunks=0)
            return replace(prepared, document=waiting)
        token.check()
        chunks = split(settled.document, document_id=document.id, name=document.name)
        if not chunks:
            return replace(prepared, document=_nothing_left(document))
        chunks = self._amend(document, chunks, policy)
        document = replace(document, outcome=Outcome.READY, chunks=len(chunks))
        return replace(prepared, document=document, chunks=chunks)

    def _fresh(self, prepared: Prepared, data: bytes, token: CancelToken) -> Prepared:
        document = prepared.document
        known = self._known(document.name)
        if known is not None and known.media_type == MEDIA_TYPE:
            raise DocumentError("document_name_reserved")
        owner = self._owner(document.sha256, document.name)
        if owner != document.name:
            raise DocumentError("document_duplicate", other=owner)
        return self.read(prepared, data, token)

    def _unchanged(self, prepared: Prepared) -> Prepared | None:
        """The same bytes under the same name, when nothing could come out otherwise."""
        known = self._known(prepared.document.name)
        if known is None or known.sha256 != prepared.document.sha256:
            return None
        # The policy may have changed since it was left waiting, the machine since it failed.
        if known.outcome is not Outcome.READY:
            return None
        return replace(prepared, document=known, unchanged=True)

    def _blank(self, name: str) -> Document:
        known = self._known(name)
        return Document(
            id=known.id if known and known.media_type != MEDIA_TYPE else new_id(),
            name=name,
            sha256="",
            size=0,
            media_type="application/octet-stream",
            added=self._clock.now().isoformat(timespec="seconds"),
            outcome=Outcome.FAILED,
        )


def failed(prepared: Prepared, error: HushdeskError) -> Prepared:
    """The same file with its reason."""
    outcome = Outcome.SKIPPED if error.code in PASSED_OVER else Outcome.FAILED
    document = replace(
        prepared.document,
        outcome=outcome,
        error_code=error.code,
        error_params=as_text(error.params),
        chunks=0,
    )
    return replace(prepared, document=document, chunks=[], values=(), original=None)


def as_text(params: Mapping[str, Safe]) -> dict[str, str]:
    """An error's parameters as a record keeps them."""
    return {name: str(value) for name, value in params.items()}


def parse_as(
    document: Document,
    data: bytes,
    parse: Parse = worker.parse,
    *,
    limits: Limits = DEFAULT,
    token: CancelToken | None = None,
) -> Parsed:
    """What stands in `data`, read as `document` is read: by its name, and where it comes from.

    Raises:
        DocumentError: the file's own reason.
        Cancelled: when `token` asked for it.
    """
    web = _web(document)
    more = {"web": web} if web else {}
    parsed = parse(data, document.name, limits=limits, token=token, **more)
    if web is None:
        return parsed
    return replace(parsed, document=_at(web.address, parsed.document))


def _web(document: Document) -> Web | None:
    """Where on the web the document stands; None for a file of this computer."""
    if not document.source or not document.source.startswith(("http://", "https://")):
        return None
    return Web(document.source, document.media_type)


def _at(address: str, loaded: LoadedDocument) -> LoadedDocument:
    """The document with its address in every place, so that every citation can lead there."""
    sections = (
        replace(section, ref=replace(section.ref, address=address)) for section in loaded.sections
    )
    return replace(loaded, sections=tuple(sections))


def _weighed(blank: Document, data: bytes) -> Document:
    return replace(blank, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def _nothing_left(document: Document) -> Document:
    return replace(document, outcome=Outcome.FAILED, error_code=ALL_LEFT_OUT, chunks=0)


def _described(document: Document, media_type: str, settled: Settled) -> Document:
    loaded: LoadedDocument = settled.document
    return replace(
        document,
        media_type=media_type,
        title=loaded.title,
        pages=loaded.pages,
        words=sum(len(section.text.split()) for section in loaded.sections),
        language=language_of_document(section.text for section in loaded.sections),
        findings=settled.findings,
        findings_decided=True,
        stripped=(*loaded.stripped, *given_orders(loaded)),
        error_code=None,
        error_params={},
    )
