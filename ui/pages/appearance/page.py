"""The page *Appearance*: how the chat looks, what it says, and the site it stands on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent

from builder.core.setting import Value
from builder.studio import appearance as verbs
from builder.studio.bots import Workbench
from ui.dialogs.port import Dialogs
from ui.job_bridge import JobBridge
from ui.pages.appearance.closed_card import ClosedCard
from ui.pages.appearance.drawing_card import DrawingCard
from ui.pages.appearance.look_card import LookCard
from ui.pages.appearance.opening_card import OpeningCard
from ui.pages.appearance.presenter import AppearancePresenter
from ui.pages.appearance.site_presenter import SitePresenter
from ui.pages.appearance.site_section import SiteSection
from ui.pages.appearance.wording import Wording
from ui.pages.appearance.words_card import WordsCard
from ui.translation import LANGUAGES, translate
from ui.widgets.page_frame import PageFrame
from ui.widgets.save_bar import SaveBar
from ui.widgets.section import Section
from ui.widgets.tabs import Tabs


def open_address(address: str) -> None:
    """Show a page in the person's own browser."""
    QDesktopServices.openUrl(QUrl(address))


class AppearancePage(PageFrame):
    """A form against what is saved, by tabs, with a drawing that follows it."""

    page_wanted = Signal(str)

    def __init__(self, bench: Workbench, jobs: JobBridge, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Appearance", "Appearance"),
            translate("Appearance", "How the chat looks on your site, and what it says."),
        )
        self.presenter = AppearancePresenter(bench, jobs)
        self.presenter.setParent(self)
        self.browse = open_address
        self.wording = Wording(bench.spec.language)
        spoken = tuple((code, LANGUAGES[code]) for code in verbs.languages())
        self.look, self.drawing = LookCard(), DrawingCard()
        self.opening = OpeningCard(self.wording, spoken)
        self.words, self.closed = WordsCard(self.wording, spoken), ClosedCard()
        self.site = SiteSection(SitePresenter(bench, jobs), dialogs, self.notice)
        self.tabs = Tabs(translate("Appearance", "Parts of the appearance"))
        self.bar = SaveBar()
        self._sections: dict[str, Section] = {}
        self._shown: dict[str, Value] = {}
        self._build()
        self.show_saved()
        self._listen()
        self.tabs.choose("look")

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return bool(self.changes()) or self.look.half_typed

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        parts = (self.look, self.wording, self.site, self.closed)
        return {name: value for part in parts for name, value in part.form().items()}

    def changes(self) -> dict[str, Value]:
        """What was filled in here since it was shown; another page may have changed the rest."""
        return {name: value for name, value in self.form().items() if value != self._shown[name]}

    def show_saved(self) -> None:
        """Show what is saved, and drop what is not."""
        self.put_back({})

    def put_back(self, values: Mapping[str, Value]) -> None:
        """Show what is saved, but for `values`, which were not."""
        saved = self._shown = self.presenter.values()
        shown = {name: values.get(name, value) for name, value in saved.items()}
        for part in (self.wording, self.look, self.site, self.closed):
            part.show_values(shown)
        self.opening.show_words()
        if self.words.lines:
            self.words.show_words()
        self._compare()

    def take_changes(self) -> None:
        """Another page changed something: show it, unless something here is not saved."""
        if not self.dirty:
            self.show_saved()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The name on the chat may have changed meanwhile."""
        super().showEvent(event)
        self._draw()

    def _build(self) -> None:
        look = Section(self.notice)
        look.add(self.look, self.opening, self.drawing)
        words = Section(self.notice)
        words.add(self.closed, self.words)
        self._put("look", translate("Appearance", "Look"), look)
        self._put("words", translate("Appearance", "Texts"), words)
        self._put("site", translate("Appearance", "Your site"), self.site)
        self.add_under_head(self.tabs)
        self.add_foot(self.bar)

    def _put(self, name: str, title: str, section: Section) -> None:
        self.tabs.add(name, title)
        self._sections[name] = section
        section.hide()
        self.add(section)

    def _listen(self) -> None:
        asked = self.presenter
        self.tabs.turned.connect(self._turn)
        self.look.edited.connect(self._compare)
        self.wording.edited.connect(self._compare)
        self.site.edited.connect(self._compare)
        self.closed.edited.connect(self._compare)
        self.site.presenter.listed.connect(asked.changed)
        self.site.hosts_wanted.connect(lambda: self.page_wanted.emit("publish"))
        self.opening.turned.connect(lambda _code: self._draw())
        self.drawing.turned.connect(self._draw)
        self.drawing.wanted.connect(lambda: asked.try_it(self.changes()))
        self.bar.saved.connect(self._save)
        self.bar.discarded.connect(self.show_saved)
        asked.opening.connect(self.drawing.show_opening)
        asked.opened.connect(self._opened)
        asked.saved.connect(self._saved)
        asked.failed.connect(self._fail)

    def _turn(self, name: str) -> None:
        self.notice.hide()
        for other, section in self._sections.items():
            section.setVisible(other == name)
        if name == "words":
            self.words.show_words()
        self._sections[name].turn_to()

    def _compare(self) -> None:
        self.bar.show_change(self.dirty)
        self._draw()

    def _draw(self) -> None:
        face = self.presenter.face(self.form(), self.opening.language.value)
        if face is not None:
            self.drawing.show_face(face)

    def _save(self) -> None:
        self.bar.busy(True)
        self.presenter.save(self.changes())

    def _saved(self) -> None:
        self.bar.busy(False)
        self.notice.hide()
        self.show_saved()

    def _opened(self, address: str) -> None:
        self.drawing.show_address(address)
        self.browse(address)

    def _fail(self, error: Exception) -> None:
        self.bar.busy(False)
        self.notice.fail(error)
