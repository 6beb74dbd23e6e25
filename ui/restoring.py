"""How a backup becomes a bot again: what opens it is asked, what came back is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from builder.system import paths, texts
from ui.errors import tell
from ui.translation import language, number, translate

if TYPE_CHECKING:
    from builder.studio.restoring import Restored
    from ui.shell import Shell
    from ui.workspace import Workspace


class Restoring(QObject):
    """Takes the files that people open: bots go to the desk, backups are asked about first."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._found: Restored | None = None
        self._file = Path()
        shell.desk.sealed.connect(self._ask_again)
        shell.desk.restored.connect(self._keep)

    def open(self, path: Path) -> None:
        """Open a bot's file, or make a bot of a backup."""
        if path.suffix == paths.BACKUP_SUFFIX:
            self._ask(path, translate("Shell", "A new bot is made of it. No bot is replaced."))
        else:
            self._shell.desk.open(path)

    def tell(self, workspace: Workspace) -> None:
        """Say what came back, once, to who has just restored it, and offer to look closer."""
        found, self._found = self._found, None
        if found is None:
            return
        said = translate("Shell", "Restored as it was on {day}.").format(day=found.made[:10])
        more = ""
        if found.erased:
            count = number(found.erased)
            more = count.translate("Shell", "%n documents were erased again for a person.", "", 0)
        elif found.unknown:
            more = texts.say("errors.restored_blindly.sentence", language())
        file, notice = self._file, workspace.documents.notice

        def compare() -> None:
            self._shell.window.show_page("backups")
            workspace.backups.compare(file)

        notice.acted.connect(compare)
        level, action = (
            "warn" if found.unknown else "ok",
            translate("Shell", "Compare with the backup"),
        )
        notice.say(said, more, level=level, action=action)

    def _ask(self, path: Path, why: str) -> None:
        self._shell.dialogs.passphrase(
            self._shell.window,
            translate("Shell", "Restore {name}").format(name=path.stem),
            why,
            lambda typed: self._restore(path, typed),
        )

    def _restore(self, path: Path, typed: str) -> None:
        self._file = path
        self._shell.desk.restore(path, typed)

    def _ask_again(self, path: Path, error: Exception) -> None:
        self._shell.show_welcome()
        self._ask(path, tell(error).sentence)

    def _keep(self, found: Restored) -> None:
        self._found = found
