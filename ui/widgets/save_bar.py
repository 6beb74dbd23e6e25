"""What is not saved yet, what it would mean, and the two buttons for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.text import label

HIGHEST = 132
"""Of what is said about the change, in pixels; more of it scrolls."""

_GAP, _BAR = 4, 16


class SaveBar(QFrame):
    """Hidden while there is nothing to save."""

    saved = Signal()
    discarded = Signal()
    compared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "savebar")
        unsaved = translate("SaveBar", "You have changes that are not saved.")
        self._title = label(unsaved, "strong", wrap=True)
        self._meaning = label("", "small", wrap=True)
        self._warnings = label("", "warn", wrap=True)
        self._discard = Button(translate("SaveBar", "Discard"))
        self._save = Button(translate("SaveBar", "Save changes"), kind="primary")
        self._discard.clicked.connect(lambda _checked: self.discarded.emit())
        self._save.clicked.connect(lambda _checked: self.saved.emit())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self._discard)
        head.addWidget(self._save)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(32, 14, 32, 14)
        inside.setSpacing(6)
        inside.addLayout(head)
        inside.addWidget(self._sentences())
        self.hide()

    @property
    def save_button(self) -> Button:
        """The button that saves."""
        return self._save

    @property
    def discard_button(self) -> Button:
        """The button that goes back to what was saved."""
        return self._discard

    def _sentences(self) -> QScrollArea:
        """What the change means, in room that does not push the page away."""
        told = QWidget()
        texts = QVBoxLayout(told)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(_GAP)
        texts.addWidget(self._warnings)
        texts.addWidget(self._meaning)
        texts.addStretch(1)
        self._room = QScrollArea()
        self._room.setProperty("ground", "surface")
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        named(self._room, translate("SaveBar", "What the change means"))
        self._room.setWidget(told)
        return self._room

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Narrower text is higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as what is said; a wrapped label alone would ask for more than it needs."""
        margins = self.layout().contentsMargins()  # type: ignore[union-attr]
        width = self.width() - margins.left() - margins.right() - _BAR
        needed = 0
        for said in (self._warnings, self._meaning):
            if not said.isHidden():
                said.setFixedHeight(said.heightForWidth(width))
                needed += said.height() + _GAP
        self._room.setVisible(needed > 0)
        self._room.setFixedHeight(min(needed, HIGHEST))
        keyboard = Qt.FocusPolicy.StrongFocus if needed > HIGHEST else Qt.FocusPolicy.NoFocus
        self._room.setFocusPolicy(keyboard)

    def show_change(
        self, dirty: bool, meaning: Sequence[str] = (), warnings: Sequence[str] = ()
    ) -> None:
        """Show or hide the bar; `meaning` says what the change would do, `warnings` the risks."""
        for shown, said in ((self._meaning, meaning), (self._warnings, warnings)):
            shown.setText("\n".join(f"•  {sentence}" for sentence in said))
            shown.setVisible(bool(said))
        self._fit()
        self.setVisible(dirty)
        self.compared.emit()

    def busy(self, saving: bool) -> None:
        """No second save while one is under way."""
        self._save.setEnabled(not saving)
        self._discard.setEnabled(not saving)
