"""Asking for a passphrase: one that exists, or a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from builder.vault.passphrase import generate, strength_bits
from ui.dialogs.sheet import Sheet
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.field import field
from ui.widgets.password_field import PasswordField
from ui.widgets.text import label


class UnlockDialog(Sheet):
    """Asks for the passphrase of a bot, or for its recovery code."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, title, text, action=translate("UnlockDialog", "Unlock"))
        name = translate("UnlockDialog", "Passphrase or recovery code")
        self.password = PasswordField(name)
        self.password.edited.connect(lambda typed: self.action.setEnabled(bool(typed)))
        self.action.setEnabled(False)
        self.content.addWidget(field(name, self.password, buddy=self.password.line))
        self.password.line.setFocus()


class NewPassphraseDialog(Sheet):
    """Asks for a new passphrase, or makes one."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, title, text, action=translate("NewPassphraseDialog", "Set it"))
        name = translate("NewPassphraseDialog", "Passphrase")
        self.password = PasswordField(name, strength=strength_bits)
        self.password.edited.connect(lambda typed: self.action.setEnabled(bool(typed)))
        self.action.setEnabled(False)
        make = Button(translate("NewPassphraseDialog", "Make one for me"), kind="link")
        make.clicked.connect(lambda _checked: self._make())
        keep = translate(
            "NewPassphraseDialog",
            "Write it down and keep it apart from this computer. Nobody can restore it.",
        )
        self.content.addWidget(field(name, self.password, buddy=self.password.line))
        self.content.addWidget(make)
        self.content.addWidget(label(keep, "small", wrap=True))
        self.content.addStretch(1)
        self.password.line.setFocus()

    def _make(self) -> None:
        self.password.fill(generate())
        self.password.reveal(True)
