"""The card with the ways to open a bot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.vault.access import SlotInfo
from ui.pages.backups.presenter import Standing
from ui.pages.backups.words import backend, day
from ui.translation import translate
from ui.widgets.button import Button, IconLabel, icon_button
from ui.widgets.card import Card
from ui.widgets.rows import empty
from ui.widgets.text import label

ICONS = {"keyring": "monitor", "passphrase": "key-round", "recovery": "file-text"}


class WaysCard(Card):
    """Each way with since when; buttons to add one, to remove one."""

    passphrase_wanted = Signal()
    keyring_wanted = Signal()
    sheet_wanted = Signal()
    new_key_wanted = Signal()
    removed = Signal(str)

    def __init__(self, *, keyring: bool) -> None:
        super().__init__(
            translate("Backups", "Ways to open this bot"),
            translate("Backups", "If the only way is lost, everything in the bot is lost with it."),
        )
        self._has_keyring = keyring
        self.sheet = Button(translate("Backups", "Print a recovery sheet…"), icon_name="file-text")
        self.passphrase = Button(translate("Backups", "Set a passphrase…"), icon_name="key-round")
        self.keyring = Button(translate("Backups", "Use this computer's keyring"))
        self.new_key = Button(translate("Backups", "Encrypt under a new key…"), icon_name="lock")
        self.new_key.clicked.connect(lambda _on: self.new_key_wanted.emit())
        self.sheet.clicked.connect(lambda _on: self.sheet_wanted.emit())
        self.passphrase.clicked.connect(lambda _on: self.passphrase_wanted.emit())
        self.keyring.clicked.connect(lambda _on: self.keyring_wanted.emit())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._lonely = label("", "warn", wrap=True)
        self.removers: dict[str, Button] = {}
        foot = QVBoxLayout()
        foot.setSpacing(8)
        for button in (self.sheet, self.passphrase, self.keyring, self.new_key):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._rows, self._lonely, foot)

    def show_standing(self, standing: Standing) -> None:
        """Show the ways there are."""
        empty(self._rows)
        self.removers = {}
        for way in standing.ways:
            self._rows.addWidget(self._row(way, alone=len(standing.ways) == 1))
        kinds = {way.kind for way in standing.ways}
        lonely = len(kinds) == 1
        self._lonely.setText(
            translate("Backups", "This is the only way. Add a second one.") if lonely else ""
        )
        self._lonely.setVisible(lonely)
        self.sheet.setText(
            translate("Backups", "New recovery sheet…")
            if "recovery" in kinds
            else translate("Backups", "Print a recovery sheet…")
        )
        self.passphrase.setText(
            translate("Backups", "Change the passphrase…")
            if "passphrase" in kinds
            else translate("Backups", "Set a passphrase…")
        )
        self.keyring.setVisible(self._has_keyring and "keyring" not in kinds)

    def _row(self, way: SlotInfo, *, alone: bool) -> QWidget:
        title, about = words_of(way)
        row = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(title, "strong"))
        texts.addWidget(label(about, "small", wrap=True))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(IconLabel(ICONS.get(way.kind, "lock")))
        inside.addLayout(texts, 1)
        remove = icon_button("trash-2", translate("Backups", "Remove: {way}").format(way=title))
        remove.setEnabled(not alone)
        remove.clicked.connect(lambda _on: self.removed.emit(way.kind))
        inside.addWidget(remove)
        self.removers[way.kind] = remove
        return row


def words_of(way: SlotInfo) -> tuple[str, str]:
    """A way's name, and a line about it."""
    since = translate("Backups", "Since {day}").format(day=day(way.created))
    if way.kind == "keyring":
        held = translate("Backups", "{keyring} · since {day}")
        return (
            translate("Backups", "Keyring of this computer"),
            held.format(keyring=backend(way.backend), day=day(way.created)),
        )
    if way.kind == "passphrase":
        return translate("Backups", "Passphrase"), since
    return translate("Backups", "Recovery sheet"), since
