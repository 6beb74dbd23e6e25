"""The tab *Web pages*: look at a site first, then read the pages that are ticked."""

from __future__ import annotations

from builder.core.errors import HushdeskError
from builder.core.progress import Step
from builder.studio.websites import Survey, Website
from ui.accessibility import announce
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.documents.web.ask_card import AskCard
from ui.pages.documents.web.found_card import FoundCard
from ui.pages.documents.web.presenter import Wanted, WebPresenter
from ui.pages.documents.web.sites_card import SitesCard
from ui.translation import number, translate
from ui.widgets.notice import Notice
from ui.widgets.section import Section


class WebSection(Section):
    """Three cards: what to read, what was found, what was read."""

    def __init__(self, presenter: WebPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._survey: Survey | None = None
        self._reading = False
        self.ask = AskCard()
        self.found = FoundCard()
        self.found.hide()
        self.sites = SitesCard()
        self.add(self.ask, self.found, self.sites)
        self._listen()
        presenter.refresh()

    def turn_to(self) -> None:
        """The tab is being shown."""
        self.presenter.refresh()

    def _listen(self) -> None:
        asked = self.presenter
        self.ask.wanted.connect(self._look)
        self.ask.stopped.connect(asked.cancel)
        self.found.chosen.connect(self._read)
        self.found.stopped.connect(asked.cancel)
        self.found.dismissed.connect(self._discard)
        self.found.removal_wanted.connect(self._ask_gone)
        self.sites.again.connect(self._look_again)
        self.sites.removed.connect(self._ask_removal)
        asked.listed.connect(self._show_sites)
        asked.looking.connect(self._show_looking)
        asked.reading.connect(self._show_reading)
        asked.stepped.connect(self._show_step)
        asked.permission_wanted.connect(self._ask_permission)
        asked.looked.connect(self._show_survey)
        asked.finished.connect(self.found.show_result)
        asked.removed.connect(self._show_removed)
        asked.failed.connect(self._fail)

    def _look(self, wanted: Wanted) -> None:
        self.notice.hide()
        self.presenter.look(wanted)

    def _look_again(self, site: Website) -> None:
        self.notice.hide()
        self.ask.take(Wanted(site.address, site.scope, site.most))
        self.presenter.look_again(site)

    def _read(self, addresses: list[str]) -> None:
        if self._survey is not None:
            self.notice.hide()
            self.presenter.read(self._survey, addresses)

    def _discard(self) -> None:
        self._survey = None
        self.found.hide()
        self.ask.address.setFocus()

    def _ask_permission(self, host: str, wanted: Wanted) -> None:
        question = Confirmation(
            title=translate("WebPages", "Contact {host}?").format(host=host),
            text=translate(
                "WebPages",
                "Hushdesk may contact {host} once, now, to read these pages. Nothing of yours is "
                "sent. Your privacy settings stay as they are, and each contact is written down.",
            ).format(host=host),
            action=translate("WebPages", "Allow once"),
        )
        self._dialogs.confirm(
            self, question, lambda _reason: self.presenter.look_now(wanted, once=True)
        )

    def _ask_removal(self, site: Website) -> None:
        shown = site.address.partition("://")[2].rstrip("/")
        pages = number(site.pages).translate("WebPages", "%n pages", "", 0)
        text = translate(
            "WebPages",
            "What your bot learnt from it ({pages}) is erased. The website itself stays as it is. "
            "Bundles you exported before still hold it.",
        )
        question = Confirmation(
            title=translate("WebPages", "Remove “{address}”?").format(address=shown),
            text=text.format(pages=pages),
            action=translate("WebPages", "Remove it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove(site))

    def _ask_gone(self) -> None:
        survey = self._survey
        if survey is None:
            return
        names = "\n".join(page.name for page in survey.gone[:10])
        text = translate("WebPages", "The site has these pages no more:")
        question = Confirmation(
            title=translate("WebPages", "Remove the pages that are gone?"),
            text=f"{text}\n{names}",
            action=translate("WebPages", "Remove them"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove_gone(survey))

    def _show_sites(self, sites: list[Website]) -> None:
        self.sites.take(sites)
        self.sites.show_busy(self.presenter.busy)

    def _show_looking(self, busy: bool) -> None:
        self.ask.show_busy(busy)
        self.found.setEnabled(not busy)
        self.sites.show_busy(busy)

    def _show_reading(self, busy: bool) -> None:
        self._reading = busy
        self.found.show_busy(busy)
        self.ask.setEnabled(not busy)
        self.sites.show_busy(busy)
        if not busy:
            self.found.show_done()
            announce(self, translate("WebPages", "The pages are read."))

    def _show_step(self, step: Step) -> None:
        (self.found if self._reading else self.ask).show_step(step)

    def _show_survey(self, survey: Survey) -> None:
        self._survey = survey
        self.found.take(survey)
        self.found.show()
        readable = sum(page.readable for page in survey.pages)
        said = number(readable).translate("WebPages", "%n pages can be read.", "", 0)
        announce(self, said)
        self.found.read.setFocus()

    def _show_removed(self, address: str, count: int) -> None:
        shown = address.partition("://")[2].rstrip("/")
        pages = number(count).translate("WebPages", "%n pages", "", 0)
        said = translate("WebPages", "Erased from your bot: {pages} of {address}.")
        self.notice.say(said.format(pages=pages, address=shown))
        self.found.hide()
        self._survey = None

    def _fail(self, error: Exception) -> None:
        self.notice.fail(error)
        if isinstance(error, HushdeskError) and error.code == "website_moved":
            # Another host needs another word of the owner: it is only put where it can be seen.
            self.ask.address.setText(str(error.params["address"]))
            self.ask.mine.tick.setChecked(False)
