"""The page *Inbox*: what visitors asked in vain, who wants a person, who wants their data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from builder.core.errors import UsageError
from builder.studio.inbox.report import Group, Report
from builder.studio.inbox.settling import How, Tried
from ui.accessibility import announce
from ui.dialogs.port import Blank, Confirmation, Dialogs, Form
from ui.host_line import HostLine
from ui.pages.inbox.group_row import GroupRow
from ui.pages.inbox.line_card import LineCard
from ui.pages.inbox.lists import PassedCard, WishesCard
from ui.pages.inbox.switch_card import SwitchCard
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.rows import Rows

AT_ONCE = 50


class InboxPage(PageFrame):
    """Shows the newest report; each open question becomes something in three clicks."""

    page_wanted = Signal(str)
    documents_given = Signal(list)

    def __init__(self, host: HostLine, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Inbox", "Inbox"),
            translate("Inbox", "What visitors asked in vain, and who wants a person."),
        )
        self.host = host
        self._dialogs = dialogs
        self._tried: dict[str, Tried] = {}
        self._reading: list[Group] = []
        self.rows: dict[str, GroupRow] = {}
        self.line = LineCard()
        self.switch = SwitchCard()
        self.passed, self.wishes = PassedCard(), WishesCard()
        self.which = Choice(
            translate("Inbox", "Which questions"),
            (
                ("open", translate("Inbox", "Open ones")),
                ("done", translate("Inbox", "Done ones")),
            ),
        )
        self.groups = Card(
            translate("Inbox", "Questions without an answer"),
            translate("Inbox", "Masked by the host; those that mean the same stand together."),
            self.which,
        )
        self._none = EmptyState("inbox", "", "")
        self._list = Rows(14)
        self.groups.add(self._list)
        self.add(self.line, self.switch, self.groups, self.passed, self.wishes)
        self._listen()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The host's address, its token and the newest bundle may have changed."""
        super().showEvent(event)
        self.host.find_token()
        self._show()

    def documents_read(self, *, busy: bool) -> None:
        """Documents are being read, or were: what waits for one is tested now."""
        if busy:
            return
        waiting, self._reading = self._reading, []
        for group in waiting:
            self.host.try_out(group)

    def _listen(self) -> None:
        host, line = self.host, self.line
        line.fetch_wanted.connect(self._fetch)
        line.file_wanted.connect(self._choose_file)
        line.token_given.connect(host.put_token)
        line.token_dropped.connect(host.forget_token)
        line.minutes_chosen.connect(host.save_minutes)
        self.which.currentIndexChanged.connect(lambda _at: self._show_groups())
        self.wishes.wanted.connect(lambda: self.page_wanted.emit("requests"))
        line.hosts_wanted.connect(lambda: self.page_wanted.emit("publish"))
        self.switch.pause_wanted.connect(self._pause)
        self.switch.resume_wanted.connect(self._resume)
        host.busy.connect(line.show_busy)
        host.busy.connect(self.switch.show_busy)
        host.stood.connect(self._stood)
        host.token_known.connect(line.show_token)
        host.word_needed.connect(self._ask)
        host.passphrase_needed.connect(self._ask_passphrase)
        host.fetched.connect(self._took)
        host.settled.connect(self._show_groups)
        host.tried.connect(self._tested)
        host.failed.connect(self.notice.fail)

    def _fetch(self) -> None:
        self.notice.hide()
        self.host.fetch()

    def _pause(self, says: str) -> None:
        self.notice.hide()
        self.host.close_chat(says)

    def _resume(self) -> None:
        self.notice.hide()
        self.host.open_chat()

    def _stood(self) -> None:
        standing = self.host.standing
        self.switch.show_standing(standing)
        if standing is not None and standing.why:
            announce(self.switch, self.switch.pill.text())

    def _ask(self, again: Callable[[], None]) -> None:
        question = Confirmation(
            title=translate("Inbox", "May {host} be contacted?").format(host=self.host.host),
            text=translate(
                "Inbox",
                "The policy keeps everything on this computer. If you allow it, your host may be "
                "asked with your token; nothing of the bot is sent. Every contact is written down "
                "under Privacy.",
            ),
            action=translate("Inbox", "Allow this host"),
        )
        self._dialogs.confirm(self, question, lambda _reason: again())

    def _choose_file(self) -> None:
        self.notice.hide()
        self._dialogs.host_file(self, self.host.open_file)

    def _ask_passphrase(self, path: Path) -> None:
        self._dialogs.passphrase(
            self,
            translate("Inbox", "Open the file"),
            translate("Inbox", "It is sealed to the passphrase of your bundle."),
            lambda typed: self.host.open_file(path, typed),
        )

    def _took(self, _report: Report) -> None:
        self.notice.hide()
        self._tried.clear()
        self._show()

    def _show(self) -> None:
        report = self.host.report
        self.line.show_host(self.host.host, self.host.minutes, report)
        self.switch.show_standing(self.host.standing)
        self.switch.setVisible(bool(self.host.host))
        self.passed.setVisible(report is not None)
        self.wishes.setVisible(report is not None)
        if report is not None:
            self.passed.show_rows(report.handovers)
            self.wishes.show_rows(report.wishes)
        self._show_groups()

    def _show_groups(self) -> None:
        report, done = self.host.report, self.host.known
        wanted = self.which.value == "done"
        found = [g for g in report.groups if (g.id in done) == wanted] if report else []
        self.rows = {
            each.id: GroupRow(each, done.get(each.id), self.host.newest_bundle)
            for each in found[:AT_ONCE]
        }
        for name, row in self.rows.items():
            row.acted.connect(self._act)
            if name in self._tried:
                row.show_tried(self._tried[name])
        self._list.refill(list(self.rows.values()) or [self._nothing(report)])

    def _nothing(self, report: Report | None) -> EmptyState:
        title = translate("Inbox", "Nothing here")
        about = translate("Inbox", "Every question of your visitors was answered, or is done.")
        if report is None:
            title = translate("Inbox", "Nothing was fetched yet")
            about = translate("Inbox", "Press “Fetch now”, or open a file of the host.")
        elif not report.kept:
            about = report.says
        return EmptyState("inbox", title, about)

    def _act(self, group: Group, code: str) -> None:
        steps: dict[str, Callable[[], None]] = {
            "pin": lambda: self._write(group),
            "document": lambda: self._add_document(group),
            "test": lambda: self._make_test(group),
            "dismiss": lambda: self.host.note(group, How.DISMISSED),
            "reopen": lambda: self.host.reopen(group),
            "try": lambda: self.host.try_out(group),
        }
        self.notice.hide()
        steps[code]()

    def _write(self, group: Group) -> None:
        form = Form(
            title=translate("Inbox", "Write the answer"),
            text=translate("Inbox", "Visitors get it word for word. It is tried at once."),
            action=translate("Inbox", "Pin it"),
            check=_check_answer,
            blanks=(
                Blank("question", translate("Inbox", "What a visitor asks"), group.question),
                Blank("answer", translate("Inbox", "The answer"), lines=4),
            ),
        )
        self._dialogs.form(
            self, form, lambda given: self.host.pin(group, given["question"], given["answer"])
        )

    def _make_test(self, group: Group) -> None:
        form = Form(
            title=translate("Inbox", "Make a test question"),
            text=translate("Inbox", "It fails until the bot knows an answer."),
            action=translate("Inbox", "Keep it"),
            check=_check_question,
            blanks=(
                Blank("question", translate("Inbox", "What a visitor asks"), group.question),
                Blank("expect", translate("Inbox", "The answer must say (may be empty)")),
            ),
        )
        self._dialogs.form(
            self, form, lambda given: self.host.make_test(group, given["question"], given["expect"])
        )

    def _add_document(self, group: Group) -> None:
        def given(paths: list[Path]) -> None:
            self._reading.append(group)
            self.documents_given.emit(paths)
            self.host.note(group, How.DOCUMENT)
            self.notice.say(
                translate("Inbox", "The document is being read."),
                translate("Inbox", "Then the question is tested."),
            )

        self._dialogs.files(self, given)

    def _tested(self, group: Group, found: Tried) -> None:
        self._tried[group.id] = found
        if group.id in self.rows:
            self.rows[group.id].show_tried(found)
            return
        said = translate("Inbox", "Tested: the bot still has no answer.")
        if found.refused:
            self.notice.say(said, level="warn")
            return
        done = self.host.known.get(group.id)
        told = translate("Inbox", "Tested: visitors get your answer.")
        if done is not None and done.how is How.DOCUMENT:
            told = translate("Inbox", "Tested: the bot answers it from your documents now.")
        self.notice.say(
            told,
            translate("Inbox", "It is in the next bundle: export the bot under Publish."),
        )


def _check_answer(given: dict[str, str]) -> None:
    if not given["answer"].strip():
        raise UsageError("inbox_answer_empty")
    _check_question(given)


def _check_question(given: dict[str, str]) -> None:
    if not given["question"].strip():
        raise UsageError("question_empty")
