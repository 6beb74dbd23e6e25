"""The tab *Facts*: a form of what the owner states, and a list of questions with their answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit

from builder.core.errors import UsageError
from builder.core.pinned import CONTACTS, TERMS, ContactFacts, Pinned, Terms, question_key
from builder.studio.facts import tidy
from builder.studio.facts_csv import Kind, Taken
from ui.dialogs.port import Dialogs, Form
from ui.pages.documents.facts import cards, forms
from ui.pages.documents.facts.hours_card import HoursCard
from ui.pages.documents.facts.presenter import FactsPresenter
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.entry_list import EntryList
from ui.widgets.field import TextArea
from ui.widgets.notice import Notice
from ui.widgets.save_bar import SaveBar
from ui.widgets.section import Section


class FactsSection(Section):
    """Nothing is lost by leaving it: what is not saved waits, and the bar says so."""

    def __init__(self, presenter: FactsPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self.bar = SaveBar()
        self._dialogs = dialogs
        self._saved = self._draft = Pinned()
        self._typing: dict[str, Any] = {}
        self._dirty = False
        self._build()
        self._listen()
        presenter.refresh()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self._dirty

    def form(self) -> Pinned:
        """What is filled in.

        Raises:
            UsageError: a line of hours is none.
        """
        return tidy(
            replace(
                self._draft,
                week=self.hours.week(),
                contact=ContactFacts(**{name: _text(self.contact[name]) for name in CONTACTS}),
                terms=Terms(**{name: _text(self.terms[name]) for name in TERMS}),
            )
        )

    def waiting(self) -> Pinned | None:
        """What is filled in, when it is not saved; what a window is still open for counts, too."""
        try:
            shown = replace(self.form(), **self._typing)
        except UsageError:  # hours that cannot be read yet
            shown = replace(self._draft, **self._typing)
        return shown if shown != self._saved else None

    def put_back(self, pinned: Pinned) -> None:
        """Fill in what was not saved."""
        self._show(pinned)

    def show_pinned(self, pinned: Pinned) -> None:
        """Show what is saved, and drop what is not."""
        self._saved = pinned
        self._show(pinned)

    def _show(self, pinned: Pinned) -> None:
        self._draft = pinned
        self.hours.show_week(pinned.week)
        for name in CONTACTS:
            cards.fill(self.contact[name], getattr(pinned.contact, name))
        for name in TERMS:
            cards.fill(self.terms[name], getattr(pinned.terms, name))
        self._show_lists()
        self._compare()

    def turn_to(self) -> None:
        """The tab is being shown: take what was stated elsewhere, unless something waits here."""
        if not self._dirty and not self.presenter.busy:
            self.presenter.refresh()

    def _build(self) -> None:
        self.hours = HoursCard()
        contact_card, self.contact = cards.contact_card()
        terms_card, self.terms = cards.terms_card()
        self.pairs, self.prices, self.notices = (
            cards.pair_list(),
            cards.price_list(),
            cards.notice_list(),
        )
        self.tables = {
            "pairs": self._table_buttons(self.pairs, "pairs"),
            "prices": self._table_buttons(self.prices, "prices"),
        }
        self.add(
            cards.card_of_pairs(self.pairs),
            self.hours,
            cards.card_of_notices(self.notices),
            contact_card,
            terms_card,
            cards.card_of_prices(self.prices),
        )

    def _table_buttons(self, entries: EntryList, kind: Kind) -> tuple[Button, Button]:
        def take() -> None:
            self._dialogs.table(self, lambda path: self._look(path, kind))

        def give() -> None:
            self._dialogs.save_table(
                self, f"{kind}.csv", lambda path: self.presenter.write(self._draft, path, kind)
            )

        words = cards.table_buttons(kind)
        return (
            entries.add_action(words[0], "upload", take),
            entries.add_action(words[1], "file-spreadsheet", give),
        )

    def _listen(self) -> None:
        self.hours.edited.connect(self._compare)
        for line in (*self.contact.values(), *self.terms.values()):
            if isinstance(line, QLineEdit):
                line.textChanged.connect(lambda _text: self._compare())
            else:
                line.edited.connect(lambda _text: self._compare())
        self._listen_to(self.pairs, "pairs", self._pair_form, forms.pair_of)
        self._listen_to(self.prices, "prices", forms.price_form, forms.price_of)
        self._listen_to(self.notices, "notices", forms.notice_form, forms.notice_of)
        self.hours.special.added.connect(lambda: self._open_special(None))
        self.hours.special.opened.connect(lambda at: self._open_special(int(at)))
        self.hours.special.removed.connect(lambda at: self._put_special(int(at), None))
        self.bar.saved.connect(self._save)
        self.bar.discarded.connect(lambda: self.show_pinned(self._saved))
        asked = self.presenter
        asked.loaded.connect(self._take_loaded)
        asked.saved.connect(self._take_saved)
        asked.looked.connect(self._preview)
        asked.written.connect(
            lambda name: self.notice.say(
                translate("Facts", "The table was written: {name}.").format(name=name)
            )
        )
        asked.failed.connect(self._fail)

    def _listen_to(
        self,
        entries: EntryList,
        name: str,
        make_form: Callable[[Any], Form],
        read: Callable[[forms.Values, str], Any],
    ) -> None:
        """Let a list change the entries `name` of the draft."""

        def made(identity: str, values: forms.Values) -> dict[str, Any]:
            entry, others = read(values, identity), getattr(self._draft, name)
            if not identity:
                return {name: (entry, *others)}
            return {name: tuple(entry if e.id == identity else e for e in others)}

        def type_in(identity: str, values: forms.Values) -> None:
            try:
                self._typing = made(identity, values) if any(values.values()) else {}
            except UsageError:  # a date that is half typed
                return
            self.bar.compared.emit()

        def open_form(identity: str) -> None:
            known = next((e for e in getattr(self._draft, name) if e.id == identity), None)
            form = replace(make_form(known), typed=lambda values: type_in(identity, values))
            self._dialogs.form(self, form, lambda values: self._change(**made(identity, values)))

        def remove(identity: str) -> None:
            kept = tuple(e for e in getattr(self._draft, name) if e.id != identity)
            self._change(**{name: kept})

        entries.added.connect(lambda: open_form(""))
        entries.opened.connect(open_form)
        entries.removed.connect(remove)

    def _pair_form(self, known: Any) -> Form:
        seen = {
            question_key(way)
            for pair in self._draft.pairs
            if known is None or pair.id != known.id
            for way in (pair.question, *pair.also)
        }
        return forms.pair_form(known, seen)

    def _open_special(self, at: int | None) -> None:
        known = None if at is None else self._draft.special_days[at]
        self._dialogs.form(
            self, forms.special_form(known), lambda values: self._put_special(at, values)
        )

    def _put_special(self, at: int | None, values: forms.Values | None) -> None:
        days = list(self._draft.special_days)
        if at is not None:
            del days[at]
        if values is not None:
            days.append(forms.special_of(values))
        self._change(special_days=tuple(sorted(days, key=lambda each: each.first)))

    def _change(self, **changes: Any) -> None:
        self._draft = replace(self._draft, **changes)
        self._show_lists()
        self._compare()

    def _show_lists(self) -> None:
        draft, today = self._draft, date.today()  # noqa: DTZ011 - the owner's own day is meant
        self.pairs.show_entries([forms.pair_entry(each) for each in draft.pairs])
        self.prices.show_entries([forms.price_entry(each) for each in draft.prices])
        self.notices.show_entries([forms.notice_entry(each, today) for each in draft.notices])
        self.hours.special.show_entries(
            [forms.special_entry(each, place) for place, each in enumerate(draft.special_days)]
        )

    def _compare(self) -> None:
        try:
            self._dirty = self.form() != self._saved
        except UsageError:
            self._dirty = True
        self.bar.show_change(self._dirty and self.isVisibleTo(self.window()))

    def _save(self) -> None:
        try:
            pinned = self.form()
        except UsageError as error:
            self._fail(error)
            return
        self.bar.busy(True)
        self.presenter.save(pinned)

    def _take_loaded(self, pinned: Pinned) -> None:
        if not self._dirty:
            self.show_pinned(pinned)
        else:  # put back before this was read
            self._saved = pinned
            self._compare()

    def _take_saved(self, pinned: Pinned) -> None:
        self.bar.busy(False)
        self.notice.say(translate("Facts", "Saved. The bot answers with it from now on."))
        self.show_pinned(pinned)

    def _look(self, path: Path, kind: Kind) -> None:
        self.presenter.look(self._draft, path, kind)

    def _preview(self, taken: Taken) -> None:
        def take() -> None:
            self._change(**{taken.kind: getattr(taken.pinned, taken.kind)})

        self._dialogs.preview_table(self, taken, take)

    def _fail(self, error: Exception) -> None:
        self.bar.busy(False)
        self.notice.fail(error)


def _text(line: QLineEdit | TextArea) -> str:
    return line.text().strip() if isinstance(line, QLineEdit) else line.text
