"""The card that asks for an address, how much of the site is meant, and the owner's word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from builder.core.progress import Step
from builder.studio.websites import MOST_PAGES, PAGES, Scope
from ui.accessibility import named
from ui.pages.documents.web.presenter import Wanted
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import field, text_line
from ui.widgets.number_box import NumberBox
from ui.widgets.option import Option, Options
from ui.widgets.text import ElidedLabel
from ui.widgets.tick import TickLine

_LONGEST = 2000


class AskCard(Card):
    """Emits what is wanted; shows how far a look is."""

    wanted = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("WebPages", "Read your website"),
            translate(
                "WebPages",
                "The text of its pages is kept in this bot, and every answer names its page.",
            ),
        )
        address = translate("WebPages", "Address")
        self.address = text_line(address, "https://www.example.com/")
        self.address.setMaxLength(_LONGEST)
        self.scope = Options(translate("WebPages", "How much of it"), _scopes(), beside=True)
        self.scope.choose(Scope.PAGE)
        self.most = NumberBox()
        self.most.setRange(1, MOST_PAGES)
        self.most.setValue(PAGES)
        self.most.lineEdit().setTextMargins(8, 0, 0, 0)  # the sheet's padding does not reach it
        named(self.most, translate("WebPages", "Pages at the most"))
        self._most = field(translate("WebPages", "Pages at the most"), self.most)
        self._most.setMaximumWidth(180)
        self.mine = TickLine(
            translate("WebPages", "This website is mine, or I may use its texts in my bot.")
        )
        self.look = Button(translate("WebPages", "Look first"), kind="primary", icon_name="eye")
        self.stop = Button(translate("WebPages", "Stop"), icon_name="circle-stop")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        named(self._bar, translate("WebPages", "How far the look is"))
        self._stage = ElidedLabel("", "small")
        self.add(field(address, self.address), self.scope, self._most, self.mine)
        self.add(self._bar, self._stage, self._buttons())
        self._listen()
        self.show_busy(False)

    def take(self, wanted: Wanted) -> None:
        """Put what is wanted into the fields."""
        self.address.setText(wanted.address)
        self.scope.choose(wanted.scope)
        self.most.setValue(wanted.most)
        self._show_fit()

    def show_busy(self, busy: bool) -> None:
        """Show that a look is under way, or over."""
        shown: tuple[QWidget, ...] = (self._bar, self._stage, self.stop)
        for part in shown:
            part.setVisible(busy)
        fields: tuple[QWidget, ...] = (self.address, self.scope, self.most, self.mine)
        for part in fields:
            part.setEnabled(not busy)
        self._bar.setRange(0, 0)
        self._stage.say("")
        self._busy = busy
        self._show_fit()

    def show_step(self, step: Step) -> None:
        """Show how far the look is."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        said = translate("WebPages", "Looking at page {n} of {total}: {address}")
        if not step.total:
            said = translate("WebPages", "Asking the site what may be read: {address}")
        shown = step.item.partition("://")[2]
        self._stage.say(said.format(n=step.done + 1, total=step.total, address=shown))

    def _listen(self) -> None:
        self.address.textChanged.connect(lambda _text: self._show_fit())
        self.address.returnPressed.connect(self._ask)
        self.scope.picked.connect(lambda _value: self._show_fit())
        self.mine.tick.toggled.connect(lambda _on: self._show_fit())
        self.look.clicked.connect(lambda _checked: self._ask())
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())

    def _ask(self) -> None:
        if self.look.isEnabled():
            address = self.address.text().strip()
            self.wanted.emit(Wanted(address, self.scope.value, self.most.value(), mine=True))

    def _show_fit(self) -> None:
        ready = bool(self.address.text().strip()) and self.mine.tick.isChecked()
        self.look.setEnabled(ready and not self._busy)
        self._most.setVisible(self.scope.value != Scope.PAGE)

    def _buttons(self) -> QWidget:
        made = QWidget()
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.look)
        inside.addWidget(self.stop)
        inside.addStretch(1)
        return made


def _scopes() -> list[Option]:
    return [
        Option(
            Scope.PAGE,
            translate("WebPages", "This page"),
            translate("WebPages", "One page, or one file such as a price list in PDF."),
        ),
        Option(
            Scope.SITEMAP,
            translate("WebPages", "The pages in its sitemap"),
            translate("WebPages", "What the site itself lists for search engines."),
        ),
        Option(
            Scope.SITE,
            translate("WebPages", "The whole site"),
            translate("WebPages", "Every page of this host that its links lead to."),
        ),
    ]
