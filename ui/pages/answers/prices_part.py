"""Prices of models: the owner's own, and what the provider publishes, to be changed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from builder.core.errors import UsageError
from builder.core.spending import Price
from ui.accessibility import named
from ui.pages.answers.spending_presenter import SpendingPresenter
from ui.pages.answers.spending_words import amount, shown
from ui.translation import translate
from ui.widgets.button import Button, icon_button
from ui.widgets.field import field, text_line
from ui.widgets.rows import empty
from ui.widgets.text import label


class PricesPart(QWidget):
    """A price is kept at once; `unreadable` has the error when what was typed is none."""

    unreadable = Signal(object)

    def __init__(self, presenter: SpendingPresenter) -> None:
        super().__init__()
        self._asked = presenter
        self._listed: dict[str, Price] = {}
        self.price = label("", "small", wrap=True)
        self.model = named(QComboBox(), translate("Spending", "Model"))
        self.model.setEditable(True)
        typed = self.model.lineEdit()
        if typed is not None:
            named(typed, translate("Spending", "Model"))
        self.sent = text_line(translate("Spending", "A million sent"), "2.50")
        self.received = text_line(translate("Spending", "A million received"), "10.00")
        self.keep = Button(translate("Spending", "Keep this price"), kind="small")
        self.own = QVBoxLayout()
        self._build()
        self.model.currentTextChanged.connect(self._offer)
        self.keep.clicked.connect(lambda _checked: self._keep())
        presenter.changed.connect(self.show_prices)

    def show_prices(self) -> None:
        """List the owner's own prices, and offer the models of the provider's list."""
        self._listed = self._asked.listed()
        typed = self.model.currentText()
        with QSignalBlocker(self.model):
            self.model.clear()
            self.model.addItems(sorted(self._listed))
            self.model.setCurrentText(typed)
        empty(self.own)
        for price in self._asked.own_prices():
            self.own.addWidget(self._own_row(price))

    def _own_row(self, price: Price) -> QWidget:
        row = QWidget()
        told = translate("Spending", "{model}: {sent} a million sent, {received} received").format(
            model=price.model, sent=shown(price.sent), received=shown(price.received)
        )
        remove = icon_button(
            "trash-2",
            translate("Spending", "Remove your price of {model}").format(model=price.model),
            size=14,
        )
        remove.clicked.connect(lambda _checked: self._asked.drop(price.model))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(told, "", wrap=True), 1)
        inside.addWidget(remove)
        return row

    def _build(self) -> None:
        editor = QHBoxLayout()
        editor.setSpacing(16)
        editor.addWidget(field(translate("Spending", "Model"), self.model), 2)
        for line in (self.sent, self.received):
            editor.addWidget(field(line.accessibleName(), line), 1)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(translate("Spending", "Prices"), "strong"))
        inside.addWidget(self.price)
        inside.addLayout(self.own)
        inside.addLayout(editor)
        inside.addLayout(foot)

    def _offer(self, model: str) -> None:
        """Fill in what the provider publishes, to be changed."""
        known = self._listed.get(model)
        if known is not None:
            self.sent.setText(shown(known.sent))
            self.received.setText(shown(known.received))

    def _keep(self) -> None:
        model = self.model.currentText().strip()
        sent, received = amount(self.sent.text()), amount(self.received.text())
        empty = not (self.sent.text().strip() and self.received.text().strip())
        if not model or empty or isinstance(sent, str) or isinstance(received, str):
            self.unreadable.emit(UsageError("price_unreadable", price=model))
            return
        self._asked.keep(Price(model, sent, received, known_from="owner"))
