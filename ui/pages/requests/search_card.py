"""The card that looks for a person in the bot, and takes them out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.progress import Step
from builder.privacy.erasure import ErasureReceipt
from builder.studio.subjects import Found, InDocument
from ui.accessibility import announce, named
from ui.pages.requests.words import place
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.code_line import CodeLine
from ui.widgets.field import field, text_line
from ui.widgets.rows import empty
from ui.widgets.text import label
from ui.widgets.tick import TickLine

SHOWN = 3
"""Lines of a document that are shown; the file for the person has all."""


class SearchCard(Card):
    """Says where the person stands; the documents ticked are those that are changed."""

    wanted = Signal(str)
    stopped = Signal()
    take_out_wanted = Signal(list)
    erase_wanted = Signal(list)
    save_wanted = Signal()
    receipt_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Requests", "Find a person in this bot"),
            translate(
                "Requests",
                "In every document as it was given to the bot, in the passages, in your facts and "
                "settings. What a host keeps of its visitors is found on the host.",
            ),
        )
        self.who = text_line(translate("Requests", "Name, e-mail address or number"))
        self.look = Button(translate("Requests", "Look"), kind="primary")
        self.stop = Button(translate("Requests", "Stop"), icon_name="circle-stop")
        self._bar = named(QProgressBar(), translate("Requests", "Progress of the search"))
        self._bar.setTextVisible(False)
        self._told = label("", "sub", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._ticks: dict[str, TickLine] = {}
        self.take_out = Button(translate("Requests", "Take the person out…"))
        self.erase = Button(translate("Requests", "Erase the documents…"), kind="danger")
        self.save = Button(translate("Requests", "Save what was found…"))
        self.receipt = CodeLine(translate("Requests", "Receipt of the erasure"))
        self.save_receipt = Button(translate("Requests", "Save the receipt…"))
        self._build()
        self._listen()
        self.show_busy(False)
        self.clear()

    @property
    def ticked(self) -> list[str]:
        """Names of the documents that are ticked."""
        return [name for name, line in self._ticks.items() if line.tick.isChecked()]

    @property
    def told(self) -> str:
        """What is said of the search."""
        return self._told.text()

    def ask(self, who: str) -> None:
        """Put `who` into the line, and go there."""
        self.who.setText(who)
        self.who.setFocus()

    def show_busy(self, on: bool) -> None:
        """Whether it is looking."""
        self.look.setVisible(not on)
        self.stop.setVisible(on)
        self._bar.setVisible(on)
        self.who.setEnabled(not on)

    def show_step(self, step: Step) -> None:
        """How far it is."""
        self._bar.setMaximum(max(step.total or 0, 1))
        self._bar.setValue(step.done)

    def clear(self) -> None:
        """Show nothing found, because nobody was looked for."""
        self._empty()
        self._told.hide()
        self._offer(False)
        self._proof.hide()

    def show_found(self, found: Found) -> None:
        """Show where the person stands."""
        self._empty()
        self._proof.hide()
        for hit in found.documents:
            self._rows.addWidget(self._document(hit))
        for text in (*found.facts, *found.settings):
            told = translate("Requests", "In your own words, change it there: {text}")
            self._rows.addWidget(label(told.format(text=text), "small", wrap=True))
        for name, _code in found.unsearched:
            told = translate("Requests", "{name}: only its passages could be searched.")
            self._rows.addWidget(label(told.format(name=name), "small", wrap=True))
        said = number(len(found.documents)).translate("Requests", "Found in %n documents.", "", 0)
        if found.nothing:
            said = translate("Requests", "Nothing was found. Try another way to write it, too.")
        self._told.setText(said)
        self._told.show()
        self._offer(bool(found.documents))
        self.save.setVisible(not found.nothing)
        announce(self, said)

    def show_receipt(self, receipt: ErasureReceipt, published: bool) -> None:
        """Show what an erasure did, and its receipt; whether a sealed bundle still holds it."""
        self.clear()
        counts = ", ".join(f"{place} {count}" for place, count in receipt.counts.items())
        said = translate("Requests", "Done: {counts}. It does not come back by itself.")
        said = said.format(counts=counts or "0")
        if published:
            more = translate("Requests", "The last bundle still holds it: publish again.")
            said = f"{said} {more}"
        self._told.setText(said)
        self._told.show()
        self.receipt.say(receipt.sha256)
        self._proof.show()
        announce(self, self._told.text())

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.who, 1)
        first.addWidget(self.look)
        first.addWidget(self.stop)
        asked = QWidget()
        asked.setLayout(first)
        first.setContentsMargins(0, 0, 0, 0)
        hint = translate("Requests", "Look for each: the name, the address, the phone number.")
        self._actions = QWidget()
        actions = QGridLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(10)
        # Two rows: in the smallest window there is no room for three beside each other.
        actions.addWidget(self.save, 0, 0)
        actions.addWidget(self.take_out, 1, 0)
        actions.addWidget(self.erase, 1, 1)
        actions.setColumnStretch(2, 1)
        self._proof = QWidget()
        proof = QHBoxLayout(self._proof)
        proof.setContentsMargins(0, 0, 0, 0)
        proof.setSpacing(10)
        proof.addWidget(self.receipt, 1)
        proof.addWidget(self.save_receipt)
        self.add(
            field(self.who.accessibleName(), asked, hint, buddy=self.who),
            self._bar, self._told, self._rows, self._actions, self._proof,
        )  # fmt: skip

    def _listen(self) -> None:
        self.look.clicked.connect(lambda _on: self.wanted.emit(self.who.text().strip()))
        self.who.returnPressed.connect(lambda: self.wanted.emit(self.who.text().strip()))
        self.stop.clicked.connect(lambda _on: self.stopped.emit())
        self.take_out.clicked.connect(lambda _on: self.take_out_wanted.emit(self.ticked))
        self.erase.clicked.connect(lambda _on: self.erase_wanted.emit(self.ticked))
        self.save.clicked.connect(lambda _on: self.save_wanted.emit())
        self.save_receipt.clicked.connect(lambda _on: self.receipt_wanted.emit())

    def _document(self, hit: InDocument) -> QWidget:
        told = number(len(hit.mentions)).translate("Requests", "{name}: %n lines", "", 0)
        known = translate("Requests", "visitors can be told")
        hidden = translate("Requests", "masked, visitors are not told")
        words = f"{told.format(name=hit.document.name)} · {known if hit.passages else hidden}"
        tick = TickLine(words, on=True)
        tick.tick.toggled.connect(lambda _on: self._offer(True))
        self._ticks[hit.document.name] = tick
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(tick)
        for mention in hit.mentions[:SHOWN]:
            where = place(mention.ref)
            text = f"{where}: {mention.text}" if where else mention.text
            quoted = label(text, "small", wrap=True, copy=True)
            quoted.setContentsMargins(32, 0, 0, 0)
            inside.addWidget(quoted)
        if len(hit.mentions) > SHOWN:
            rest = len(hit.mentions) - SHOWN
            more = number(rest).translate("Requests", "and %n more", "", 0)
            last = label(more, "small")
            last.setContentsMargins(32, 0, 0, 0)
            inside.addWidget(last)
        return row

    def _offer(self, on: bool) -> None:
        self._actions.setVisible(on)
        for button in (self.take_out, self.erase):
            button.setEnabled(bool(self.ticked))

    def _empty(self) -> None:
        self._ticks = {}
        empty(self._rows)
