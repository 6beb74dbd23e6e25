"""The key of a server: entered once, then known by its last four characters alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.providers import KeyInfo
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.field import field
from ui.widgets.password_field import PasswordField
from ui.widgets.text import label


class KeyPart(QWidget):
    """A field, and below it which key is kept."""

    entered = Signal(str)
    removed = Signal()

    def __init__(self, name: str, *, shown: str = "") -> None:
        super().__init__()
        self.keep = Button(translate("Answers", "Keep the key"))
        self.entry = PasswordField(name, beside=self.keep)
        self.forget = Button(translate("Answers", "Remove the key"), kind="link")
        self.kept = label("", "small", wrap=True)
        known = QHBoxLayout()
        known.addWidget(self.kept, 1)
        known.addWidget(self.forget)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(
            field(shown or translate("Answers", "Key"), self.entry, buddy=self.entry.line)
        )
        inside.addLayout(known)
        self.entry.edited.connect(lambda text: self.keep.setEnabled(bool(text)))
        self.entry.submitted.connect(self._enter)
        self.keep.clicked.connect(lambda _checked: self._enter())
        self.forget.clicked.connect(lambda _checked: self.removed.emit())
        self._needed = False
        self._known: KeyInfo | None = None
        self.show_key(None)

    def show_need(self, needed: bool) -> None:
        """Say whether it works without a key."""
        self._needed = needed
        if self._known is None and not self.entry.text:
            self.show_key(None)

    def show_key(self, key: KeyInfo | None) -> None:
        """Say which key is kept, never more of it than its end; what was typed is gone."""
        self.entry.fill("")
        self.keep.setEnabled(False)
        self.forget.setVisible(key is not None)
        self._known = key
        if key is None:
            self.kept.setText(
                translate("Answers", "No key is kept yet.")
                if self._needed
                else translate("Answers", "No key is kept. A server of your own often needs none.")
            )
            return
        said = translate("Answers", "A key ending in {last4} is kept in {place}.")
        self.kept.setText(said.format(last4=key.last4 or "…", place=_place(key.place)))

    def _enter(self) -> None:
        if self.entry.text.strip():
            self.entered.emit(self.entry.text)


def _place(backend: str) -> str:
    if backend == "FileSecrets":
        return translate("Answers", "the encrypted bot file")
    return translate("Answers", "this computer's keyring")
