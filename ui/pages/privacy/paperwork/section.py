"""The tab *Paperwork*: papers, what they need, who works for the business."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea

from builder.privacy.papers.paper import Paper
from builder.privacy.papers.processors import FIELDS
from builder.studio.paperwork import KINDS, Difference, Printed
from ui.dialogs.port import Blank, Dialogs, Form
from ui.dialogs.replacing import ask_to_replace, stands_in_the_way
from ui.pages.privacy.paperwork.facts_card import FactsCard
from ui.pages.privacy.paperwork.papers_card import PapersCard, day
from ui.pages.privacy.paperwork.presenter import Drawer, PaperworkPresenter
from ui.pages.privacy.paperwork.register_card import RegisterCard, fact_title
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.paper_view import PaperView
from ui.widgets.rows import Rows
from ui.widgets.section import Section
from ui.widgets.text import label


class PaperworkSection(Section):
    """Reads, compares and prints; nothing is written over what was not printed here."""

    def __init__(self, presenter: PaperworkPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._wish: tuple[Path, tuple[str, ...]] | None = None
        self.papers = PapersCard(presenter)
        self.facts = FactsCard(presenter)
        self.register = RegisterCard()
        self.add(self.papers, self._reading_card(), self.facts, self.register)
        self._listen()

    @property
    def dirty(self) -> bool:
        """Whether a fact is not saved."""
        return self.facts.dirty

    def turn_to(self) -> None:
        """Settings may have changed meanwhile."""
        if not self.facts.dirty:
            self.facts.show_saved()
        self.presenter.refresh()

    def _reading_card(self) -> Card:
        self.shut = Button(translate("Paperwork", "Close"), kind="small")
        self.reading = Card(
            translate("Paperwork", "Reading"),
            translate("Paperwork", "As it would be printed now."),
            self.shut,
        )
        self.said = Rows(4, ruled=False)
        self.view = PaperView(translate("Paperwork", "Text of the paper"))
        self.reading.add(self.said, self.view)
        self.reading.hide()
        return self.reading

    def _listen(self) -> None:
        asked, papers = self.presenter, self.papers
        papers.read_wanted.connect(asked.show_paper)
        papers.compare_wanted.connect(asked.compare)
        papers.print_wanted.connect(self._choose_folder)
        papers.language_picked.connect(self._speak)
        self.shut.clicked.connect(lambda _on: self.reading.hide())
        self.facts.saved.connect(asked.save)
        self.register.reviewed.connect(asked.review)
        self.register.facts_wanted.connect(self._ask_facts)
        asked.listed.connect(self._show)
        asked.shown.connect(self._read)
        asked.compared.connect(self._show_difference)
        asked.printed.connect(self._tell_printed)
        asked.saved.connect(self._saved)
        asked.failed.connect(self._fail)

    def _show(self, drawer: Drawer) -> None:
        self.papers.show_standings(drawer.standings)
        self.facts.show_missing(drawer.missing)
        self.register.show_entries(drawer.entries)

    def _speak(self, language: str) -> None:
        self.presenter.language = language
        self.reading.hide()
        self.presenter.refresh()

    def _read(self, paper: Paper) -> None:
        self._say([])
        self.view.show_paper(paper)
        self._open()

    def _show_difference(self, found: Difference | None) -> None:
        if found is None:
            return
        since = translate("Paperwork", "Since {day} these settings changed:")
        sentences = [f"•  {sentence}" for sentence in found.settings]
        self._say([since.format(day=day(found.made)), *sentences])
        self.view.show_changes(found.changes)
        self._open()

    def _say(self, sentences: list[str]) -> None:
        self.said.refill(label(sentence, "", wrap=True, copy=True) for sentence in sentences)

    def _open(self) -> None:
        self.reading.show()
        self.view.setFocus()
        # It has its place only once the page was laid out anew.
        QTimer.singleShot(0, self.reading, self._scroll)

    def _scroll(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(self.reading)

    def _choose_folder(self, kinds: list[str]) -> None:
        title = translate("Paperwork", "Where the papers go")
        wanted = tuple(kinds) or KINDS
        self._dialogs.folder(self, title, lambda folder: self._print(folder, wanted))

    def _print(self, folder: Path, kinds: tuple[str, ...], *, replace: bool = False) -> None:
        self.notice.hide()
        self._wish = folder, kinds
        formats = self.papers.chosen_formats
        self.presenter.print_papers(folder, kinds, formats, replace=replace)

    def _tell_printed(self, printed: list[Printed]) -> None:
        count = sum(len(paper.files) for paper in printed)
        said = number(count).translate("Paperwork", "%n files are in {folder}.", "", 0)
        folder = printed[0].files[0].parent if printed and printed[0].files else Path()
        blanks = any(paper.missing for paper in printed)
        hint = translate("Paperwork", "Some have blanks: fill in what is missing below.")
        level = "warn" if blanks else "ok"
        self.notice.say(said.format(folder=folder), hint if blanks else "", level=level)
        self.presenter.refresh()

    def _ask_facts(self, host: str) -> None:
        entry = next(e for e in self.presenter.entries() if e.processor.host == host)
        known, own = entry.processor.facts, self.presenter.own_facts(host)
        blanks = [
            Blank(name, fact_title(name), own.get(name, ""), placeholder=known[name])
            for name in FIELDS
        ]
        form = Form(
            title=host,
            text=translate(
                "Paperwork", "As the contract says it. Empty fields stand as blanks in the papers."
            ),
            blanks=tuple(blanks),
            action=translate("Paperwork", "Save"),
            check=lambda _values: None,
        )
        self._dialogs.form(self, form, lambda values: self.presenter.tell(host, values))

    def _saved(self) -> None:
        self.facts.show_saved()
        self.notice.say(translate("Paperwork", "Saved."))

    def _fail(self, error: Exception) -> None:
        if stands_in_the_way(error) and self._wish:
            folder, kinds = self._wish
            again = partial(self._print, folder, kinds, replace=True)
            ask_to_replace(self._dialogs, self, error, again)
            return
        self.notice.fail(error)
