"""The papers of a bot with their state, and printing them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.paperwork import FORMATS, Standing, State
from ui.accessibility import named
from ui.pages.privacy.paperwork.presenter import PaperworkPresenter
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import field
from ui.widgets.flow import Flow
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import label, line
from ui.widgets.tick import TickLine

_FORMATS = {"html": "HTML", "docx": "Word (.docx)", "pdf": "PDF"}


class PapersCard(Card):
    """A row a paper: what it is for, how the last printing stands, read, compare, print."""

    read_wanted = Signal(str, str)
    compare_wanted = Signal(str, str)
    print_wanted = Signal(list)
    language_picked = Signal(str)

    def __init__(self, presenter: PaperworkPresenter) -> None:
        super().__init__(
            translate("Paperwork", "Your papers"),
            translate(
                "Paperwork",
                "Made from the settings as they are now. They are a help, no legal advice.",
            ),
        )
        self._presenter = presenter
        self.language = Choice(
            translate("Paperwork", "Language of the papers"), presenter.languages()
        )
        self.language.choose(presenter.language)
        self.formats = {name: TickLine(_FORMATS[name], on=True) for name in FORMATS}
        self.all = Button(
            translate("Paperwork", "Print all to a folder…"), kind="primary", icon_name="file-text"
        )
        self._rows = Rows()
        self._build()

    @property
    def chosen_formats(self) -> tuple[str, ...]:
        """The formats that are ticked."""
        return tuple(name for name, tick in self.formats.items() if tick.tick.isChecked())

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show how the papers stand."""
        self._rows.refill(map(self._row, standings))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(field(translate("Paperwork", "Language of the papers"), self.language))
        head.addStretch(1)
        foot = Flow(*self.formats.values(), self.all, gap=18)
        for tick in self.formats.values():
            tick.tick.toggled.connect(lambda _on: self.all.setEnabled(bool(self.chosen_formats)))
        self.add(head, self._rows, line(), foot)
        self.language.currentIndexChanged.connect(
            lambda _at: self.language_picked.emit(self.language.value)
        )
        self.all.clicked.connect(lambda _on: self.print_wanted.emit([]))

    def _row(self, each: Standing) -> QWidget:
        title = self._presenter.title(each.kind)
        if each.language != self._presenter.language:
            names = dict(self._presenter.languages())
            title = f"{title} ({names.get(each.language, each.language)})"
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(self._presenter.about(each.kind), "small", wrap=True))
        parts: list[QWidget] = [Pill(*_state(each))]
        if each.missing:
            said = number(len(each.missing)).translate("Paperwork", "%n blanks to fill in", "", 0)
            words.addWidget(label(said, "small", wrap=True))
        if each.state is State.OUTDATED:
            compare = _button(translate("Paperwork", "What changed"), title)
            compare.clicked.connect(lambda _on: self.compare_wanted.emit(each.kind, each.language))
            parts.append(compare)
        read = _button(translate("Paperwork", "Read"), title)
        read.clicked.connect(lambda _on: self.read_wanted.emit(each.kind, each.language))
        parts.append(read)
        if each.language == self._presenter.language:
            printing = _button(translate("Paperwork", "Print…"), title)
            printing.clicked.connect(lambda _on: self.print_wanted.emit([each.kind]))
            parts.append(printing)
        row = QWidget()
        words.addSpacing(4)
        words.addWidget(Flow(*parts))
        words.setContentsMargins(0, 0, 0, 0)
        row.setLayout(words)
        return row


def day(when: str) -> str:
    """The day of a moment in UTC, as this computer's owner writes it."""
    moment = QDateTime.fromString(when[:19], Qt.DateFormat.ISODate)
    moment.setTimeZone(moment.timeZone().utc())
    return QLocale().toString(moment.toLocalTime().date(), QLocale.FormatType.ShortFormat)


def _state(each: Standing) -> tuple[str, str]:
    if each.state is State.NEVER:
        return translate("Paperwork", "Never printed"), "plain"
    if each.state is State.CURRENT:
        return translate("Paperwork", "Up to date"), "ok"
    said = translate("Paperwork", "Outdated, printed {day}")
    return said.format(day=day(each.made)), "warn"


def _button(text: str, title: str) -> Button:
    return named(Button(text, kind="small"), f"{text}: {title}")
