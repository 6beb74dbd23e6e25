"""Erases in a file that came back what was erased since it was put aside, in all of its places."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

from builder.core.document import Document
from builder.core.ports import Forgets
from builder.system.clock import SystemClock
from builder.vault.corrections import SqlCorrections
from builder.vault.database import Database
from builder.vault.decisions import SqlDecisions
from builder.vault.documents import SqlDocuments
from builder.vault.facts import SqlFacts
from builder.vault.folders import SqlFolders
from builder.vault.history import REMOVED, SqlHistory, unnaming
from builder.vault.question_sets import SqlQuestionSets
from builder.vault.tester_notes import SqlTesterNotes
from builder.vault.tombstones import SqlTombstones
from builder.vault.websites import SqlWebsites

EXPORTED = "exported_state"
"""Name of the fact that tells what the newest bundle carries: rows of kind, id, name and state."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents came back, how many were erased again; whether anything was since."""

    documents: int = 0
    erased: int = 0
    since: bool = False


def erase_again(database: Database, newer: SqlTombstones | None, made: str) -> Counts:
    """Take over the marks of `newer`, and erase what they say was erased at `made` or later."""
    documents, marks, erased = SqlDocuments(database), SqlTombstones(database), 0
    if newer is not None:
        marks.adopt(newer)
        for document in documents.all():
            values = {"content": document.sha256, "name": document.name, "document": document.id}
            times = (marks.erased(kind, value) for kind, value in values.items())
            if any(when is not None and when >= made for when in times):
                _forget(database, document)
                erased += 1
    return Counts(len(documents.all()), erased, since=marks.any_since(made))


def _forget(database: Database, document: Document) -> None:
    history = SqlHistory(database, SystemClock())
    places: list[Forgets] = [
        SqlQuestionSets(database),  # knows answers by a document's name, so it comes before it
        SqlTesterNotes(database),  # likewise
        SqlCorrections(database),
        SqlDecisions(database),
        history,
        SqlDocuments(database),
        SqlFolders(database),
        SqlWebsites(database),
    ]
    for place in places:
        place.forget_document(document.id)
    history.rewrite(unnaming(document))
    facts = SqlFacts(database)
    with contextlib.suppress(ValueError, TypeError):  # such a fact is of no use to anybody
        rows = json.loads(facts.get(EXPORTED) or "[]")
        kept = [[kind, key, REMOVED if key == document.id else name, state]
                for kind, key, name, state in rows]  # fmt: skip
        if kept != rows:
            facts.put(EXPORTED, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
