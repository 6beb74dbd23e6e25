"""The tab *Folders*: which folders are watched, what changed in them, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from builder.core.folder import FolderMode, WatchedFolder
from builder.knowledge.folder_changes import Waiting
from builder.studio.folder_updates import Done
from builder.studio.folders import Look
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.documents.folders import words
from ui.pages.documents.folders.bundle_card import BundleCard
from ui.pages.documents.folders.changes_card import ChangesCard
from ui.pages.documents.folders.presenter import FoldersPresenter
from ui.pages.documents.folders.rows import FolderRow, told_row
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.text import label

_LATELY = 30


class FoldersSection(Section):
    """Folders, changes to accept, what was done lately, what the last bundle lacks."""

    def __init__(self, presenter: FoldersPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self.rows: dict[str, FolderRow] = {}
        self._names: dict[str, str] = {}
        self._build()
        self._listen()

    def turn_to(self) -> None:
        """Other tabs may have changed what a bundle would hold."""
        self.presenter.refresh()

    def _build(self) -> None:
        self.watch = Button(translate("Folders", "Watch a folder…"), icon_name="plus")
        self.stop = Button(translate("Folders", "Stop"), icon_name="circle-stop")
        self.stop.hide()
        about = translate("Folders", "What you save there reaches the bot. Files are only read.")
        card = Card(translate("Folders", "Watched folders"), about, self.watch)
        self._empty = EmptyState(
            "folder-open",
            translate("Folders", "No folder is watched"),
            translate("Folders", "Choose the folder you keep your price lists and guides in."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._waiting = label("", "small", wrap=True)
        self._waiting.hide()
        card.add(self._empty, self._list, self._waiting)
        self.changes = ChangesCard()
        self.lately = Card(translate("Folders", "Done since the bot was opened"), action=self.stop)
        self._done = QVBoxLayout()
        self._done.setSpacing(2)
        self.lately.add(self._done)
        self.lately.hide()
        self.bundle = BundleCard()
        self.add(card, self.changes, self.bundle, self.lately)

    def _listen(self) -> None:
        asked = self.presenter
        self.watch.clicked.connect(lambda _on: self._choose())
        self.stop.clicked.connect(lambda _on: asked.cancel())
        self.changes.accepted.connect(asked.accept)
        self.changes.ignored.connect(asked.ignore)
        asked.listed.connect(self._show_folders)
        asked.found.connect(self._show_look)
        asked.made.connect(self._show_done)
        asked.working.connect(self._show_work)
        asked.compared.connect(self.bundle.show_difference)
        asked.failed.connect(self.notice.fail)

    def _choose(self) -> None:
        self.notice.hide()
        title = translate("Folders", "Watch a folder")
        self._dialogs.folder(self, title, self._watch)

    def _watch(self, path: Path) -> None:
        self.presenter.watch(path, FolderMode.ASK)
        self.presenter.look_now()

    def _change_mode(self, folder: WatchedFolder, mode: str) -> None:
        self.presenter.set_mode(folder, mode)
        self.presenter.look_now()

    def _give_up(self, folder: WatchedFolder) -> None:
        question = Confirmation(
            title=translate("Folders", "Watch “{name}” no longer?").format(name=folder.name),
            text=translate(
                "Folders",
                "Its documents stay in the bot as they are. You can remove them on the tab Files.",
            ),
            action=translate("Folders", "Watch it no longer"),
        )
        self._dialogs.confirm(self, question, lambda _reason: self._unwatch(folder))

    def _unwatch(self, folder: WatchedFolder) -> None:
        self.presenter.unwatch(folder)
        self.presenter.look_now()

    def _show_folders(
        self, folders: list[WatchedFolder], others: Mapping[str, int] | None = None
    ) -> None:
        self._names = {folder.id: folder.name for folder in folders}
        for gone in set(self.rows) - set(self._names):
            row = self.rows.pop(gone)
            self._list.removeWidget(row)
            row.deleteLater()
        for at, folder in enumerate(folders):
            row = self.rows.get(folder.id) or self._new_row(folder, at)
            row.show_folder(folder, (others or {}).get(folder.id))
        self._empty.setVisible(not folders)

    def _new_row(self, folder: WatchedFolder, at: int) -> FolderRow:
        row = FolderRow(folder)
        row.mode_chosen.connect(self._change_mode)
        row.given_up.connect(self._give_up)
        self._list.insertWidget(at, row)
        self.rows[folder.id] = row
        return row

    def _show_look(self, look: Look) -> None:
        self._show_folders(look.folders, look.others)
        if not self.presenter.busy:
            self.changes.show_changes(look.asking(), self._names)
        self._show_waiting(look.waiting)

    def _show_waiting(self, waiting: list[Waiting]) -> None:
        writing = [each for each in waiting if each.reason == "being_written"]
        locked = [each for each in waiting if each.reason == "unreadable"]
        said = []
        if writing:
            count = number(len(writing))
            said.append(count.translate("Folders", "%n files are still being written.", "", 0))
        if locked:
            count = number(len(locked))
            first = words.place(locked[0].folder_id, locked[0].path, self._names)
            told = count.translate("Folders", "%n files cannot be opened now: {first}…", "", 0)
            said.append(told.format(first=first))
        self._waiting.setText(" ".join(said))
        self._waiting.setVisible(bool(said))

    def _show_done(self, done: Done) -> None:
        said, level = words.told(done)
        self._done.insertWidget(0, told_row(done.document, said, level))
        while self._done.count() > _LATELY:
            item = self._done.takeAt(_LATELY)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        self.lately.show()

    def _show_work(self, busy: bool) -> None:
        self.stop.setVisible(busy)
        self.lately.setVisible(busy or self._done.count() > 0)
        self.changes.show_busy(busy)
