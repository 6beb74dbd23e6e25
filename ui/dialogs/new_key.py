"""Asking what shall open a bot once it has a new key."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.port import KeyAnswer, KeyQuestion
from ui.dialogs.sheet import Sheet
from ui.translation import translate
from ui.widgets.choice import Choice
from ui.widgets.field import field
from ui.widgets.password_field import PasswordField
from ui.widgets.text import label
from ui.widgets.tick import TickLine

_WIDTH = 540
_NEW, _KEEP, _DROP = "new", "keep", "drop"


class NewKeyDialog(Sheet):
    """Each way that opens the bot now goes on doing so, or is given up by a tick."""

    def __init__(self, parent: QWidget, question: KeyQuestion) -> None:
        super().__init__(
            parent,
            translate("NewKey", "Encrypt the bot anew, under a new key"),
            translate(
                "NewKey",
                "Do this when the old key may be in other hands: with a computer, a backup or a "
                "sheet. Copies and backups made before still open as they did then.",
            ),
            action=translate("NewKey", "Encrypt anew"),
            width=_WIDTH,
        )
        self._question = question
        self.password: PasswordField | None = None
        self.sheet: Choice | None = None
        self.code: PasswordField | None = None
        self.given_up: dict[str, TickLine] = {}
        if "keyring" in question.ways:
            self._add_keyring()
        if "passphrase" in question.ways:
            self._add_passphrase()
        if "recovery" in question.ways:
            self._add_sheet()
        self.content.addStretch(1)
        self._arrange()

    @property
    def answer(self) -> KeyAnswer:
        """What was chosen."""
        drop = [kind for kind, line in self.given_up.items() if line.tick.isChecked()]
        about_sheet = self.sheet.value if self.sheet is not None else ""
        if about_sheet == _DROP:
            drop.append("recovery")
        typed = self.password.text if self.password and "passphrase" not in drop else ""
        code = self.code.text if self.code and about_sheet == _KEEP else ""
        return KeyAnswer(typed, code, about_sheet == _NEW, tuple(drop))

    def _add_keyring(self) -> None:
        if self._question.keyring:
            said = translate("NewKey", "The keyring of this computer gets the new key by itself.")
            self.content.addWidget(label(said, "small", wrap=True))
            return
        said = translate(
            "NewKey",
            "The keyring that opens this bot cannot be reached. Unlock it and come back, or go on "
            "without it:",
        )
        self.content.addWidget(label(said, "warn", wrap=True))
        self._add_tick("keyring", translate("NewKey", "The keyring shall open the bot no longer"))

    def _add_passphrase(self) -> None:
        name = translate("NewKey", "The passphrase as it is now")
        self.password = PasswordField(name)
        self.password.edited.connect(lambda _typed: self._arrange())
        self.content.addWidget(field(name, self.password, buddy=self.password.line))
        self._add_tick(
            "passphrase",
            translate("NewKey", "I do not have it: it shall open the bot no longer"),
        )

    def _add_sheet(self) -> None:
        name = translate("NewKey", "The printed recovery sheet")
        self.sheet = Choice(
            name,
            [
                (_NEW, translate("NewKey", "Print a new one; the old opens only old backups")),
                (_KEEP, translate("NewKey", "Keep it; I type its code")),
                (_DROP, translate("NewKey", "No sheet shall open the bot any more")),
            ],
        )
        self.sheet.currentIndexChanged.connect(lambda _at: self._arrange())
        self.content.addWidget(field(name, self.sheet))
        title = translate("NewKey", "Code on the sheet")
        self.code = PasswordField(title)
        self.code.edited.connect(lambda _typed: self._arrange())
        self._code_field = field(title, self.code, buddy=self.code.line)
        self.content.addWidget(self._code_field)

    def _add_tick(self, kind: str, words: str) -> None:
        line = self.given_up[kind] = TickLine(words)
        line.tick.toggled.connect(lambda _on: self._arrange())
        self.content.addWidget(line)

    def _arrange(self) -> None:
        if self.sheet is not None:
            self._code_field.setVisible(self.sheet.value == _KEEP)
        if self.password is not None:
            self.password.setEnabled(not self.given_up["passphrase"].tick.isChecked())
        answer = self.answer
        kept = set(self._question.ways) - set(answer.drop)
        proven = {
            "keyring": self._question.keyring,
            "passphrase": bool(answer.passphrase),
            "recovery": answer.sheet or bool(answer.code),
        }
        self.action.setEnabled(bool(kept) and all(proven[kind] for kind in kept))
