"""The page *Privacy*: who may see what, by tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from builder.core.setting import Value
from builder.studio.bots import Workbench
from ui.dialogs.port import Dialogs
from ui.job_bridge import JobBridge
from ui.pages.privacy.contacts.presenter import ContactsPresenter
from ui.pages.privacy.contacts.section import ContactsSection
from ui.pages.privacy.overview.presenter import OverviewPresenter
from ui.pages.privacy.overview.section import OverviewSection
from ui.pages.privacy.paperwork.presenter import FACTS, PaperworkPresenter
from ui.pages.privacy.paperwork.section import PaperworkSection
from ui.pages.privacy.rules.presenter import RulesPresenter
from ui.pages.privacy.rules.section import RulesSection
from ui.translation import translate
from ui.widgets.page_frame import PageFrame
from ui.widgets.section import Section
from ui.widgets.tabs import Tabs


class PrivacyPage(PageFrame):
    """Tabs, and the section of the one that is chosen."""

    changed = Signal()
    page_wanted = Signal(str)

    def __init__(self, bench: Workbench, jobs: JobBridge, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Privacy", "Privacy"),
            translate("Privacy", "Who may see what. Every rule here is enforced, not promised."),
        )
        self.tabs = Tabs(translate("Privacy", "Parts of privacy"))
        self._sections: dict[str, Section] = {}
        self.overview = OverviewSection(OverviewPresenter(bench, jobs), dialogs, self.notice)
        self.rules = RulesSection(RulesPresenter(bench, jobs), dialogs, self.notice, self.pill)
        self.contacts = ContactsSection(ContactsPresenter(bench, jobs), dialogs, self.notice)
        self._put("overview", translate("Privacy", "Overview"), self.overview)
        self._put("rules", translate("Privacy", "Rules"), self.rules)
        self._put("contacts", translate("Privacy", "Contacts"), self.contacts)
        self.paperwork = PaperworkSection(PaperworkPresenter(bench, jobs), dialogs, self.notice)
        self._put("paperwork", translate("Privacy", "Paperwork"), self.paperwork)
        self.add_foot(self.rules.bar)
        self.add_under_head(self.tabs)
        self.overview.rules_wanted.connect(self._suggest)
        self.overview.page_wanted.connect(self.page_wanted)
        self.overview.presenter.repaired.connect(self._mended)
        self.rules.presenter.changed.connect(self._saved)
        self.contacts.presenter.changed.connect(self._forbidden)
        self.tabs.turned.connect(self._turn)
        self.tabs.choose("overview")

    @property
    def dirty(self) -> bool:
        """Whether a form holds something that is not saved."""
        return self.rules.dirty or self.paperwork.dirty

    def section(self, name: str) -> Section:
        """The section of the tab `name`."""
        return self._sections[name]

    def take_changes(self) -> None:
        """Another page changed the policy: show it, unless something here is not saved."""
        self.rules.take_changes()
        self._sections[self.tabs.current].turn_to()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What is shown may have changed while another page was looked at."""
        super().showEvent(event)
        self._sections[self.tabs.current].turn_to()

    def _put(self, name: str, title: str, section: Section) -> None:
        self.tabs.add(name, title)
        self._sections[name] = section
        section.hide()
        self.add(section)

    def show_field(self, name: str) -> None:
        """Turn to where the setting `name` is chosen."""
        if name in (*FACTS, "business.processors"):
            self.tabs.choose("paperwork")
            return
        self.tabs.choose("rules")
        self.rules.show_field(name)

    def _suggest(self, values: dict[str, Value]) -> None:
        """Turn to the rules, with `values` filled in to be looked at before they are saved."""
        self.tabs.choose("rules")
        self.rules.suggest(values)

    def _mended(self) -> None:
        self.rules.take_changes()
        self.changed.emit()

    def _saved(self) -> None:
        self.overview.turn_to()
        self.changed.emit()

    def _forbidden(self) -> None:
        self.rules.take_changes()
        self._saved()

    def _turn(self, name: str) -> None:
        self.notice.hide()
        for other, section in self._sections.items():
            section.setVisible(other == name)
        if name != "rules":
            self.rules.bar.hide()
        self._sections[name].turn_to()
