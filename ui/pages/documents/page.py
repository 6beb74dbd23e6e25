"""The page *Documents*: what the bot knows, by where it comes from."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from builder.studio.bots import Workbench
from ui.dialogs.port import Dialogs
from ui.job_bridge import JobBridge
from ui.pages.documents.facts.presenter import FactsPresenter
from ui.pages.documents.facts.section import FactsSection
from ui.pages.documents.files.personal_presenter import PersonalPresenter
from ui.pages.documents.files.presenter import FilesPresenter
from ui.pages.documents.files.section import FilesSection
from ui.pages.documents.folders.presenter import FoldersPresenter
from ui.pages.documents.folders.section import FoldersSection
from ui.pages.documents.health.presenter import HealthPresenter
from ui.pages.documents.health.section import HealthSection
from ui.pages.documents.web.presenter import WebPresenter
from ui.pages.documents.web.section import WebSection
from ui.translation import translate
from ui.widgets.page_frame import PageFrame
from ui.widgets.section import Section
from ui.widgets.tabs import Tabs


class DocumentsPage(PageFrame):
    """Tabs, and the section of the one that is chosen."""

    def __init__(self, bench: Workbench, jobs: JobBridge, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Documents", "Documents"),
            translate("Documents", "What your bot knows: it answers from this alone."),
        )
        self.setAcceptDrops(True)
        self.tabs = Tabs(translate("Documents", "Kinds of knowledge"))
        self._sections: dict[str, Section] = {}
        self.files = FilesSection(
            FilesPresenter(bench, jobs),
            PersonalPresenter(bench, jobs),
            dialogs,
            self.notice,
            self.pill,
        )
        self.web = WebSection(WebPresenter(bench, jobs), dialogs, self.notice)
        self.web.presenter.changed.connect(self.files.presenter.refresh)
        self.facts = FactsSection(FactsPresenter(bench, jobs), dialogs, self.notice)
        self.health = HealthSection(HealthPresenter(bench, jobs), dialogs, self.notice)
        self.health.presenter.changed.connect(self.files.presenter.refresh)
        self.health.facts_wanted.connect(lambda: self.tabs.choose("facts"))
        self._put("files", translate("Documents", "Files"), self.files)
        self._put("web", translate("Documents", "Web pages"), self.web)
        follower = FoldersPresenter(bench, jobs, self._reads)
        self.folders = FoldersSection(follower, dialogs, self.notice)
        follower.changed.connect(self.files.presenter.refresh)
        self._put("facts", translate("Documents", "Facts"), self.facts)
        self._put("folders", translate("Documents", "Folders"), self.folders)
        self._put("health", translate("Documents", "Health"), self.health)
        self.add_foot(self.facts.bar)
        self.tabs.setVisible(len(self._sections) > 1)
        self.add_under_head(self.tabs)
        self.tabs.turned.connect(self._turn)
        self.tabs.choose("files")

    @property
    def busy(self) -> bool:
        """Whether anything is being read."""
        return self._reads() or self.folders.presenter.busy

    def start(self) -> None:
        """The bot is warm: what follows the world outside begins."""
        self.folders.presenter.start()

    def stop(self) -> None:
        """The bot is being closed: nothing begins any more."""
        self.folders.presenter.stop()

    def mend(self) -> None:
        """Come to what the launch checklist wants decided."""
        self.tabs.choose("files")
        self.files.examine_next()

    @property
    def dirty(self) -> bool:
        """Whether a form holds something that is not saved."""
        return self.facts.dirty

    def section(self, name: str) -> Section:
        """The section of the tab `name`."""
        return self._sections[name]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere on the page: people do not aim."""
        self.files.zone.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The files went elsewhere."""
        self.files.zone.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files, where they can be seen."""
        self.tabs.choose("files")
        self.files.zone.dropEvent(event)

    def _reads(self) -> bool:
        """Whether anything is read that the owner gave, not what a folder brought."""
        return self.files.presenter.busy or self.web.presenter.busy

    def _put(self, name: str, title: str, section: Section) -> None:
        self.tabs.add(name, title)
        self._sections[name] = section
        section.hide()
        self.add(section)

    def _turn(self, name: str) -> None:
        self.notice.hide()
        for other, section in self._sections.items():
            section.setVisible(other == name)
        self.facts.bar.setVisible(name == "facts" and self.facts.dirty)
        self._sections[name].turn_to()
