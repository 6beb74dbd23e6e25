"""The page *Backups*: the ways to open the bot, and copies of it to keep elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QShowEvent

from builder.core.backup import Every, Made, State
from builder.core.errors import HushdeskError, MachineError
from builder.studio import backup_plan
from builder.studio.backup_comparing import Compared
from builder.system.paths import file_safe
from ui.dialogs.port import Confirmation, Dialogs
from ui.errors import tell
from ui.pages.backups.compared_card import ComparedCard
from ui.pages.backups.file_card import FileCard
from ui.pages.backups.made_card import MadeCard
from ui.pages.backups.new_key import NewKey
from ui.pages.backups.plan_card import CODE, PlanCard
from ui.pages.backups.plan_presenter import PlanPresenter
from ui.pages.backups.presenter import BackupsPresenter, Standing
from ui.pages.backups.ways_card import WaysCard, words_of
from ui.translation import translate
from ui.widgets.notice import Notice
from ui.widgets.page_frame import PageFrame

OPENS = frozenset(
    {"wrong_passphrase", "backup_other_code", "backup_needs_identity", "backup_needs_passphrase"}
)
"""What another code, or another passphrase, may still open."""


class BackupsPage(PageFrame):
    """A card for each thing to do; what is done is said on top."""

    changed = Signal()

    def __init__(self, presenter: BackupsPresenter, dialogs: Dialogs, plan: PlanPresenter) -> None:
        super().__init__(
            translate("Backups", "Backups"),
            translate("Backups", "So that nothing is lost: not with a computer, nor a passphrase."),
        )
        presenter.setParent(self)
        plan.setParent(self)
        self.presenter = presenter
        self.plan = plan
        self._dialogs = dialogs
        self._standing: Standing | None = None
        self._file: Path | None = None
        self.ways = WaysCard(keyring=presenter.keyring)
        self.made = MadeCard()
        self.planned = PlanCard()
        self.compared = ComparedCard()
        self.new_key = NewKey(self, presenter, dialogs, self.notice)
        self.file = FileCard()
        self.add(self.ways, self.made, self.compared, self.planned, self.file)
        self._listen()

    @property
    def busy(self) -> bool:
        """Whether a backup is being written."""
        return self.presenter.busy or self.plan.busy

    def start(self) -> None:
        """The bot is warm: make what is planned, as long as it is open."""
        self.plan.start()

    def stop(self) -> None:
        """The bot is put away."""
        self.plan.stop()

    def point_out(self, notice: Notice) -> None:
        """Say in `notice`, on whichever page, when a planned backup fails or is overdue."""

        def fail(error: Exception) -> None:
            if notice.isHidden():  # what stands there is graver
                told = tell(error)
                notice.say(told.sentence, told.next_step, level="warn")

        def late(standing: backup_plan.Standing) -> None:
            if notice.isHidden():
                said = translate("Backups", "A planned backup is overdue.")
                where = translate("Backups", "The page Backups says why.")
                trouble = standing.plan.trouble
                told = tell(MachineError(trouble, **standing.plan.params)) if trouble else None
                notice.say(told.sentence if told else said, where, level="warn")

        self.plan.failed.connect(fail)
        self.plan.late.connect(late)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The command line may have made one meanwhile."""
        super().showEvent(event)
        self.presenter.refresh()

    def _listen(self) -> None:
        asked = self.presenter
        self.ways.sheet_wanted.connect(self._ask_sheet)
        self.ways.passphrase_wanted.connect(self._ask_passphrase)
        self.ways.keyring_wanted.connect(asked.add_keyring)
        self.ways.new_key_wanted.connect(self.new_key.ask)
        self.file.wanted.connect(lambda: asked.check(self.file.show_found))
        asked.working.connect(self.file.show_working)
        self.ways.removed.connect(self._ask_removal)
        self.made.wanted.connect(self._ask_folder)
        asked.listed.connect(self._show)
        asked.printed.connect(self._show_printed)
        asked.backed_up.connect(self._show_made)
        asked.working.connect(self.made.show_working)
        asked.failed.connect(self._fail)
        asked.opened.connect(self._show_checked)
        asked.compared.connect(self._show_compared)
        self.made.check_wanted.connect(asked.open_through)
        self.made.compare_wanted.connect(lambda made: self.compare(Path(made.file)))
        self.made.file_wanted.connect(self._ask_file)
        self._listen_to_plan()

    def _listen_to_plan(self) -> None:
        card, plan = self.planned, self.plan
        card.every_wished.connect(self._choose_every)
        card.folder_wished.connect(lambda: self._ask_place(Every(card.every.value)))
        card.keep_wished.connect(lambda count: plan.choose(Every(card.every.value), keep=count))
        card.opening_wished.connect(self._choose_opening)
        card.stopped.connect(plan.cancel)
        plan.changed.connect(self.presenter.refresh)
        plan.stepped.connect(card.show_step)
        plan.working.connect(card.show_working)
        plan.working.connect(lambda on: self.made.make.setEnabled(not on and self._recoverable))
        plan.failed.connect(self.notice.fail)

    @property
    def _recoverable(self) -> bool:
        return self._standing is not None and self._standing.recoverable

    def _choose_every(self, value: str) -> None:
        self.notice.hide()
        every, standing = Every(value), self._standing
        if every is Every.OFF or (standing and standing.plan.plan.folder):
            self.plan.choose(every)
            return
        if standing:  # nothing is chosen while there is no folder
            self.planned.show_standing(standing.plan, recoverable=standing.recoverable)
        self._ask_place(every)

    def _ask_place(self, every: Every) -> None:
        title = translate("Backups", "Where shall planned backups go?")
        self._dialogs.folder(self, title, lambda folder: self.plan.choose(every, folder))

    def _choose_opening(self, value: str) -> None:
        self.notice.hide()
        every = Every(self.planned.every.value)
        if value == CODE:
            self.plan.choose(every, to_code=True)
            return
        if self._standing:
            recoverable = self._standing.recoverable
            self.planned.show_standing(self._standing.plan, recoverable=recoverable)
        self._dialogs.new_passphrase(
            self,
            translate("Backups", "A passphrase that opens planned backups"),
            translate("Backups", "Write it down: without it they open nowhere else."),
            lambda typed: self.plan.choose(every, passphrase=typed),
        )

    def _ask_file(self) -> None:
        self.notice.hide()
        self._dialogs.bot_file(self, self.compare)

    def compare(self, file: Path, typed: str = "") -> None:
        """Show what is other in the bot than in the backup `file`."""
        self._file = file
        self.presenter.compare(file, typed)

    def _fail(self, error: Exception) -> None:
        """What a code or a passphrase may still open is asked for."""
        if self._file is None or not (isinstance(error, HushdeskError) and error.code in OPENS):
            self._file = None
            self.notice.fail(error)
            return
        file, self._file = self._file, None
        title = translate("Backups", "Open {name}").format(name=file.name)
        self._dialogs.passphrase(
            self, title, tell(error).sentence, lambda typed: self.compare(file, typed)
        )

    def _show_compared(self, found: Compared) -> None:
        self._file = None
        self.compared.show_compared(found)
        self.made.other.setFocus()

    def _show_checked(self, state: State) -> None:
        said = {
            State.WHOLE: translate("Backups", "It opens, to its last byte."),
            State.SAME: translate("Backups", "Every byte is as it was written. Only its passphrase "
                                  "can tell more."),
            State.DAMAGED: translate("Backups", "It is damaged: it does not open any more."),
        }  # fmt: skip
        unknown = translate("Backups", "Nothing that is kept here opens it.")
        level = {State.WHOLE: "ok", State.SAME: "ok", State.DAMAGED: "danger"}.get(state, "warn")
        self.notice.say(said.get(state, unknown), level=level)

    def _show(self, standing: Standing) -> None:
        changed = self._standing is not None and standing != self._standing
        self._standing = standing
        self.ways.show_standing(standing)
        self.made.show_standing(standing)
        self.planned.show_standing(standing.plan, recoverable=standing.recoverable)
        if changed:
            self.changed.emit()

    def _ask_sheet(self) -> None:
        self.notice.hide()
        name = translate("Backups", "Recovery sheet of {name}").format(name=self.presenter.name)
        proposal = Path(QDir.homePath()) / f"{file_safe(name)}.pdf"
        title = translate("Backups", "Save the sheet, to print it")
        self._dialogs.save_file(self, title, proposal, self.presenter.print_sheet)

    def _ask_passphrase(self) -> None:
        self.notice.hide()
        self._dialogs.new_passphrase(
            self,
            translate("Backups", "A passphrase that opens this bot"),
            translate("Backups", "It replaces the passphrase before, if there was one."),
            self.presenter.set_passphrase,
        )

    def _ask_removal(self, kind: str) -> None:
        self.notice.hide()
        ways = self._standing.ways if self._standing else ()
        name = next((words_of(way)[0] for way in ways if way.kind == kind), kind)
        question = Confirmation(
            title=translate("Backups", "Remove this way?"),
            text=translate(
                "Backups",
                "“{way}” opens the bot no longer. Backups made before still open as then.",
            ).format(way=name),
            action=translate("Backups", "Remove it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove(kind))

    def _ask_folder(self) -> None:
        self.notice.hide()
        title = translate("Backups", "Where shall the backup go?")
        self._dialogs.folder(self, title, self.presenter.back_up)

    def _show_printed(self, path: Path) -> None:
        said = translate("Backups", "The sheet is in {name}.").format(name=path.name)
        todo = translate(
            "Backups", "Print it, then erase the file: whoever has it can open the bot."
        )
        self.notice.say(said, todo)

    def _show_made(self, made: Made) -> None:
        said = translate("Backups", "Backed up: {name}").format(name=Path(made.file).name)
        self.notice.say(said)
