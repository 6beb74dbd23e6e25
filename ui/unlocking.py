"""The page of a bot that is locked: why, and every way there is to open it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.errors import Told
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.field import field
from ui.widgets.mark import mark
from ui.widgets.password_field import PasswordField
from ui.widgets.text import label

_WIDTH = 440

_TYPED = "passphrase_needed"

ASKS = frozenset(
    {"passphrase_needed", "wrong_passphrase", "wrong_recovery", "recovery_mistyped", "key_gone",
     "wrong_key", "keyring_changed", "keyring_locked", "keyring_dismissed", "keyring_timeout",
     "keyring_untrusted", "keyring_failed", "no_keyring"}
)  # fmt: skip
"""What a passphrase, or a recovery code, may still open."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A bot that is locked.

    Attributes:
        ways: the kinds of ways that open it; empty when its keys cannot be read.
        told: why it is locked, and what can be done.
        asked: whether something typed may open it now.
        resting: whether it was locked because nobody worked with it.
    """

    path: Path
    ways: tuple[str, ...]
    told: Told
    asked: bool
    resting: bool = False

    @property
    def typed(self) -> bool:
        """Whether there is something to type: a passphrase or a code that opens it."""
        return self.asked and bool({"passphrase", "recovery"} & set(self.ways))


class UnlockPage(QWidget):
    """Says what happened and what to do next; nothing here talks to the engine."""

    typed = Signal(Path, str)
    again = Signal(Path)
    backup_wanted = Signal()
    others_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lock: Lock | None = None
        self._title = label("", "title", wrap=True)
        self._sentence = label("", "strong", wrap=True, copy=True)
        self._next = label("", "sub", wrap=True, copy=True)
        name = translate("Unlocking", "Passphrase or recovery code")
        self.password = PasswordField(name)
        self._field = field(name, self.password, buddy=self.password.line)
        self.unlock = Button(translate("Unlocking", "Unlock"), kind="primary")
        self.retry = Button(translate("Unlocking", "Try again"), icon_name="rotate-ccw")
        self.backup = Button(translate("Unlocking", "Restore a backup…"), icon_name="package")
        self.others = Button(translate("Unlocking", "Other bots"), kind="link")
        self._arrange()
        self._listen()

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._sentence.text()} {self._next.text()}"

    def show_lock(self, lock: Lock) -> None:
        """Show why a bot is locked, and what may open it."""
        self._lock = lock
        title = translate("Unlocking", "{name} is locked").format(name=lock.path.stem)
        self._title.setText(title)
        self._sentence.setText(lock.told.sentence)
        here = translate("Unlocking", "Type it, or the code of the recovery sheet.")
        self._next.setText(here if lock.told.code == _TYPED else lock.told.next_step)
        self.password.fill("")
        self.password.reveal(False)
        self._field.setVisible(lock.typed)
        self.unlock.setVisible(lock.typed)
        # Locked for rest, the keyring opens it by a click: that somebody is there is enough.
        self.retry.setText(
            translate("Unlocking", "Unlock with the keyring")
            if lock.resting and "keyring" in lock.ways
            else translate("Unlocking", "Try again")
        )
        self.retry.setVisible(not lock.resting or "keyring" in lock.ways)
        self.backup.setVisible(not lock.resting)
        first = self.password.line if lock.typed else self.retry
        first.setFocus()
        announce(self, f"{title} {self.text}")

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in (self.unlock, self.retry):
            foot.addWidget(button)
        foot.addStretch(1)
        elsewhere = QHBoxLayout()
        elsewhere.setSpacing(10)
        for button in (self.backup, self.others):
            elsewhere.addWidget(button)
        elsewhere.addStretch(1)
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(mark("lock", 44), 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._title, self._sentence, self._next, self._field):
            column.addWidget(part)
        column.addLayout(foot)
        column.addLayout(elsewhere)
        outside = QVBoxLayout(self)
        outside.addStretch(1)
        # Without an alignment: an aligned part is not asked how high its wrapped lines are.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        outside.addLayout(middle)
        outside.addStretch(1)

    def _listen(self) -> None:
        self.password.edited.connect(lambda typed: self.unlock.setEnabled(bool(typed)))
        self.unlock.setEnabled(False)
        self.password.submitted.connect(self._submit)
        self.unlock.clicked.connect(lambda _on: self._submit())
        self.retry.clicked.connect(lambda _on: self._retry())
        self.backup.clicked.connect(lambda _on: self.backup_wanted.emit())
        self.others.clicked.connect(lambda _on: self.others_wanted.emit())

    def _submit(self) -> None:
        if self._lock is not None and self.password.text:
            typed = self.password.text
            self.password.fill("")
            self.typed.emit(self._lock.path, typed)

    def _retry(self) -> None:
        if self._lock is not None:
            self.again.emit(self._lock.path)
