"""Locked bots: the page that says why, and the way back into the bot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from builder.core.errors import HushdeskError
from ui.dialogs.port import Confirmation
from ui.errors import tell
from ui.translation import translate
from ui.unlocking import ASKS, Lock

if TYPE_CHECKING:
    from builder.studio.bots import Workbench
    from ui.main_window import MainWindow
    from ui.shell import Shell


class Locking(QObject):
    """Shows what the desk could not open, and tries again as the person says."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        shell.desk.locked.connect(self._show)

    def listen(self, window: MainWindow) -> None:
        """Take what is chosen in `window`."""
        page, shell = window.unlocking, self._shell
        page.typed.connect(shell.desk.open)
        page.again.connect(lambda path: shell.desk.open(path, again=True))
        page.backup_wanted.connect(lambda: shell.dialogs.bot_file(window, shell.restoring.open))
        page.others_wanted.connect(shell.show_welcome)

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

        self._shell.desk.close()
        code = error.code if isinstance(error, HushdeskError) else ""
        lock = Lock(path, kinds_of(path), tell(error), asked=code in ASKS)
        self._shell.window.show_lock(lock)
        self._shell.show_surroundings()
