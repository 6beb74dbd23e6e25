"""One document in the list: what it is, how far it is, what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button, IconLabel, icon_button
from ui.widgets.pill import Pill
from ui.widgets.rows import empty
from ui.widgets.text import ElidedLabel, label, restyle

_ICONS = {
    "pdf": "file-text", "docx": "file-text", "md": "file-text", "txt": "file-text",
    "xlsx": "file-spreadsheet", "csv": "file-spreadsheet", "html": "globe", "htm": "globe",
    **dict.fromkeys(("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp"), "image"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row shows.

    Attributes:
        details: facts under the name, such as pages and passages.
        reason: why it is not ready, and `next_step` what to do; with the colours of `level`.
        understood: whether there are passages to look at.
        personal: whether personal data was found that can be looked at.
        web: whether it was read from an address.
        progress: -1 for none, 0..100, or 101 for "under way, nobody knows how far".
    """

    name: str
    details: str = ""
    status: str = ""
    level: str = "plain"
    reason: str = ""
    next_step: str = ""
    progress: int = -1
    actions: tuple[tuple[str, str], ...] = ()
    removable: bool = True
    understood: bool = False
    personal: bool = False
    web: bool = False


class DocumentRow(QWidget):
    """A row that is kept and shown again as its document changes, or for another one."""

    removed = Signal(str)
    looked_into = Signal(str)
    examined = Signal(str)
    acted = Signal(str, str)

    def __init__(self, state: RowState) -> None:
        super().__init__()
        self._state: RowState | None = None
        self._title = ElidedLabel(state.name, "strong")
        self._details = label("", "small", wrap=True)
        self._reason = label("", "danger", wrap=True, copy=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._status = Pill()
        self._buttons = QWidget()
        self._actions = QHBoxLayout(self._buttons)
        self._actions.setContentsMargins(0, 2, 0, 0)
        self._actions.setSpacing(8)
        self._icon = IconLabel("file")
        self._remove = icon_button("trash-2", state.name)
        self._remove.clicked.connect(lambda _checked: self.removed.emit(self.name))
        self._look = icon_button("eye", state.name)
        self._look.clicked.connect(lambda _checked: self.looked_into.emit(self.name))
        self._examine = icon_button("shield-check", state.name)
        self._examine.clicked.connect(lambda _checked: self.examined.emit(self.name))
        self._doors = (self._look, self._examine, self._remove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for button in self._doors:
            action = QAction(self)
            action.triggered.connect(lambda _checked, button=button: button.click())
            self.addAction(action)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._title)
        texts.addWidget(self._details)
        texts.addWidget(self._bar)
        texts.addWidget(self._reason)
        texts.addWidget(self._buttons)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(14)
        inside.addWidget(self._icon)
        inside.addLayout(texts, 1)
        inside.addWidget(self._status)
        inside.addWidget(self._examine)
        inside.addWidget(self._look)
        inside.addWidget(self._remove)
        self._made_actions: tuple[tuple[str, str], ...] = ()
        self.show_state(state)

    @property
    def name(self) -> str:
        """Whose row it is."""
        return self._state.name if self._state else ""

    def set_focus(self) -> None:
        """Let the keyboard go on here."""
        self._remove.setFocus()

    def show_state(self, state: RowState) -> None:
        """Show `state`."""
        if state == self._state:
            return
        if state.name != self.name:
            self._show_name(state.name)
        if self._state is None or (state.name, state.web) != (self._state.name, self._state.web):
            kind = _ICONS.get(state.name.rpartition(".")[2].lower(), "file")
            self._icon.show_icon("globe" if state.web else kind, "muted")
        self._state = state
        self._details.setText(state.details)
        self._details.setVisible(bool(state.details))
        self._reason.setText(" ".join(part for part in (state.reason, state.next_step) if part))
        kind = "danger" if state.level == "danger" else "warn"
        if self._reason.property("kind") != kind:
            self._reason.setProperty("kind", kind)
            restyle(self._reason)
        self._reason.setVisible(bool(state.reason))
        self._bar.setVisible(state.progress >= 0)
        if state.progress >= 0:
            self._bar.setRange(0, 0 if state.progress > 100 else 100)
            self._bar.setValue(min(100, state.progress))
        self._status.say(state.status, state.level)
        self._status.setVisible(bool(state.status))
        self._remove.setEnabled(state.removable)
        self._look.setVisible(state.understood)
        self._examine.setVisible(state.personal)
        for button, action in zip(self._doors, self.actions(), strict=True):
            action.setVisible(button.isEnabled() and not button.isHidden())
        self._show_actions(state.actions)

    def _show_name(self, name: str) -> None:
        self._title.say(name)
        removal = translate("DocumentRow", "Remove {name}").format(name=name)
        insight = translate("DocumentRow", "What was understood of {name}").format(name=name)
        found = translate("DocumentRow", "Personal data in {name}").format(name=name)
        told = (insight, found, removal)
        for button, text, action in zip(self._doors, told, self.actions(), strict=True):
            button.setToolTip(text)
            named(button, text)
            action.setText(text)
        named(self._bar, translate("DocumentRow", "Progress of {name}").format(name=name))
        self._made_actions = (("", ""),)  # their names hold the file's

    def _show_actions(self, actions: tuple[tuple[str, str], ...]) -> None:
        self._buttons.setVisible(bool(actions))
        if actions == self._made_actions:
            return
        self._made_actions = actions
        empty(self._actions)
        for code, text in actions:
            button = Button(text, kind="small")
            named(button, f"{text}: {self.name}")
            button.clicked.connect(lambda _on, code=code: self.acted.emit(self.name, code))
            self._actions.addWidget(button)
        self._actions.addStretch(1)
