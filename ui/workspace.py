"""The pages of one open bot, and the preview, made to know of each other's changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from builder.studio.bots import Workbench
from ui.dialogs.port import Dialogs
from ui.host_line import HostLine
from ui.job_bridge import JobBridge
from ui.pages.activity.page import ActivityPage
from ui.pages.activity.presenter import ActivityPresenter
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter
from ui.pages.appearance.page import AppearancePage
from ui.pages.backups.page import BackupsPage
from ui.pages.backups.plan_presenter import PlanPresenter
from ui.pages.backups.presenter import BackupsPresenter
from ui.pages.documents.page import DocumentsPage
from ui.pages.history.page import HistoryPage
from ui.pages.history.presenter import HistoryPresenter
from ui.pages.inbox.page import InboxPage
from ui.pages.incident.page import IncidentPage
from ui.pages.incident.presenter import IncidentPresenter
from ui.pages.insights.page import InsightsPage
from ui.pages.preview.dock import PreviewDock
from ui.pages.preview.presenter import PreviewPresenter
from ui.pages.privacy.page import PrivacyPage
from ui.pages.publish.page import PublishPage
from ui.pages.publish.presenter import PublishPresenter
from ui.pages.requests.page import RequestsPage
from ui.pages.requests.presenter import RequestsPresenter
from ui.pages.tests.notes.presenter import NotesPresenter
from ui.pages.tests.page import TestsPage
from ui.pages.tests.presenter import TestsPresenter
from ui.unsaved import Unsaving


@dataclass(slots=True)
class Workspace:
    """What is shown while a bot is open."""

    documents: DocumentsPage
    answers: AnswersPage
    appearance: AppearancePage
    privacy: PrivacyPage
    tests: TestsPage
    publish: PublishPage
    host: HostLine
    inbox: InboxPage
    insights: InsightsPage
    backups: BackupsPage
    history: HistoryPage
    activity: ActivityPage
    requests: RequestsPage
    incident: IncidentPage
    preview: PreviewDock
    unsaved: Unsaving
    pages: dict[str, QWidget] = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        """Whether documents are read, passages learnt again, or the bot is being sealed."""
        pages = (self.documents, self.answers, self.history, self.backups, self.requests)
        return any(page.busy for page in pages) or self.publish.presenter.busy

    @property
    def dirty(self) -> bool:
        """Whether a form holds something that is not saved."""
        pages = (self.documents, self.answers, self.privacy, self.requests, self.incident)
        return any(page.dirty for page in pages) or self.appearance.dirty

    def start(self) -> None:
        """The bot is warm: begin what goes on by itself while it is open."""
        self.documents.start()
        self.answers.start()
        self.activity.point_out(self.documents.notice)
        self.requests.start()
        self.host.start()
        self.backups.start()
        self.unsaved.start()

    def leave(self) -> None:
        """The bot is being left: what waits on the pages is given up, as whoever leaves said."""
        self.stop()
        self.unsaved.forget()

    def stop(self) -> None:
        """The bot is being put away: begin nothing more."""
        self.documents.stop()
        self.tests.presenter.stop()
        self.tests.notes.presenter.stop()
        self.preview.close_windows()
        self.requests.stop()
        self.host.stop()
        self.backups.stop()


def build(bench: Workbench, jobs: JobBridge, dialogs: Dialogs) -> Workspace:
    """The pages of `bench`; a change on one is seen by the others."""
    host = HostLine(bench, jobs)
    documents = DocumentsPage(bench, jobs, dialogs)
    appearance = AppearancePage(bench, jobs, dialogs)
    answers = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    privacy = PrivacyPage(bench, jobs, dialogs)
    made = Workspace(
        documents=documents,
        answers=answers,
        appearance=appearance,
        privacy=privacy,
        unsaved=Unsaving(
            bench,
            jobs,
            {"answers": answers, "appearance": appearance, "rules": privacy.rules},
            documents.facts,
            documents.notice,
        ),
        tests=TestsPage(TestsPresenter(bench, jobs), dialogs, NotesPresenter(bench, jobs)),
        publish=PublishPage(PublishPresenter(bench, jobs), dialogs),
        host=host,
        inbox=InboxPage(host, dialogs),
        insights=InsightsPage(host),
        history=HistoryPage(HistoryPresenter(bench, jobs), dialogs),
        backups=BackupsPage(BackupsPresenter(bench, jobs), dialogs, PlanPresenter(bench, jobs)),
        activity=ActivityPage(ActivityPresenter(bench, jobs), dialogs),
        requests=RequestsPage(RequestsPresenter(bench, jobs), dialogs),
        incident=IncidentPage(IncidentPresenter(bench, jobs), dialogs),
        preview=PreviewDock(PreviewPresenter(bench, jobs), dialogs),
    )
    made.pages = _by_name(made)
    host.setParent(made.inbox)
    made.unsaved.setParent(made.documents)
    made.backups.point_out(made.documents.notice)
    made.publish.presenter.exported.connect(lambda _sealed: made.backups.plan.look())
    for follow in (_follow_rules, _follow_people, _follow_tests, _follow_host, _follow_history):
        follow(made)
    return made


def _follow_rules(made: Workspace) -> None:
    """A change of the settings on one page is seen by those that show or depend on it."""
    for changed in (
        made.answers.presenter.changed,
        made.answers.presenter.search.changed,
        made.appearance.presenter.changed,
        made.incident.changed,
    ):
        changed.connect(made.preview.refresh)
    made.publish.fix_wanted.connect(made.answers.turn_to)
    for changed in (
        # Allowing a host on one page is a change of the policy on the other.
        made.answers.presenter.changed,
        made.publish.presenter.changed,
        # The contacts among the facts are the business's own, and so a setting of the policy.
        made.documents.facts.presenter.changed,
        made.documents.files.personal.changed,
        # Stopping what is sent changes the policy and who answers.
        made.incident.changed,
    ):
        changed.connect(made.privacy.take_changes)
    made.publish.presenter.versions.changed.connect(made.appearance.take_changes)
    # Forbidding a host may have taken it from the model that writes the answers.
    made.privacy.contacts.presenter.changed.connect(made.answers.take_changes)
    made.appearance.presenter.changed.connect(made.answers.take_changes)
    made.incident.sending_stopped.connect(made.answers.show_saved)
    for changed in (
        made.answers.presenter.changed,
        made.privacy.changed,
        made.publish.presenter.changed,
        made.history.changed,
        made.documents.facts.presenter.changed,
    ):
        changed.connect(made.documents.files.presenter.read_outdated)


def _follow_people(made: Workspace) -> None:
    """A person who was taken out is gone from documents and from lists of the policy."""
    made.publish.findings_wanted.connect(made.documents.mend)
    made.requests.presenter.changed.connect(made.documents.files.presenter.refresh)
    made.requests.presenter.erased.connect(lambda *_: made.privacy.take_changes())


def _follow_tests(made: Workspace) -> None:
    """Test questions are asked again after a change; notes become tests or pinned answers."""
    tests, notes = made.tests.presenter, made.tests.notes.presenter
    for changed in (
        made.answers.presenter.changed,
        made.privacy.changed,
        made.documents.files.presenter.changed,
        made.documents.facts.presenter.changed,
        made.preview.corrected,
        notes.answers_changed,
        made.host.answers_changed,
    ):
        changed.connect(tests.note_change)
    made.preview.kept.connect(tests.take)
    made.preview.corrected.connect(made.documents.files.presenter.refresh)
    made.preview.noted.connect(notes.refresh)
    notes.tests_changed.connect(tests.refresh)
    made.host.tests_changed.connect(tests.refresh)

    def show_facts() -> None:
        """An answer was pinned elsewhere; what is being typed there stays."""
        if not made.documents.facts.dirty:
            made.documents.facts.presenter.refresh()

    notes.answers_changed.connect(show_facts)
    made.host.answers_changed.connect(show_facts)


def _follow_host(made: Workspace) -> None:
    """What the host tells changes the rules, and brings documents."""
    made.host.rules_changed.connect(made.privacy.take_changes)
    made.inbox.documents_given.connect(made.documents.files.presenter.add)
    made.documents.files.presenter.working.connect(
        lambda busy: made.inbox.documents_read(busy=busy)
    )


def _by_name(made: Workspace) -> dict[str, QWidget]:
    return {
        "documents": made.documents,
        "answers": made.answers,
        "appearance": made.appearance,
        "tests": made.tests,
        "privacy": made.privacy,
        "publish": made.publish,
        "inbox": made.inbox,
        "insights": made.insights,
        "history": made.history,
        "backups": made.backups,
        "activity": made.activity,
        "requests": made.requests,
        "incident": made.incident,
    }


def _follow_history(made: Workspace) -> None:
    """What is brought back is shown on every page; what is not saved there stays."""

    def show() -> None:
        made.answers.take_changes()
        made.appearance.take_changes()
        made.privacy.take_changes()
        made.documents.files.presenter.refresh()
        made.documents.facts.presenter.refresh()
        made.tests.presenter.refresh()
        made.preview.refresh()

    made.history.changed.connect(show)
