"""The card that leads through one request: check, find, decide, answer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.requests import Standing
from ui.pages.requests.presenter import RequestsPresenter
from ui.pages.requests.words import LEVELS, about, day, left, step
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.checklist_row import ChecklistRow
from ui.widgets.choice import Choice
from ui.widgets.field import field, text_line
from ui.widgets.pill import Pill
from ui.widgets.rows import empty
from ui.widgets.text import label


class GuideCard(Card):
    """One request: what it says, what was done, and what comes next."""

    identified = Signal(str)
    search_wanted = Signal(str)
    decided = Signal()
    extended = Signal(str)
    closed = Signal(str, str)

    def __init__(self, presenter: RequestsPresenter) -> None:
        super().__init__()
        self._standing: Standing | None = None
        self._title, self._about = label("", "title", wrap=True), label("", "small", wrap=True)
        self._pill = Pill()
        self._note = label("", "sub", wrap=True, copy=True)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self.how = text_line(
            translate("Requests", "How you checked who asks"),
            translate("Requests", "They answered from the address we know"),
        )
        self.identify = Button(translate("Requests", "Note it"))
        self.look = Button(translate("Requests", "Look for them…"))
        self.keep = Button(translate("Requests", "Nothing has to be erased"))
        self.result = Choice(translate("Requests", "How it ended"), presenter.results())
        self.reason = text_line(translate("Requests", "Reason, if not all was done"))
        self.answer = Button(translate("Requests", "The answer was sent"), kind="primary")
        self.why = text_line(translate("Requests", "Why it takes longer"))
        self.extend = Button(translate("Requests", "Take the longer time"))
        self._build()
        self._listen()

    def show_request(self, standing: Standing, title: str) -> None:
        """Show one request as it stands."""
        request, closed = standing.request, standing.request.closed is not None
        if self._standing is None or self._standing.request.id != request.id:
            for line in (self.how, self.reason, self.why):
                line.clear()
        self._standing = standing
        self._title.setText(title)
        self._about.setText(" · ".join(filter(None, (about(standing), request.reach))))
        self._pill.say(left(standing), LEVELS[standing.urgency])
        self._note.setText(request.note)
        self._note.setVisible(bool(request.note))
        self._show_steps(standing)
        self._who.setVisible(not closed and not request.identity)
        self._do.setVisible(not closed)
        self.keep.setVisible(standing.next == "decide")
        self._end.setVisible(not closed)
        self._longer.setVisible(not closed and not request.extended and standing.left >= 0)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._about)
        head.addLayout(texts, 1)
        head.addWidget(self._pill)
        self._who = _row(field(self.how.accessibleName(), self.how), self.identify)
        self._do = _row(self.look, self.keep, stretch=True)
        names = (self.result.accessibleName(), self.reason.accessibleName())
        self._end = QWidget()
        ending = QVBoxLayout(self._end)
        ending.setContentsMargins(0, 0, 0, 0)
        ending.setSpacing(10)
        ending.addWidget(_row(field(names[0], self.result), field(names[1], self.reason)))
        ending.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignRight)
        self._longer = _row(field(self.why.accessibleName(), self.why), self.extend)
        self.add(head, self._note, self._steps, self._who, self._do, self._end, self._longer)

    def _listen(self) -> None:
        self.identify.clicked.connect(lambda _on: self.identified.emit(self.how.text()))
        self.look.clicked.connect(lambda _on: self._look())
        self.keep.clicked.connect(lambda _on: self.decided.emit())
        self.extend.clicked.connect(lambda _on: self.extended.emit(self.why.text()))
        self.answer.clicked.connect(
            lambda _on: self.closed.emit(self.result.value, self.reason.text())
        )

    def _look(self) -> None:
        if self._standing is not None:
            self.search_wanted.emit(self._standing.request.person)

    def _show_steps(self, standing: Standing) -> None:
        empty(self._steps)
        request = standing.request
        said = {"identity": request.identity, "extended": request.extended}
        for at, done in enumerate(request.steps):
            when = day_of(done.when)
            note = done.note or said.get(done.code, "")
            told = f"{when} · {note}" if note else when
            self._steps.addWidget(ChecklistRow(f"step-{at}", "ok", step(done.code), told))
        open_ = {
            "identity": translate("Requests", "Next: check that they are who they say"),
            "find": translate("Requests", "Next: find what there is about them"),
            "decide": translate("Requests", "Next: decide what goes, and do it below"),
            "answer": translate("Requests", "Next: send the answer, then note it here"),
        }.get(standing.next)
        if open_:
            self._steps.addWidget(ChecklistRow("next", "amber", open_, ""))


def day_of(when: str) -> str:
    """The day of a moment, ISO 8601."""
    return day(datetime.fromisoformat(when).date())


def _row(*parts: QWidget, stretch: bool = False) -> QWidget:
    """Fields that grow beside buttons that stand on their line."""
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(10)
    for part in parts:
        grows = not isinstance(part, Button)
        inside.addWidget(part, int(grows))
        if not grows:
            inside.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
    if stretch:
        inside.addStretch(1)
    return row
