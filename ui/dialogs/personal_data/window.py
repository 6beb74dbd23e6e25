"""*Personal data in …*: kinds at the left, their findings at the right, a choice for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from builder.core.policy import DocumentData
from builder.studio.findings import Judged, tallies
from ui.accessibility import announce, named
from ui.dialogs.personal_data import words
from ui.dialogs.personal_data.choice_bar import ChoiceBar
from ui.dialogs.personal_data.findings_list import FindingsList
from ui.dialogs.personal_data.presenter import PersonalDataPresenter
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.text import ElidedLabel, label, restyle
from ui.widgets.tick import TickLine

SIZE = (1080, 720)
_KINDS_WIDTH = 300
_CONTEXT_LINES_HEIGHT = 56


class PersonalDataDialog(QDialog):
    """Opened with `open()`; it deletes itself. `finished` comes after the last decision."""

    def __init__(self, parent: QWidget | None, presenter: PersonalDataPresenter) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = translate("PersonalData", "Personal data in {name}")
        self.setWindowTitle(self._title.format(name=presenter.name))
        self.resize(*SIZE)
        self._found: list[Judged] = []
        self._kind = ""
        self._told = ""
        self.notice = Notice()
        self.kinds = named(QListWidget(), translate("PersonalData", "Kinds of personal data"))
        self.group = ChoiceBar()
        self.everywhere = TickLine(translate("PersonalData", "In all documents of this bot"))
        self.list = FindingsList()
        self.single = ChoiceBar()
        self._build()
        self._listen()
        self.kinds.setFocus()
        presenter.load()

    def done(self, result: int) -> None:
        """Stop what is only for show."""
        self.presenter.stop()
        super().done(result)

    def _build(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(14)
        inside.addLayout(self._head())
        inside.addWidget(self.notice)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.kinds)
        middle.addWidget(self._card(), 1)
        inside.addLayout(middle, 1)
        self._foot = label("", "small", wrap=True)
        inside.addWidget(self._foot)
        self.kinds.setProperty("kind", "passages")
        self.kinds.setFixedWidth(_KINDS_WIDTH)
        self.kinds.setTabKeyNavigation(False)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _head(self) -> QHBoxLayout:
        self._summary = label(translate("PersonalData", "Looking…"), "sub", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(translate("PersonalData", "Personal data"), "h2"))
        texts.addWidget(ElidedLabel(self.presenter.name, "strong"))
        texts.addWidget(self._summary)
        texts.addWidget(label(words.never_all(), "small", wrap=True))
        self.look = Button(translate("PersonalData", "See the document"), icon_name="eye")
        self.leave = Button(translate("PersonalData", "Close"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(texts, 1)
        head.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _card(self) -> Card:
        card = Card()
        self._state = label("", "small", wrap=True)
        self._context = label("", "", wrap=True, copy=True)
        self._context.setMinimumHeight(_CONTEXT_LINES_HEIGHT)
        self._context.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._places = label("", "small", wrap=True)
        card.add(self.group, self._state, self.everywhere, self.list)
        card.body.setStretchFactor(self.list, 1)
        card.add(self.single, self._context, self._places)
        return card

    def _listen(self) -> None:
        asked = self.presenter
        self.leave.clicked.connect(lambda _on: self.reject())
        self.look.clicked.connect(lambda _on: self._look())
        self.kinds.currentRowChanged.connect(self._choose_kind)
        self.list.chosen.connect(self._show_chosen)
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_chosen())
        self.group.chosen.connect(self._decide_group)
        self.single.chosen.connect(self._decide_single)
        asked.shown.connect(self._show)
        asked.working.connect(self._show_work)
        asked.decided.connect(lambda: announce(self, self._told))
        asked.failed.connect(self.notice.fail)

    def _show(self, found: list[Judged]) -> None:
        self._found = found
        self._summary.setText(words.summary(found))
        self._fill_kinds()
        self._show_kind()
        said, kind = words.footing(found, dirty=self.presenter.dirty)
        self._foot.setText(said)
        self._foot.setProperty("kind", kind)
        restyle(self._foot)

    def _fill_kinds(self) -> None:
        self.kinds.blockSignals(True)
        self.kinds.clear()
        chosen = 0
        listed = [("", words.everything(self._found))]
        listed += [(tally.entity_type, words.kind(tally)) for tally in tallies(self._found)]
        for at, (entity_type, said) in enumerate(listed):
            entry = QListWidgetItem(said, self.kinds)
            entry.setData(Qt.ItemDataRole.UserRole, entity_type)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, said.replace("\n", ": "))
            chosen = at if entity_type == self._kind else chosen
        self._kind = listed[chosen][0]
        self.kinds.setCurrentRow(chosen)
        self.kinds.blockSignals(False)

    def _choose_kind(self, row: int) -> None:
        entry = self.kinds.item(row)
        if entry is not None:
            self._kind = str(entry.data(Qt.ItemDataRole.UserRole))
            self.list.clearSelection()
            self._show_kind()

    def _show_kind(self) -> None:
        here = self._here()
        self.group.show_about(words.heading(self._kind))
        self._state.setText(words.actions(here))
        self.everywhere.setVisible(bool(self._kind))
        self.list.show_findings(here)

    def _here(self) -> list[Judged]:
        kind = self._kind
        return [each for each in self._found if kind in {"", each.found.entity_type}]

    def _show_chosen(self) -> None:
        picked, at = self.list.picked, self.list.at
        chosen = number(len(picked)).translate("PersonalData", "%n chosen", "", 0)
        self.single.show_about(chosen)
        self.single.setEnabled(bool(picked) and not self.presenter.busy)
        self._context.setText(words.context(at) if at else "")
        self._places.setText(words.places(at) if at else "")

    def _decide_group(self, action: DocumentData | None) -> None:
        self._told = words.told(action, len(self._here()))
        everywhere = bool(self._kind) and self.everywhere.tick.isChecked()
        self.presenter.decide(action, self._kind, everywhere=everywhere)

    def _decide_single(self, action: DocumentData | None) -> None:
        picked: Sequence[Judged] = self.list.picked
        self._told = words.told(action, len(picked))
        if len(picked) == len(self._here()) and not self._kind:
            self.presenter.decide(action)
            return
        self.presenter.decide_each(action, picked)

    def _show_work(self, busy: bool) -> None:
        self.group.setEnabled(not busy)
        self.single.setEnabled(not busy)

    def _look(self) -> None:
        from ui.dialogs.understanding.window import UnderstandingDialog

        UnderstandingDialog(self, self.presenter.understanding()).open()
