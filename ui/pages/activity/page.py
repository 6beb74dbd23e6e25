"""The page *Activity*: what is odd on top, whether all is whole, what is due, what happened."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from builder.core.errors import UsageError
from builder.studio.activity.exporting import Written
from builder.studio.activity.unusual import Unusual
from builder.system.paths import file_safe
from ui.dialogs.port import Blank, Confirmation, Dialogs, Form
from ui.pages.activity.due_card import DueCard
from ui.pages.activity.log_card import LogCard
from ui.pages.activity.presenter import ActivityPresenter, Shown
from ui.pages.activity.unusual_card import UnusualCard, words
from ui.pages.activity.whole_card import WholeCard
from ui.translation import number, translate
from ui.widgets.notice import Notice
from ui.widgets.page_frame import PageFrame
from ui.widgets.tabs import Tabs

_LOOK_MS = 2000
"""How often it is asked whether something happened, while the page is shown."""


class ActivityPage(PageFrame):
    """Follows what happens anywhere in the window while it is shown."""

    def __init__(self, presenter: ActivityPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Activity", "Activity"),
            translate("Activity", "Who did what with this bot, and whether anybody changed that."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self.unusual = UnusualCard()
        self.whole = WholeCard()
        self.due = DueCard()
        self.log = LogCard()
        self.tabs = Tabs(translate("Activity", "Parts of the activity"))
        self.tabs.add("log", translate("Activity", "What happened"))
        self.tabs.add("due", translate("Activity", "Reviews and training"))
        self.add_under_head(self.tabs)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self.add(self.unusual, self.whole, self.due, self.log)
        self._listen()
        self.tabs.choose("log")

    @property
    def busy(self) -> bool:
        """Whether the chain is checked or exported."""
        return self.presenter.busy

    def point_out(self, notice: Notice) -> None:
        """Say in `notice` what was unusual, to who has just opened the bot."""

        def told(found: list[Unusual]) -> None:
            if not found or not notice.isHidden():  # what stands there is graver
                return
            sentence, _ = words(found[0])
            count = number(len(found)).translate("Activity", "%n unusual things wait", "", 0)
            where = translate("Activity", "{count} on the page Activity.").format(count=count)
            notice.say(sentence, where, level="warn")

        self.presenter.find_unusual(told)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Follow what happens."""
        super().showEvent(event)
        self.presenter.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _listen(self) -> None:
        asked = self.presenter
        self.tabs.turned.connect(self._turn)
        self._timer.timeout.connect(asked.look)
        self.log.wished.connect(asked.show)
        self.log.turned.connect(asked.turn)
        self.whole.verify_wanted.connect(asked.verify)
        self.whole.export_wanted.connect(self._export)
        self.whole.stopped.connect(asked.cancel)
        self.unusual.seen.connect(self._seen)
        self.due.done.connect(self._ask_done)
        self.due.train_wanted.connect(self._ask_training)
        self.due.untrained.connect(self._ask_untrain)
        asked.listed.connect(self._show)
        asked.working.connect(self.whole.show_work)
        asked.stepped.connect(self.whole.show_step)
        asked.checked.connect(self.whole.show_checked)
        asked.written.connect(self._written)
        asked.failed.connect(self.notice.fail)

    def _turn(self, name: str) -> None:
        self.due.setVisible(name == "due")
        for card in (self.whole, self.log):
            card.setVisible(name == "log")
        self.unusual.show_part(on=name == "log")

    def _show(self, shown: Shown) -> None:
        self.unusual.show_found(shown.unusual)
        self.due.show_due(shown.due, shown.trained)
        self.log.show_lines(shown)
        overdue = [each for each in shown.due if each.state == "overdue"]
        if shown.unusual:
            said = number(len(shown.unusual)).translate("Activity", "%n unusual", "", 0)
            self.pill.say(said, "warn")
        elif overdue:
            said = number(len(overdue)).translate("Activity", "%n overdue", "", 0)
            self.pill.say(said, "warn")
        self.pill.setVisible(bool(shown.unusual or overdue))

    def _seen(self, found: Unusual) -> None:
        self.presenter.seen(found)
        # The row that had the focus goes; it must not jump to the top of the window.
        self.whole.verify.setFocus()

    def _export(self, ending: str) -> None:
        today = datetime.now().astimezone().date().isoformat()
        name = translate("Activity", "Activity of {name}").format(name=self.presenter.name)
        proposal = f"{file_safe(name)} {today}.{ending}"
        self._dialogs.save_table(self, proposal, self.presenter.export)

    def _written(self, made: Written) -> None:
        rows = number(made.rows).translate("Activity", "%n rows were written", "", 0)
        told = translate("Activity", "{rows} to {file}.").format(rows=rows, file=made.file.name)
        self.notice.say(told, level="ok")

    def _ask_done(self, kind: str) -> None:
        form = Form(
            title=translate("Activity", "Done today"),
            blanks=(
                Blank(
                    "by",
                    translate("Activity", "Who did it?"),
                    hint=translate("Activity", "A name or a role. You may leave it empty."),
                ),
            ),
            action=translate("Activity", "Note it"),
            check=lambda _values: None,
        )
        self._dialogs.form(self, form, lambda values: self.presenter.done(kind, values["by"]))

    def _ask_training(self) -> None:
        today = datetime.now().astimezone().date().isoformat()
        form = Form(
            title=translate("Activity", "Enter a training"),
            blanks=(
                Blank(
                    "who",
                    translate("Activity", "Who was trained?"),
                    hint=translate("Activity", "A name or a role, as you write it."),
                ),
                Blank("day", translate("Activity", "On which day?"), value=today),
            ),
            action=translate("Activity", "Enter it"),
            check=_check_training,
        )

        def enter(values: dict[str, str]) -> None:
            self.presenter.train(values["who"], values["day"].strip())

        self._dialogs.form(self, form, enter)

    def _ask_untrain(self, training_id: str, who: str) -> None:
        question = Confirmation(
            title=translate("Activity", "Take “{name}” out of the register?").format(name=who),
            text=translate("Activity", "The name is erased; the activity keeps a number only."),
            action=translate("Activity", "Take out"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.untrain(training_id))


def _check_training(values: dict[str, str]) -> None:
    if not values["who"].strip():
        raise UsageError("name_missing")
    try:
        day = datetime.strptime(values["day"].strip(), "%Y-%m-%d").astimezone().date()
    except ValueError:
        raise UsageError("bad_day", given=values["day"][:40]) from None
    if day > datetime.now().astimezone().date():
        raise UsageError("bad_day", given=values["day"][:40])
