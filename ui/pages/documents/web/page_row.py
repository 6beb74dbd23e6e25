"""One page in the preview: ticked or not, what it is called, how large, why it is left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.document import AddResult, Outcome
from builder.knowledge.website.page import Change, Page
from ui.errors import tell_code
from ui.translation import number, translate
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, label
from ui.widgets.tick import Tick


class PageRow(QWidget):
    """A page with its tick; one that cannot be read has none to set."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        shown = page.address.partition("://")[2]
        named = page.title or shown
        read = translate("WebPages", "Read “{title}”").format(title=named)
        self.tick = Tick(read, on=page.readable and page.wanted)
        self.tick.setVisible(page.readable)
        self._pill = Pill()
        self._reason = label(_reason(page), "small", wrap=True)
        self._reason.setVisible(page.left_out is not None)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(named, "strong"))
        facts = " · ".join(_facts(page, shown if page.title else ""))
        if facts:
            texts.addWidget(ElidedLabel(facts, "small"))
        texts.addWidget(self._reason)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.setSpacing(10)
        inside.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        self._pill.say(*_state(page))

    @property
    def status(self) -> str:
        """The word on the pill."""
        return self._pill.text()

    def show_reading(self) -> None:
        """It is its turn."""
        self._pill.say(translate("WebPages", "Reading"), "warn")

    def show_result(self, result: AddResult) -> None:
        """What became of it."""
        if result.outcome in {Outcome.FAILED, Outcome.SKIPPED}:
            told = tell_code(result.error_code or "document_damaged", **result.error_params)
            self._reason.setText(f"{told.sentence} {told.next_step}")
            self._reason.show()
            self._pill.say(translate("WebPages", "Could not be read"), "danger")
        elif result.outcome is Outcome.REVIEW:
            self._pill.say(translate("WebPages", "Waits for you"), "warn")
        elif result.outcome is Outcome.UNCHANGED:
            self._pill.say(translate("WebPages", "Unchanged"), "plain")
        else:
            self._pill.say(translate("WebPages", "Ready"), "ok")


def _facts(page: Page, shown: str) -> list[str]:
    words = number(page.words).translate("WebPages", "%n words", "", 0) if page.words else ""
    listed = translate("WebPages", "changed on {day}").format(day=page.listed[:10])
    return [fact for fact in (words, listed if page.listed else "", shown) if fact]


def _reason(page: Page) -> str:
    if page.left_out is None:
        return ""
    told = tell_code(page.left_out, **page.why)
    return f"{told.sentence} {told.next_step}"


def _state(page: Page) -> tuple[str, str]:
    if page.change is Change.GONE:
        return translate("WebPages", "Gone"), "danger"
    if page.left_out is not None:
        return translate("WebPages", "Left out"), "plain"
    if page.change is Change.UNCHANGED:
        return translate("WebPages", "Unchanged"), "plain"
    if page.change is Change.CHANGED:
        return translate("WebPages", "Changed"), "warn"
    return translate("WebPages", "New"), "ok"
