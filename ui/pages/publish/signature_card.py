"""The card of signatures: a file checked against the owner's key, and a new key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from builder.bundle.reader import Verdict
from builder.system import texts
from ui.pages.publish.versions_presenter import Standing
from ui.translation import language, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.code_line import CodeLine
from ui.widgets.text import label


class SignatureCard(Card):
    """Says who sealed a file; lets a new key sign."""

    verify_wanted = Signal()
    rotate_wanted = Signal()
    write_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Signature", "Your signature"),
            translate("Signature", "What you seal is signed by this key; hosts trust no other."),
        )
        self.key = CodeLine(translate("Signature", "Your public key"))
        self.verify = Button(translate("Signature", "Check a file…"))
        self.rotate = Button(translate("Signature", "Let a new key sign…"))
        self.write = Button(translate("Signature", "Save the statement for hosts…"))
        self.verdict = label("", "small", wrap=True)
        self.verdict.hide()
        self.write.hide()
        self.add(self.key, self.verdict)
        for button in (self.verify, self.rotate, self.write):
            row = QHBoxLayout()  # one below the other: German words are long
            row.addWidget(button)
            row.addStretch(1)
            self.add(row)
        self.verify.clicked.connect(lambda _on: self.verify_wanted.emit())
        self.rotate.clicked.connect(lambda _on: self.rotate_wanted.emit())
        self.write.clicked.connect(lambda _on: self.write_wanted.emit())

    def show_standing(self, standing: Standing) -> None:
        """Show the key, and the statement where there is one."""
        self.key.say(standing.signer)
        for part in (self.key, self.verify, self.rotate):
            part.setVisible(bool(standing.signer))
        self.write.setVisible(standing.rotated)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say whether a file is whole and the owner's."""
        if verdict.error is None:
            said = translate("Signature", "Whole, sealed by you as version {version}.")
            self.verdict.setText(said.format(version=verdict.version))
        else:
            error, shown = verdict.error, language()
            self.verdict.setText(f"{texts.sentence(error, shown)} {texts.next_step(error, shown)}")
        self.verdict.show()
