"""The card that shows what a look found, lets pages be unticked, and follows their reading."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.document import AddResult
from builder.core.progress import Step
from builder.studio.websites import Survey
from ui.accessibility import named
from ui.errors import tell_code
from ui.pages.documents.web.left_out import LeftOut, by_reason, heading
from ui.pages.documents.web.page_row import PageRow
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.rows import empty
from ui.widgets.text import ElidedLabel, label, line

_REASONS = 40
"""Reasons for leaving pages out are shown up to so many."""


class FoundCard(Card):
    """Emits the addresses that are to be read."""

    chosen = Signal(list)
    removal_wanted = Signal()
    dismissed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        self.stop = Button(translate("WebPages", "Stop"), icon_name="circle-stop")
        super().__init__(
            translate("WebPages", "What was found"),
            translate("WebPages", "Untick what your bot should not know. Nothing is read before."),
            self.stop,
        )
        self.page_rows: dict[str, PageRow] = {}
        self._busy = False
        self._open = True
        self._sum = label("", "strong", wrap=True)
        self._cut = label("", "warn", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._others_title = label(heading(), "title")
        self._others = QVBoxLayout()
        self._others.setSpacing(2)
        self._more = label("", "small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        named(self._bar, translate("WebPages", "How far the reading is"))
        self._stage = ElidedLabel("", "small")
        self.read = Button(translate("WebPages", "Read these pages"), kind="primary")
        self.discard = Button(translate("WebPages", "Discard"))
        self.every = Button(translate("WebPages", "Tick all"), kind="small")
        self.none = Button(translate("WebPages", "Untick all"), kind="small")
        self.remove_gone = Button("", icon_name="trash-2")
        self.add(_row(self._sum, self.every, self.none), self._cut, self._list)
        self.add(self._bar, self._stage, _row(self.read, self.discard))
        self.add(_row(self.remove_gone))
        self.add(self._others_title, self._others, self._more)
        self._listen()
        self.show_busy(False)

    def take(self, survey: Survey) -> None:
        """Show what a look found, in place of what was there."""
        self._clear()
        readable = [page for page in survey.pages if page.readable]
        others = [page for page in survey.pages if not page.readable]
        for page in readable:
            row = PageRow(page)
            row.tick.toggled.connect(lambda _on: self._show_fit())
            self.page_rows[page.address] = row
            self._list.addWidget(row)
            self._list.addWidget(line())
        groups = by_reason(others)
        for group in groups[:_REASONS]:
            self._others.addWidget(LeftOut(group))
            self._others.addWidget(line())
        self._others_title.setVisible(bool(others))
        hidden = sum(map(len, groups[_REASONS:]))
        more = number(hidden).translate("WebPages", "%n more pages are left out.", "", 0)
        self._more.setText(more)
        self._more.setVisible(hidden > 0)
        gone = number(len(survey.gone)).translate(
            "WebPages", "Remove %n pages that are gone", "", 0
        )
        self.remove_gone.setText(gone)
        self.remove_gone.setVisible(bool(survey.gone))
        self._cut.setVisible(survey.cut is not None)
        if survey.cut is not None:
            told = tell_code(survey.cut, **survey.cut_params)
            self._cut.setText(f"{told.sentence} {told.next_step}")
        self._show_open(True)
        self.show_busy(False)

    def show_done(self) -> None:
        """The pages are read: what became of each stays until it is closed."""
        self._show_open(False)

    def show_busy(self, busy: bool) -> None:
        """Show that pages are being read, or no more."""
        self._busy = busy
        for part in (self._bar, self._stage, self.stop):
            part.setVisible(busy)
        self._bar.setRange(0, 0)
        self._stage.say("")
        for row in self.page_rows.values():
            row.tick.setEnabled(not busy and self._open)
        for button in (self.discard, self.every, self.none, self.remove_gone):
            button.setEnabled(not busy)
        self._show_fit()

    def show_step(self, step: Step) -> None:
        """Show which page is read, or learnt."""
        row = self._named(step.item)
        if row is not None and step.stage == "reading":
            row.show_reading()
        stages = {
            "reading": translate("WebPages", "Reading {name}"),
            "saving": translate("WebPages", "Saving {name}"),
            "embedding": translate("WebPages", "Learning {name}"),
        }
        said = stages.get(step.stage, translate("WebPages", "Working on {name}"))
        self._stage.say(said.format(name=step.item))

    def show_result(self, result: AddResult) -> None:
        """Show what became of a page."""
        row = self._named(result.document)
        if row is not None:
            row.show_result(result)

    def _listen(self) -> None:
        self.read.clicked.connect(lambda _checked: self.chosen.emit(self._ticked()))
        self.remove_gone.clicked.connect(lambda _checked: self.removal_wanted.emit())
        self.discard.clicked.connect(lambda _checked: self.dismissed.emit())
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())
        self.every.clicked.connect(lambda _checked: self._tick_all(True))
        self.none.clicked.connect(lambda _checked: self._tick_all(False))

    def _show_open(self, open_: bool) -> None:
        self._open = open_
        for part in (self.read, self.every, self.none):
            part.setVisible(open_)
        close = translate("WebPages", "Close")
        self.discard.setText(translate("WebPages", "Discard") if open_ else close)
        for row in self.page_rows.values():
            row.tick.setEnabled(open_)

    def _ticked(self) -> list[str]:
        return [address for address, row in self.page_rows.items() if row.tick.isChecked()]

    def _tick_all(self, on: bool) -> None:
        for row in self.page_rows.values():
            if row.page.readable and (row.page.left_out is None or not on):
                row.tick.setChecked(on)

    def _named(self, name: str) -> PageRow | None:
        return next((row for row in self.page_rows.values() if row.page.name == name), None)

    def _show_fit(self) -> None:
        ticked = [row.page for row in self.page_rows.values() if row.tick.isChecked()]
        pages = number(len(ticked)).translate("WebPages", "%n pages", "", 0)
        words = number(sum(page.words for page in ticked)).translate("WebPages", "%n words", "", 0)
        said = translate("WebPages", "{pages} ticked, {words}")
        if not self._list.count():
            said = translate("WebPages", "Nothing here can be read.")
        self._sum.setText(said.format(pages=pages, words=words))
        self.read.setEnabled(bool(ticked) and not self._busy)

    def _clear(self) -> None:
        self.page_rows = {}
        for rows in (self._list, self._others):
            empty(rows)


def _row(first: QWidget, *others: QWidget) -> QWidget:
    made = QWidget()
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(10)
    # Words take the room that is left; buttons stand close together.
    inside.addWidget(first, 0 if isinstance(first, Button) else 1)
    for other in others:
        inside.addWidget(other)
    if isinstance(first, Button):
        inside.addStretch(1)
    return made
