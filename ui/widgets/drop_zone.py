"""Where files and folders are dropped, or chosen with a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.translation import translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.text import label, restyle


class DropZone(QFrame):
    """Takes local files and folders; anything else is let go where it came from."""

    dropped = Signal(list)
    browse_files = Signal()
    browse_folder = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        files = Button(translate("DropZone", "Choose files…"))
        folder = Button(translate("DropZone", "Choose a folder…"))
        files.clicked.connect(lambda _checked: self.browse_files.emit())
        folder.clicked.connect(lambda _checked: self.browse_folder.emit())
        kinds = translate(
            "DropZone",
            "PDF, Word, Excel, PowerPoint, text, e-mails, books, scans and photos, also in a ZIP",
        )
        hint = label(kinds, "small", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 16, 16, 14)
        inside.setSpacing(10)
        words = label(translate("DropZone", "Drop files or folders here, or"), "strong")
        inside.addLayout(_middle(IconLabel("upload", size=20), words))
        inside.addLayout(_middle(files, folder))
        inside.addWidget(hint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that a drop would be taken."""
        if _paths(event):
            self._light(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The files went elsewhere."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files."""
        self._light(False)
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _light(self, over: bool) -> None:
        self.setProperty("over", "true" if over else "false")
        restyle(self)


def _paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _middle(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
