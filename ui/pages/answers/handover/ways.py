"""The two ways to a person: a mailbox, and a program with a webhook."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from builder.core.handover import MailSecurity
from builder.core.setting import Value
from builder.studio.providers import KeyInfo
from ui.pages.answers.key_part import KeyPart
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.code_line import CodeLine
from ui.widgets.field import field, text_line
from ui.widgets.text import label

_PORTS = {MailSecurity.STARTTLS: 587, MailSecurity.TLS: 465, MailSecurity.NONE: 25}
"""The port that goes with each encryption; chosen with it."""


class SecretPart(KeyPart):
    """A password or a signing secret: entered once, never shown again."""

    def __init__(self, name: str) -> None:
        super().__init__(name, shown=name)
        self.keep.setText(translate("Handover", "Keep it"))
        self.forget.setText(translate("Handover", "Remove it"))

    def show_key(self, key: KeyInfo | None) -> None:
        """Say whether one is kept; what was typed is gone."""
        super().show_key(key)
        self.kept.setText(
            translate("Handover", "None is kept yet.")
            if key is None
            else translate("Handover", "One is kept, out of sight.")
        )


class MailPart(QWidget):
    """Who gets the mail, and the server that takes it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.email = text_line(translate("Handover", "Send hand-overs to"), "service@example.com")
        self.from_line = text_line(translate("Handover", "Sender (if another)"))
        self.server = text_line(translate("Handover", "Mail server"), "smtp.example.com")
        self.port = text_line(translate("Handover", "Port"))
        self.port.setValidator(QIntValidator(1, 65535, self.port))
        self.security = Choice(
            translate("Handover", "Encryption"),
            [
                (MailSecurity.STARTTLS, translate("Handover", "STARTTLS (usual)")),
                (MailSecurity.TLS, translate("Handover", "TLS from the start")),
                (MailSecurity.NONE, translate("Handover", "None (this computer only)")),
            ],
        )
        self.user = text_line(translate("Handover", "User name"))
        self.password = SecretPart(translate("Handover", "Password of the mail server"))
        inside = _inside(self)
        inside.addWidget(label(translate("Handover", "By e-mail"), "strong"))
        inside.addLayout(_beside(_named(self.email), _named(self.from_line)))
        inside.addLayout(
            _beside(_named(self.server), _named(self.security), _named(self.port), main=0)
        )
        inside.addLayout(_beside(_named(self.user), self.password))
        for line in (self.email, self.from_line, self.server, self.port, self.user):
            line.textChanged.connect(lambda _text: self.edited.emit())
        self.security.activated.connect(lambda _at: self._usual_port())
        self.security.currentIndexChanged.connect(lambda _at: self.edited.emit())

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            "handover.email": self.email.text().strip(),
            "handover.sender": self.from_line.text().strip(),
            "handover.mail_server": self.server.text().strip(),
            "handover.mail_port": int(
                self.port.text() or _PORTS[MailSecurity(self.security.value)]
            ),
            "handover.mail_security": self.security.value,
            "handover.mail_user": self.user.text().strip(),
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        self.email.setText(str(values["handover.email"]))
        self.from_line.setText(str(values["handover.sender"]))
        self.server.setText(str(values["handover.mail_server"]))
        self.port.setText(str(values["handover.mail_port"]))
        self.security.choose(str(values["handover.mail_security"]))
        self.user.setText(str(values["handover.mail_user"]))

    def _usual_port(self) -> None:
        self.port.setText(str(_PORTS[MailSecurity(self.security.value)]))


class HookPart(QWidget):
    """A program's address, and the secret that signs what it gets."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.address = text_line(
            translate("Handover", "Address of the webhook"), "https://desk.example.com/chat"
        )
        self.secret = SecretPart(translate("Handover", "Signing secret"))
        self.make = Button(translate("Handover", "Make a new secret"), kind="small")
        self._made = CodeLine(translate("Handover", "The new signing secret"))
        self._once = label(
            translate("Handover", "Give this to the receiver now. It is not shown again."),
            "small",
            wrap=True,
        )
        inside = _inside(self)
        inside.addWidget(label(translate("Handover", "To a program (webhook)"), "strong"))
        inside.addWidget(_named(self.address))
        inside.addWidget(self.secret)
        making = QHBoxLayout()
        making.addWidget(self.make)
        making.addStretch(1)
        inside.addLayout(making)
        inside.addWidget(self._made)
        inside.addWidget(self._once)
        self.show_made("")
        self.address.textChanged.connect(lambda _text: self.edited.emit())

    @property
    def made(self) -> str:
        """The new secret while it is shown; else empty."""
        return "" if self._made.isHidden() else self._made.text

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {"handover.webhook": self.address.text().strip()}

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved; a new secret is out of sight again."""
        self.address.setText(str(values["handover.webhook"]))
        self.show_made("")

    def show_made(self, secret: str) -> None:
        """Show a new secret, once."""
        self._made.say(secret)
        self._made.setVisible(bool(secret))
        self._once.setVisible(bool(secret))


def _named(line: QLineEdit | Choice) -> QWidget:
    """A control under its own name."""
    return field(line.accessibleName(), line)


def _beside(*parts: QWidget, main: int | None = None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    for at, part in enumerate(parts):
        line.addWidget(part, 2 if at == main else 1, Qt.AlignmentFlag.AlignTop)
    return line


def _inside(part: QWidget) -> QVBoxLayout:
    inside = QVBoxLayout(part)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    return inside
