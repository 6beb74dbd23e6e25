"""Under which rules each document was read, so that a change of the rules reaches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from builder.core import setting
from builder.core.decision import Decision, Rulings, only_more_own, same_rules
from builder.core.document import Document, Outcome
from builder.knowledge.preparation import ALL_LEFT_OUT
from builder.studio.bots import Workbench

_OWN = (
    *("language", "business.contacts", "business.people"),
    *("business.name", "business.address", "business.privacy_contact"),
    *("business.country", "business.countries", "business.numbers"),
    *("contact.email", "contact.phone", "contact.page"),
)
"""The settings that decide what is found while a document is read."""

_DECIDED = "decided"
"""What files of the version before say of a document whose owner decided about it."""


def judge(bench: Workbench) -> Callable[[str], Rulings]:
    """Gives the owner's decisions for a document, under the settings as they are now."""
    settings, key = _settings(bench), bench.file.decisions.key()

    def rulings(document_id: str) -> Rulings:
        decisions = bench.file.decisions.of_document(document_id)
        return Rulings(document_id, key, decisions, settings)

    return rulings


class Rulebook:
    """The rules as they are now, for as many documents as are asked about."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._settings = _settings(bench)
        self._key = bench.file.decisions.key()
        self._made: dict[str, list[tuple[int, Decision]]] = {"": []}
        for turn, decision in enumerate(bench.file.decisions.all()):
            self._made.setdefault(decision.document_id, []).append((turn, decision))

    def rulings(self, document_id: str) -> Rulings:
        """What was decided that is for a document."""
        made = [*self._made[""], *self._made.get(document_id, [])]
        return Rulings(document_id, self._key, _in_order(made), self._settings)

    def is_outdated(self, document: Document) -> bool:
        """Whether the document would be read otherwise under the rules as they are now."""
        if document.outcome is Outcome.FAILED and document.error_code != ALL_LEFT_OUT:
            return False
        known = self._bench.file.documents.read_under(document.id)
        if known is None or known == _DECIDED:
            decided = self.rulings(document.id).touch(document.findings)
            # Of a bot that was taken in from a bundle there is nothing to read again.
            return decided and self._bench.file.documents.has_original(document.id)
        if same_rules(known, self._digest(document)):
            return False
        # What a person was taken out of has no original any more, and must not be read anew.
        return self._bench.file.documents.erased(document.sha256, document.name) is None

    def finds_otherwise(self, document: Document) -> bool:
        """Whether other things would be found in the document than when it was read."""
        known = self._bench.file.documents.read_under(document.id) or ""
        return known.partition(".")[0] != self._digest(document).partition(".")[0]

    def finds_no_more(self, document: Document) -> bool:
        """Whether nothing is found in it now that was not found when it was read."""
        known = self._bench.file.documents.read_under(document.id) or ""
        return only_more_own(known, self._digest(document))

    def _digest(self, document: Document) -> str:
        policy = self._bench.spec.privacy.documents
        return self.rulings(document.id).digest(document.findings, policy)


def _in_order(made: Sequence[tuple[int, Decision]]) -> list[Decision]:
    return [decision for _, decision in sorted(made, key=lambda each: each[0])]


def _settings(bench: Workbench) -> dict[str, object]:
    return {name: setting.get(bench.spec, name) for name in _OWN}
