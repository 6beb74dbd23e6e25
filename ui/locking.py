"""Locked bots: the page that says why, and the way back into the bot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from builder.core.errors import HushdeskError
from ui.absence import Absence
from ui.dialogs.port import Confirmation
from ui.errors import Told, tell
from ui.translation import translate

if TYPE_CHECKING:
    from builder.studio.bots import Workbench
    from ui.main_window import MainWindow
    from ui.shell import Shell
    from ui.unlocking import UnlockPage

_LATER_MS = 2000


class Locking(QObject):
    """Shows what the desk could not open, and tries again as the person says."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.resting = False
        self._due = False
        self.absence = Absence(shell.app)
        self.absence.noticed.connect(self.rest)
        self._later = QTimer(self)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self.rest)
        shell.desk.locked.connect(self._show)
        shell.desk.opening.connect(lambda _name: self._forget())

    def rest_after(self, minutes: int) -> None:
        """Lock the open bot after so many minutes without anybody; 0 for never."""
        self.absence.after(minutes)

    def rest(self) -> None:
        """Lock the open bot where it is; as soon as what is under way has ended."""
        from builder.studio import resting

        shell, workspace = self._shell, self._shell.window.workspace
        bench = shell.desk.bench
        self._later.stop()
        if bench is None or workspace is None or self.resting:
            return
        if shell.desk.warming or workspace.busy or not resting.can_rest(bench):
            self._due = True
            self._later.start()
            return
        self.resting = True
        workspace.stop()
        self._cover(bench, self._why())
        shell.desk.rest(on_done=self._rested, on_error=self._not_rested)

    def _rested(self) -> None:
        """From now on it can be opened again: not while it is being closed."""
        self._shell.window.let_unlock()

    def _not_rested(self, error: Exception) -> None:
        """What could not be brought into the file is not locked away."""
        self._resumed()
        workspace = self._shell.window.workspace
        if workspace is not None:
            workspace.documents.notice.fail(error)
            workspace.start()

    def _why(self) -> Told:
        due, self._due = self._due, False
        ended = translate("Unlocking", "What was under way has ended first.") if due else ""
        kept = translate("Unlocking", "Everything is where you left it.")
        said = translate("Unlocking", "Locked because nobody was here.")
        return Told("resting", said, f"{ended} {kept}".strip())

    def _cover(self, bench: Workbench, told: Told) -> None:
        from builder.vault.key_file import kinds_of
        from ui.unlocking import Lock

        path = bench.file.path
        page = self._shell.window.unlocking
        self._shell.window.cover(Lock(path, kinds_of(path), told, asked=True, resting=True))
        page.setEnabled(False)

    def _resume(self, typed: str = "") -> None:
        page = self._shell.window.unlocking
        page.setEnabled(False)
        self._shell.desk.resume(typed, on_done=self._resumed, on_error=self._not_resumed)

    def _resumed(self) -> None:
        window = self._shell.window
        window.let_unlock()
        self.resting = False
        window.uncover()

    def _not_resumed(self, error: Exception) -> None:
        bench, page = self._shell.desk.bench, self._shell.window.unlocking
        if bench is not None and self.resting:
            self._cover(bench, tell(error))
            page.setEnabled(True)
            page.password.line.setFocus()

    def _forget(self) -> None:
        """Another bot is opened: the one that rests is put away."""
        self.resting = self._due = False
        self._later.stop()
        self._shell.window.let_unlock()

    def listen(self, window: MainWindow) -> None:
        """Take what is chosen in `window`, once it has a page for locked bots."""
        window.unlocking_made.connect(lambda page: self._listen_to(window, page))

    def _listen_to(self, window: MainWindow, page: UnlockPage) -> None:
        shell = self._shell
        page.typed.connect(self._typed)
        page.again.connect(self._again)
        page.backup_wanted.connect(lambda: shell.dialogs.bot_file(window, shell.restoring.open))
        page.others_wanted.connect(self._leave)

    def _typed(self, path: Path, typed: str) -> None:
        if self.resting:
            self._resume(typed)
        else:
            self._shell.desk.open(path, typed)

    def _again(self, path: Path) -> None:
        if self.resting:
            self._resume()
        else:
            self._shell.desk.open(path, again=True)

    def _leave(self) -> None:
        """See the other bots; what is not saved in the one that rests is asked about first."""
        self._shell.leave_then(self._go)

    def _go(self) -> None:
        self._forget()
        self._shell.show_welcome()

    def offer_keyring(self, bench: Workbench) -> None:
        """Offer to renew the keyring's way, when the bot was opened by another one in its place."""
        from builder.studio import ways

        if not ways.keyring_can_be_renewed(bench):
            return
        question = Confirmation(
            title=translate("Unlocking", "Let the keyring open this bot again?"),
            text=translate(
                "Unlocking",
                "The keyring of this computer did not open it this time. Renewed, it opens the bot "
                "by itself from now on; the passphrase and the sheet go on opening it, too.",
            ),
            action=translate("Unlocking", "Renew it"),
        )
        self._shell.dialogs.confirm(
            self._shell.window, question, lambda _reason: self._renew(bench)
        )

    def _renew(self, bench: Workbench) -> None:
        from builder.studio import ways

        def done(_none: None) -> None:
            workspace = self._shell.window.workspace
            if workspace is not None:
                said = translate("Unlocking", "The keyring opens this bot again.")
                workspace.documents.notice.say(said)

        def failed(error: Exception) -> None:
            workspace = self._shell.window.workspace
            if workspace is not None:
                workspace.documents.notice.fail(error)

        self._shell.jobs.call(
            self, lambda: ways.renew_keyring(bench), on_done=done, on_error=failed
        )

    def _show(self, path: Path, error: Exception) -> None:
        from builder.vault.key_file import kinds_of
        from ui.unlocking import ASKS, Lock

        self._shell.desk.close()
        code = error.code if isinstance(error, HushdeskError) else ""
        lock = Lock(path, kinds_of(path), tell(error), asked=code in ASKS)
        self._shell.window.show_lock(lock)
        self._shell.show_surroundings()
