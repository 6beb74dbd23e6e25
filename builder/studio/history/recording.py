"""Keeps a revision whenever something changed, whichever verb changed it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from builder.core import setting
from builder.core.errors import HushdeskError
from builder.core.pinned import MEDIA_TYPE
from builder.vault.botfile import BotFile
from builder.vault.history import Revision
from builder.vault.pinned import to_data

SETTINGS, FACTS, TESTS = "settings", "facts", "tests"
CORRECTIONS, DOCUMENTS = "corrections", "documents"

CHANGES: Final = frozenset(
    {"settings_changed", "facts_changed", "tests_changed", "tests_removed", "passage_off",
     "passage_corrected", "passage_confirmed", "passage_restored", "findings_decided"}
)  # fmt: skip
"""Events after which a revision is kept at once."""

_OF_DOCUMENTS = frozenset(
    {"passage_off", "passage_corrected", "passage_confirmed", "passage_restored",
     "findings_decided"}
)  # fmt: skip
"""Those after which documents are other ones, too."""

MANY: Final = frozenset(
    {"document_added", "document_removed", "document_read_again", "documents_renamed",
     "person_erased", "person_taken_out"}
)  # fmt: skip
"""Events that come by the thousand: they share a revision."""

_PAUSE_S: Final = 5.0
_TOGETHER_S: Final = 600
"""Documents added within so long of each other are one revision."""

_UNTOLD = frozenset({"revision", "created", "id", "format", "notes", "unread"})


class Recorder:
    """Listens to the audit of one open bot file."""

    def __init__(self, file: BotFile) -> None:
        self._file = file
        self._lock = threading.RLock()
        self._paused = 0
        self._waiting = False
        self._documents = False
        self._last = 0.0

    def hear(self, event: str) -> None:
        """An event was written down."""
        if self._paused or event not in CHANGES | MANY:
            return
        self._waiting = True
        self._documents |= event in MANY or event in _OF_DOCUMENTS
        if event in CHANGES or time.monotonic() - self._last > _PAUSE_S:
            # The change itself is made; what cannot be kept now is kept at the next opening.
            with contextlib.suppress(HushdeskError):
                self.flush()

    def flush(self) -> None:
        """Keep what has not been kept yet."""
        if self._waiting and not self._paused:
            # Thousands of documents are not looked through for every setting.
            self.keep(with_documents=self._documents)

    def keep(
        self, cause: str = "", about: int | None = None, *, with_documents: bool = True
    ) -> Revision | None:
        """Keep the state as it is now; None when nothing changed."""
        with self._lock:
            parts = capture(self._file, with_documents=with_documents)

            def merge(last: Revision) -> bool:
                return with_documents and not cause and self._goes_on(last, parts)

            kept = self._file.history.put(
                parts, actor=self._file.audit.acting_now, cause=cause, about=about, merge=merge
            )
            self._waiting = self._documents = False
            self._last = time.monotonic()
            return kept

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Keep nothing inside: several steps become one revision."""
        self._paused += 1
        try:
            yield
        finally:
            self._paused -= 1

    def _goes_on(self, last: Revision, parts: dict[str, Any]) -> bool:
        """Whether `last` and what is new are documents that were added in one go."""
        history = self._file.history
        before = next((each for each in history.all() if each.n < last.n), None)
        if last.cause or before is None or last.actor != self._file.audit.acting_now:
            return False
        others = set(parts) - {DOCUMENTS}
        if any(last.parts[name] != before.parts.get(name) for name in others):
            return False
        if any(history.part(last.parts[name]) != _plain(parts[name]) for name in others):
            return False
        old, mid = (_ids(history.part(each.parts[DOCUMENTS])) for each in (before, last))
        if not (old <= mid <= _ids(parts[DOCUMENTS])):
            return False
        since = datetime.now().astimezone() - datetime.fromisoformat(last.when)
        return abs(since.total_seconds()) < _TOGETHER_S


def capture(file: BotFile, *, with_documents: bool = True) -> dict[str, Any]:
    """The state of a bot as plain data: what its owner can change and bring back.

    Without documents they are those of the revision before.
    """
    spec = setting.to_dict(file.spec())
    made: dict[str, Any] = {
        SETTINGS: {name: value for name, value in spec.items() if name not in _UNTOLD},
        FACTS: to_data(file.pinned.read()),
        TESTS: [_plain(asdict(question)) for question in file.question_sets.questions()],
        CORRECTIONS: [
            # The owner's words alone: what the passage said is the document's.
            {"id": made.original.id, "document_id": made.document_id,
             "text": made.text}
            for made in file.corrections.all()
        ],
    }  # fmt: skip
    if with_documents:
        made[DOCUMENTS] = [
            {"id": each.id, "name": each.name, "sha256": each.sha256, "chunks": each.chunks,
             "outcome": str(each.outcome)}
            for each in file.documents.all()
            if each.media_type != MEDIA_TYPE
        ]  # fmt: skip
    return made


def _ids(documents: list[dict[str, Any]]) -> set[str]:
    return {each["id"] for each in documents}


def _plain(data: Any) -> Any:
    """As it comes back from JSON, which knows no tuples."""
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items()}
    return [_plain(each) for each in data] if isinstance(data, list | tuple) else data
