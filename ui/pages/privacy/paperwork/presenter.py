"""What the tab *Paperwork* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from builder.core.setting import Value, get
from builder.privacy.papers.countries import countries
from builder.privacy.papers.processors import own_entries
from builder.studio import paperwork as verbs
from builder.studio.bots import Workbench
from builder.studio.paperwork import Entry, Standing
from builder.system import texts
from ui.job_bridge import JobBridge, Newest
from ui.translation import language

T = TypeVar("T")

FACTS = (
    "business.name", "business.address", "business.country", "business.privacy_contact",
    "business.authority", "business.basis", "business.hosting",
)  # fmt: skip
"""Settings that papers need and no other page asks for."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """Everything the tab shows.

    Attributes:
        missing: dotted names of settings that some paper needs and nobody filled in.
    """

    standings: tuple[Standing, ...]
    missing: tuple[str, ...]
    entries: tuple[Entry, ...]


class PaperworkPresenter(QObject):
    """Papers in one language, the facts they need, and the register of processors."""

    listed = Signal(object)
    shown = Signal(object)
    compared = Signal(object)
    printed = Signal(list)
    saved = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self.language = bench.spec.language
        """Of the papers; the bot's, until another is chosen."""

    def languages(self) -> list[tuple[str, str]]:
        """The languages there are papers in, with their own names."""
        names = {"en": "English", "de": "Deutsch", "es": "Español"}
        return [(code, names.get(code, code)) for code in texts.languages()]

    def title(self, kind: str) -> str:
        """What a paper is called on the page."""
        return texts.say(f"papers.kind.{kind}.title", language())

    def about(self, kind: str) -> str:
        """What a paper is for."""
        return texts.say(f"papers.kind.{kind}.about", language())

    def words(self, name: str, part: str = "title") -> str:
        """The words of a setting."""
        return texts.say(f"settings.{name}.{part}", language())

    def countries(self) -> list[tuple[str, str]]:
        """Every country, code and name."""
        return countries(language())

    def facts(self) -> dict[str, Value]:
        """The saved values of the form."""
        return {name: get(self._bench.spec, name) for name in FACTS}

    def entries(self) -> list[Entry]:
        """The register, in the words of the page."""
        return verbs.register(self._bench, language())

    def own_facts(self, host: str) -> dict[str, str]:
        """What the owner wrote of the company at `host`."""
        return own_entries(self._bench.spec).get(host, {})

    def refresh(self) -> None:
        """Read anew how everything stands."""

        def work() -> Drawer:
            return Drawer(
                tuple(verbs.standing(self._bench, self.language)),
                verbs.missing(self._bench, self.language),
                tuple(self.entries()),
            )

        self._jobs.look(
            self, self._listing, work, on_done=self.listed.emit, on_error=self.failed.emit
        )

    def show_paper(self, kind: str, spoken: str) -> None:
        """Make a paper to be read here."""
        self._do(lambda: verbs.make(self._bench, kind, spoken), self.shown.emit)

    def compare(self, kind: str, spoken: str) -> None:
        """Find what changed since a paper was printed."""
        self._do(
            lambda: verbs.difference(self._bench, kind, spoken, said_in=language()),
            self.compared.emit,
        )

    def print_papers(
        self, folder: Path, kinds: Sequence[str], formats: Sequence[str], *, replace: bool = False
    ) -> None:
        """Write papers into a folder, in the chosen language."""
        self._do(
            lambda: verbs.print_papers(
                self._bench,
                folder,
                kinds=kinds,
                language=self.language,
                formats=formats,
                replace=replace,
            ),
            self.printed.emit,
        )

    def save(self, values: Mapping[str, Value]) -> None:
        """Save the facts that changed, all or none."""
        changes = {name: value for name, value in values.items() if value != self.facts()[name]}
        self._do(lambda: self._bench.change(changes) if changes else None, self._saved)

    def review(self, host: str) -> None:
        """Note that the terms of a processor were looked at today."""
        self._do(lambda: verbs.review(self._bench, host), self._saved)

    def tell(self, host: str, facts: Mapping[str, str]) -> None:
        """Keep what the owner knows of a processor."""
        self._do(lambda: verbs.tell_facts(self._bench, host, facts), self._saved)

    def _saved(self, _made: object) -> None:
        self.saved.emit()
        self.changed.emit()
        self.refresh()

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)
