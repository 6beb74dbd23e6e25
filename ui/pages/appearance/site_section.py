"""The tab *Your site*: the line to put there, and whether it works."""

from __future__ import annotations

from PySide6.QtCore import Signal

from builder.core.setting import Value
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.appearance.site_presenter import SitePresenter
from ui.pages.appearance.snippet_card import SnippetCard
from ui.pages.appearance.verify_card import PAGE, VerifyCard
from ui.translation import translate
from ui.widgets.notice import Notice
from ui.widgets.section import Section


class SiteSection(Section):
    """Two cards; what is filled in belongs to the page's form."""

    edited = Signal()
    hosts_wanted = Signal()

    def __init__(self, presenter: SitePresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self.snippet, self.verify = SnippetCard(), VerifyCard()
        self.add(self.snippet, self.verify)
        for card in (self.snippet, self.verify):
            card.edited.connect(self.edited)
        self.snippet.hosts_wanted.connect(self.hosts_wanted)
        self.verify.wanted.connect(self._look)
        self.verify.listed.connect(lambda: presenter.put_on_list(self._filled(PAGE)))
        presenter.busy.connect(self.verify.show_busy)
        presenter.checked.connect(self.verify.show_checks)
        presenter.word_needed.connect(self._ask)
        presenter.listed.connect(self._listed)
        presenter.failed.connect(self._fail)

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {**self.snippet.form(), **self.verify.form()}

    def show_values(self, saved: dict[str, Value]) -> None:
        """Show what is saved."""
        self.snippet.show_values(saved)
        self.verify.show_values(saved)

    def _filled(self, name: str) -> str:
        return str(self.form()[name])

    def _look(self) -> None:
        self.notice.hide()
        self.presenter.verify(self._filled(PAGE), self.snippet.host)

    def _ask(self, hosts: tuple[str, ...]) -> None:
        question = Confirmation(
            title=translate("Site", "May these hosts be contacted once?"),
            text=translate(
                "Site",
                "The policy keeps everything on this computer: {hosts}. They learn that somebody "
                "looked, and nothing of your bot. The contacts are written down under Privacy.",
            ).format(hosts=", ".join(hosts)),
            action=translate("Site", "Contact them once"),
        )
        self._dialogs.confirm(
            self,
            question,
            lambda _reason: self.presenter.verify(self._filled(PAGE), self.snippet.host, once=True),
        )

    def _listed(self) -> None:
        said = translate("Site", "It is on the list.")
        then = translate("Site", "Export the bot and put the new bundle on the host.")
        self.notice.say(said, then)

    def _fail(self, error: Exception) -> None:
        self.verify.clear()
        self.notice.fail(error)
