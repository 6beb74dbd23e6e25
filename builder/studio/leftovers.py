"""What documents still hold that the rules as they are now would not let stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from builder.core.decision import Rulings, by_setting
from builder.core.document import Document, LoadedDocument, Section
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.knowledge.findings import settle
from builder.studio import documents
from builder.studio.bots import Workbench
from builder.studio.readings import Rulebook

_MOST_READ = 2_000_000
"""Characters that are looked through, some seconds; what lies beyond counts as held."""

_STRICTEST = frozenset({DocumentData.EXCLUDE, DocumentData.ASK})


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Names of documents that were read under an earlier rule.

    Attributes:
        held: they hold what the rules as they are now would mask, leave out or ask about.
        lax: nothing of that; something was found in them that may be told now.
    """

    held: tuple[str, ...] = ()
    lax: tuple[str, ...] = ()


def leftovers(bench: Workbench, *, beside: Collection[str] = ()) -> Leftovers:
    """The documents to be read again, but for those whose names are in `beside`."""
    late = [each for each in documents.outdated(bench) if each.name not in beside]
    if not late:
        return Leftovers()
    book, left, held = Rulebook(bench), _MOST_READ, set[str]()
    for document in late:
        if book.finds_no_more(document):
            continue
        if _has_to_be_settled(bench, document, book):
            held.add(document.name)
            continue
        text, left = _as_it_stands(bench, document, left)
        if text is None or _holds(bench, document, text, book.rulings(document.id)):
            held.add(document.name)
    return Leftovers(
        tuple(each.name for each in late if each.name in held),
        tuple(each.name for each in late if each.name not in held and each.findings),
    )


def _has_to_be_settled(bench: Workbench, document: Document, book: Rulebook) -> bool:
    """Whether something found in it is to be left out or asked about, masked as it may be now."""
    return any(
        action in _STRICTEST for action in _actions(bench, document, book.rulings(document.id))
    )


def _actions(bench: Workbench, document: Document, rulings: Rulings) -> Collection[DocumentData]:
    policy = bench.spec.privacy.documents
    known = list(bench.file.findings.ids(document.id)) or [(each, "") for each in document.findings]
    return {_action(kind, finding_id, rulings, policy) for kind, finding_id in known}


def _action(
    entity_type: str, finding_id: str, rulings: Rulings, policy: DocumentsPolicy
) -> DocumentData:
    return rulings.action(entity_type, finding_id) or by_setting(entity_type, policy)


def _as_it_stands(
    bench: Workbench, document: Document, left: int
) -> tuple[LoadedDocument | None, int]:
    """Its passages as they answer now, None when there is too much; what may still be read."""
    sections: list[Section] = []
    for chunk in bench.file.chunks.of_document(document.id):
        left -= len(chunk.text)
        if left < 0:
            return None, left
        sections.append(Section(chunk.text, chunk.ref))
    return LoadedDocument(tuple(sections), document.title), left


def _holds(bench: Workbench, document: Document, text: LoadedDocument, rulings: Rulings) -> bool:
    """Whether anything stands in it that would not be kept."""
    policy = bench.spec.privacy.documents
    found = settle(text, bench.bot.gate.detector, policy, rulings, document_id=document.id)
    return any(
        _action(each.entity_type, each.id, rulings, policy) is not DocumentData.KEEP
        for each in found.values
    )
