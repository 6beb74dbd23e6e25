"""The rows of the tab *Folders*: a watched folder, and a change to be accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.folder import WatchedFolder
from builder.knowledge.folder_changes import Change
from ui.accessibility import named
from ui.pages.documents.folders import words
from ui.translation import translate
from ui.widgets.button import IconLabel, icon_button
from ui.widgets.choice import Choice
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, label
from ui.widgets.tick import Tick


class FolderRow(QWidget):
    """One watched folder: where it is, how it is, what happens with its changes."""

    mode_chosen = Signal(object, str)
    given_up = Signal(object)

    def __init__(self, folder: WatchedFolder) -> None:
        super().__init__()
        self.folder = folder
        self._others = 0
        self._path = ElidedLabel("", "small")
        self._details = label("", "small")
        self._trouble = label("", "warn", wrap=True)
        self._state = Pill()
        says = translate("Folders", "What happens with changes in {name}")
        self.mode = Choice(says.format(name=folder.name), words.modes())
        self.mode.activated.connect(lambda _at: self.mode_chosen.emit(self.folder, self.mode.value))
        gone = translate("Folders", "Watch {name} no longer").format(name=folder.name)
        self.remove = icon_button("x", gone)
        self.remove.clicked.connect(lambda _on: self.given_up.emit(self.folder))
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(ElidedLabel(folder.name, "strong"))
        texts.addWidget(self._path)
        texts.addWidget(self._details)
        texts.addWidget(self._trouble)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(14)
        inside.addWidget(IconLabel("folder-open"))
        inside.addLayout(texts, 1)
        inside.addWidget(self._state)
        inside.addWidget(self.mode)
        inside.addWidget(self.remove)
        self.show_folder(folder)

    def show_folder(self, folder: WatchedFolder, others: int | None = None) -> None:
        """Show the folder as it is now; `others` of its files are no documents, if that is new."""
        self.folder = folder
        self._others = self._others if others is None else others
        self._path.say(folder.path.encode("utf-8", "replace").decode())
        details, trouble = words.details(folder, self._others), words.trouble(folder)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._state.say(*words.state(folder))
        if not self.mode.hasFocus():
            self.mode.choose(str(folder.mode))


class ChangeRow(QWidget):
    """One change, with a box to tick."""

    ticked = Signal()

    def __init__(self, change: Change, names: dict[str, str], *, on: bool) -> None:
        super().__init__()
        self.change = change
        where = words.place(change.now.folder_id, change.now.path, names)
        kind, level = words.kind(change)
        self.tick = Tick(f"{kind}: {where}", on=on)
        self.tick.toggled.connect(lambda _on: self.ticked.emit())
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(ElidedLabel(where, "strong"))
        before = words.origin(change, names)
        if before:
            texts.addWidget(ElidedLabel(before, "small"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 3, 0, 3)
        inside.setSpacing(12)
        inside.addWidget(self.tick)
        inside.addLayout(texts, 1)
        inside.addWidget(Pill(kind, level))


def told_row(name: str, said: str, level: str) -> QWidget:
    """One line of what was done: a document and what became of it."""
    made = QWidget()
    named(made, f"{name}: {said}")
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 2, 0, 2)
    inside.setSpacing(12)
    icon = "circle-check" if level == "ok" else "triangle-alert"
    inside.addWidget(IconLabel(icon, colour=level, size=16))
    inside.addWidget(ElidedLabel(name), 1)
    inside.addWidget(label(said, "small"))
    return made
