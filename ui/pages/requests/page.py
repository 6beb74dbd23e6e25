"""The page *People's requests*: the register, one request step by step, and the search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QShowEvent

from builder.studio.requests import Standing
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.requests.guide_card import GuideCard
from ui.pages.requests.letter_card import LetterCard
from ui.pages.requests.list_card import ListCard
from ui.pages.requests.new_card import NewCard
from ui.pages.requests.presenter import RequestsPresenter
from ui.pages.requests.search_card import SearchCard
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card, setting_row
from ui.widgets.page_frame import PageFrame


class RequestsPage(PageFrame):
    """Cards that show what the presenter has; what was typed stays until it is used."""

    def __init__(self, presenter: RequestsPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Requests", "People's requests"),
            translate("Requests", "Who asks about their data, until when, and what you do."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._listed: dict[str, Standing] = {}
        self.new_button = Button(translate("Requests", "New request"), icon_name="plus")
        self.list = ListCard(dict(presenter.kinds()))
        self.new = NewCard(presenter)
        self.guide = GuideCard(presenter)
        self.letter = LetterCard(presenter.letter, presenter.languages())
        self.search = SearchCard()
        self.back = Button(translate("Requests", "Choose files…"))
        self._build()
        self._listen()
        self._show([])

    @property
    def busy(self) -> bool:
        """Whether somebody is being looked for."""
        return self.presenter.busy

    @property
    def dirty(self) -> bool:
        """Whether a request is being written down."""
        return self.new.isVisibleTo(self) and bool(self.new.values["person"])

    def start(self) -> None:
        """The bot is open: let go in time of what is past its days."""
        self.presenter.start()

    def stop(self) -> None:
        """The bot is put away."""
        self.presenter.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Days pass, and the command line may have added something."""
        super().showEvent(event)
        self.presenter.refresh()

    def _build(self) -> None:
        self.add_action(self.new_button)
        again = Card()
        again.add(
            setting_row(
                translate("Requests", "Let a file come back"),
                translate("Requests", "What was erased for a person is not taken again, from no "
                          "folder and under no other name, until you say so here."),
                self.back,
            )
        )  # fmt: skip
        self.new.hide()
        self.add(self.new, self.list, self.guide, self.letter, self.search, again)

    def _listen(self) -> None:
        asked, search = self.presenter, self.search
        self.new_button.clicked.connect(lambda _on: self._begin())
        self.new.left.connect(self.new.hide)
        self.new.wanted.connect(asked.add)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._ask_forget)
        self.guide.identified.connect(asked.identify)
        self.guide.search_wanted.connect(search.ask)
        self.guide.decided.connect(lambda: asked.note("decided"))
        self.guide.extended.connect(asked.extend)
        self.guide.closed.connect(asked.close)
        search.wanted.connect(asked.search)
        search.stopped.connect(asked.cancel)
        search.take_out_wanted.connect(self._ask_take_out)
        search.erase_wanted.connect(self._ask_erase)
        search.save_wanted.connect(lambda: self._save("found.json", asked.save_found))
        search.receipt_wanted.connect(lambda: self._save("receipt.json", asked.save_receipt))
        self.back.clicked.connect(lambda _on: self._dialogs.files(self, self._readmit))
        asked.listed.connect(self._show)
        asked.changed.connect(self._changed)
        asked.searching.connect(search.show_busy)
        asked.searching.connect(lambda _on: self.notice.hide())
        asked.stepped.connect(search.show_step)
        asked.searched.connect(search.show_found)
        asked.erased.connect(search.show_receipt)
        asked.said.connect(self._saved)
        asked.failed.connect(self.notice.fail)

    def _begin(self) -> None:
        self.new.show()
        self.new.person.setFocus()

    def _changed(self) -> None:
        self.notice.hide()
        if self.presenter.chosen and self.new.isVisibleTo(self):
            self.new.hide()
            self.new.clear()

    def _open(self, request_id: str) -> None:
        self.presenter.chosen = request_id
        self._show(list(self._listed.values()))
        if request_id in self.list.buttons:
            self.list.buttons[request_id].setFocus()

    def _show(self, listed: list[Standing]) -> None:
        self._listed = {standing.request.id: standing for standing in listed}
        chosen = self._listed.get(self.presenter.chosen)
        self.list.show_requests(listed, self.presenter.chosen)
        self.guide.setVisible(chosen is not None)
        self.letter.setVisible(chosen is not None)
        if chosen is not None:
            self.guide.show_request(chosen, self.list.title(chosen))
            self.letter.draft()
        open_ = [each for each in listed if each.request.closed is None]
        late = sum(each.left < 0 for each in open_)
        self.pill.setVisible(bool(open_))
        if late:
            self.pill.say(number(late).translate("Requests", "%n overdue", "", 0), "danger")
        elif open_:
            self.pill.say(number(len(open_)).translate("Requests", "%n open", "", 0), "warn")

    def _ask_forget(self, request_id: str) -> None:
        title = self.list.title(self._listed[request_id])
        question = Confirmation(
            title=translate("Requests", "Forget this request?"),
            text=translate(
                "Requests",
                "“{name}” and what was noted are erased. Do this only for a mistake: an answered "
                "request is the proof that it was answered, and goes by itself after its days.",
            ).format(name=title),
            action=translate("Requests", "Forget it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.forget(request_id))

    def _ask_take_out(self, names: list[str]) -> None:
        question = Confirmation(
            title=number(len(names)).translate("Requests", "Take them out of %n documents?", "", 0),
            text=translate(
                "Requests",
                "“{who}” goes from every passage of these documents, for good: {names}. They go on "
                "answering. Their originals are erased, as they could not be changed.",
            ).format(who=self.presenter.looked_for, names=", ".join(names)),
            action=translate("Requests", "Take the person out"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.take_out(names))

    def _ask_erase(self, names: list[str]) -> None:
        question = Confirmation(
            title=number(len(names)).translate("Requests", "Erase %n documents?", "", 0),
            text=translate(
                "Requests",
                "These documents are erased whole, for good, and are not taken again by "
                "themselves: {names}. The files on your disk are yours to delete.",
            ).format(names=", ".join(names)),
            action=translate("Requests", "Erase them"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.erase(names))

    def _save(self, name: str, then: Callable[[Path], None]) -> None:
        title = translate("Requests", "Save for the person")
        self._dialogs.save_file(self, title, Path(QDir.homePath()) / name, then)

    def _saved(self, name: str) -> None:
        self.notice.say(translate("Requests", "Saved: {name}").format(name=name))

    def _readmit(self, files: list[Path]) -> None:
        def told(count: int) -> None:
            said = number(count).translate(
                "Requests", "%n files may come back: add them under Documents.", "", 0
            )
            none = translate("Requests", "None of these was erased for a person.")
            self.notice.say(said if count else none)

        self.presenter.readmit(files, told)
