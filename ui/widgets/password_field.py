"""A field for a secret: hidden, shown on request, with its strength where it is a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import icon_button
from ui.widgets.text import label, restyle

GOOD_BITS, FAIR_BITS, FULL_BITS = 80.0, 50.0, 100.0


class PasswordField(QWidget):
    """`strength` gives the bits of what was typed; without it no meter is shown.

    `beside` is put at the right of the line.
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        beside: QWidget | None = None,
        strength: Callable[[str], float] | None = None,
    ) -> None:
        super().__init__()
        self._strength = strength
        self.line = named(QLineEdit(), name)
        self.line.setPlaceholderText(placeholder)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.submitted)
        self.eye = icon_button("eye", translate("PasswordField", "Show what is typed"))
        self.eye.clicked.connect(lambda _checked: self.reveal(self._hidden))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        if beside is not None:
            row.addWidget(beside)
        self._bar = named(QProgressBar(), translate("PasswordField", "Strength"))
        self._bar.setTextVisible(False)
        self._word = label("", "small", wrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(row)
        inside.addWidget(self._bar)
        inside.addWidget(self._word)
        self._typed("")

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def strength_text(self) -> str:
        """What the meter says."""
        return self._word.text()

    def fill(self, text: str) -> None:
        """Put `text` in, as if typed."""
        self.line.setText(text)

    def reveal(self, shown: bool) -> None:
        """Show or hide the letters."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.show_icon("eye-off" if shown else "eye")
        hide, show = (
            translate("PasswordField", "Hide what is typed"),
            translate("PasswordField", "Show what is typed"),
        )
        named(self.eye, hide if shown else show)
        self.eye.setToolTip(hide if shown else show)

    @property
    def _hidden(self) -> bool:
        return self.line.echoMode() == QLineEdit.EchoMode.Password

    def _typed(self, text: str) -> None:
        metered = self._strength is not None and bool(text)
        self._bar.setVisible(metered)
        self._word.setVisible(metered)
        if self._strength is not None and text:
            bits = self._strength(text)
            level, word = _verdict(bits)
            self._bar.setValue(round(min(bits, FULL_BITS) / FULL_BITS * 100))
            self._bar.setProperty("level", level)
            restyle(self._bar)
            self._word.setText(word)
        self.edited.emit(text)


def _verdict(bits: float) -> tuple[str, str]:
    if bits >= GOOD_BITS:
        return "good", translate("PasswordField", "Strong: nobody will guess this.")
    if bits >= FAIR_BITS:
        return "fair", translate("PasswordField", "Fair: one or two more words make it strong.")
    return "low", translate("PasswordField", "Weak: use four or more unrelated words.")
