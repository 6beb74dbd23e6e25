"""The window: the rail, the pages, the preview; nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QWidget

from ui.accessibility import arrange_tabs
from ui.dialogs.port import Dialogs
from ui.navigation import Rail
from ui.opening import OpeningPage
from ui.translation import translate

if TYPE_CHECKING:
    from ui.pages.welcome.page import WelcomePage
    from ui.surroundings import Surroundings
    from ui.unlocking import Lock, UnlockPage
    from ui.workspace import Workspace

MINIMUM = (1100, 640)
_PAGE = 520
"""Narrower than this, words would be cut off in one of the languages."""


class MainWindow(QMainWindow):
    """Shows the first start, the opening of a bot, or a bot."""

    closing = Signal()
    sample_wanted = Signal(str)
    bot_wanted = Signal(object)
    file_wanted = Signal(Path)
    bots_changed = Signal()
    unlocking_made = Signal(object)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.may_close = True
        self.rail = Rail()
        self._dialogs = dialogs
        self._welcome: WelcomePage | None = None
        self._unlocking: UnlockPage | None = None
        self._surroundings: Surroundings | None = None
        self.opening = OpeningPage()
        self._stack = QStackedWidget()
        self._stack.setMinimumWidth(_PAGE)
        self._stack.addWidget(self.opening)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._stack)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._split, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(*MINIMUM)
        self.setWindowTitle("Hushdesk")
        self.rail.wanted.connect(self.show_page)
        self._covered: tuple[QWidget | None, QWidget | None] | None = None
        self._hidden: list[QDialog] = []
        self._preview_width = 400
        for at, name in enumerate(("documents", "answers", "privacy", "publish"), start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{at}"), self)
            keys.activated.connect(lambda name=name: self.show_page(name))

    @property
    def welcome(self) -> WelcomePage:
        """The page of the first start; most starts go by without it."""
        if self._welcome is None:
            from ui.pages.welcome.page import WelcomePage

            made = self._welcome = WelcomePage(self._dialogs)
            made.sample_wanted.connect(self.sample_wanted)
            made.bot_wanted.connect(self.bot_wanted)
            made.file_wanted.connect(self.file_wanted)
            self._stack.addWidget(made)
            if self._surroundings is not None:
                made.show_surroundings(self._surroundings)
        return self._welcome

    @property
    def unlocking(self) -> UnlockPage:
        """The page of a locked bot; made when it is first needed, and told of once."""
        if self._unlocking is None:
            from ui.unlocking import UnlockPage

            made = self._unlocking = UnlockPage()
            self._stack.addWidget(made)
            self.unlocking_made.emit(made)
        return self._unlocking

    def let_unlock(self) -> None:
        """What was chosen on the page of a locked bot has ended: it can be used again."""
        if self._unlocking is not None:
            self._unlocking.setEnabled(True)

    @property
    def preview_width(self) -> int:
        """How wide the preview is."""
        sizes = self._split.sizes()
        return sizes[1] if len(sizes) > 1 else self._preview_width

    def set_preview_width(self, width: int) -> None:
        """How wide the preview shall be."""
        self._preview_width = width

    def show_surroundings(self, found: Surroundings) -> None:
        """Say on the page of the first start what was found, also if it is made later."""
        self._surroundings = found
        if self._welcome is not None:
            self._welcome.show_surroundings(found)

    def show_welcome(self) -> None:
        """Show the first start, without a bot."""
        self.drop_bot()
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.sample.setFocus()

    def show_opening(self, name: str) -> None:
        """Show that a bot is being opened."""
        self.drop_bot()
        self.opening.say(name)
        self._stack.setCurrentWidget(self.opening)

    def show_lock(self, lock: Lock) -> None:
        """Show why a bot is locked, and every way to open it."""
        self.drop_bot()
        self._stack.setCurrentWidget(self.unlocking)
        self.unlocking.show_lock(lock)

    def cover(self, lock: Lock) -> None:
        """Show that the bot is locked over its pages, which stay as they are behind it."""
        if self.workspace is None:
            return
        if self._covered is None:
            self._covered = (self._stack.currentWidget(), self.focusWidget())
            self._hidden = [each for each in self.findChildren(QDialog) if each.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        self.workspace.preview.hide()
        self.rail.enable(False)
        self._stack.setCurrentWidget(self.unlocking)
        self.unlocking.show_lock(lock)

    def uncover(self) -> None:
        """Go on where the bot was locked: the page, what stands in it, and the dialogs."""
        covered, self._covered = self._covered, None
        if covered is None or self.workspace is None:
            return
        page, focus = covered
        if page is not None:
            self._stack.setCurrentWidget(page)
        self.workspace.preview.show()
        self.rail.enable(True)
        for dialog in self._hidden:
            dialog.open()
        if focus is not None:
            focus.setFocus()

    def show_bot(self, workspace: Workspace, name: str) -> None:
        """Show the pages of a bot and its preview."""
        self.drop_bot()
        self.workspace = workspace
        self._split.addWidget(workspace.preview)
        room = max(self.width() - self.rail.width() - self._preview_width, _PAGE)
        self._split.setSizes([room, self._preview_width])
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self.rail.enable(True)
        workspace.publish.page_wanted.connect(self.show_page)
        workspace.history.duplicated.connect(self.bots_changed)
        workspace.publish.field_wanted.connect(workspace.privacy.show_field)
        workspace.appearance.page_wanted.connect(self.show_page)
        workspace.privacy.page_wanted.connect(self.show_page)
        workspace.inbox.page_wanted.connect(self.show_page)
        workspace.insights.page_wanted.connect(self.show_page)
        self.setWindowTitle(translate("MainWindow", "{name} – Hushdesk").format(name=name))
        self.show_page("documents")
        workspace.preview.input.setFocus()

    def show_page(self, name: str) -> None:
        """Turn to the page `name`."""
        if self.workspace is not None and self._covered is None:
            self.rail.choose(name)
            page = self.workspace.pages[name]
            if self._stack.indexOf(page) < 0:  # styled when it is first turned to, not all at once
                self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)

    def drop_bot(self) -> None:
        """Take the pages of the bot away; their jobs' reports are dropped with them."""
        workspace, self.workspace, self._covered = self.workspace, None, None
        if workspace is None:
            return
        workspace.leave()
        self._preview_width = self.preview_width
        for widget in (*workspace.pages.values(), workspace.preview):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.rail.enable(False)
        self.setWindowTitle("Hushdesk")

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Pages change while they are shown: the order is made anew when it is needed."""
        arrange_tabs(self)
        return super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing is decided by who knows what is unsaved."""
        if self.may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            # Later: a window that is being closed cannot be closed once more from within.
            QTimer.singleShot(0, self, self.closing.emit)
