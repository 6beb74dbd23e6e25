"""Under which rules each document was read, so that a change of the rules reaches it."""

from __future__ import annotations

import hashlib
import json

from builder.core import setting
from builder.core.document import Document, Outcome
from builder.studio.bots import Workbench

_RULES = (
    *("language", "business.contacts", "business.people"),
    *("contact.email", "contact.phone", "contact.page"),
    "privacy.documents.personal_data",
)
"""The settings that decide what is masked while a document is read."""

_DECIDED = "decided"


def note_read(bench: Workbench, document_id: str) -> None:
    """Remember that the document was read under the settings as they are."""
    bench.file.facts.put(_fact(document_id), _rules(bench))


def note_decided(bench: Workbench, document_id: str) -> None:
    """Remember that the owner decided about this document; no change of settings overrules it."""
    bench.file.facts.put(_fact(document_id), _DECIDED)


def is_outdated(bench: Workbench, document: Document) -> bool:
    """Whether the document would be read otherwise under the settings as they are now."""
    known = bench.file.facts.get(_fact(document.id))
    return document.outcome is not Outcome.FAILED and known not in {None, _DECIDED, _rules(bench)}


def _fact(document_id: str) -> str:
    return f"read_under:{document_id}"


def _rules(bench: Workbench) -> str:
    values = {name: setting.get(bench.spec, name) for name in _RULES}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
