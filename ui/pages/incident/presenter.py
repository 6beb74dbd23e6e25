"""What the page *Incident* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from builder.studio import incident as verbs
from builder.studio.bots import Workbench
from builder.studio.incident import Affected, Clock72
from builder.system import texts
from builder.vault.incidents import Incident, Step
from ui.job_bridge import JobBridge, Newest
from ui.translation import language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the page shows of one incident."""

    incident: Incident
    steps: tuple[Step, ...]
    affected: Affected


@dataclass(frozen=True, slots=True)
class Desk:
    """Every incident, and the one that is looked at."""

    incidents: tuple[Incident, ...]
    case: Case | None


class IncidentPresenter(QObject):
    """Keeps which incident is looked at; every change is written at once."""

    listed = Signal(object)
    shown = Signal(object)
    written = Signal(list)
    done = Signal(str, str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._reading = Newest()
        self.current = ""
        """Id of the incident that is looked at; empty for none."""

    @property
    def language(self) -> str:
        """The bot's; letters are in it unless another is chosen."""
        return self._bench.spec.language

    def say(self, key: str) -> str:
        """A text of the incident in the app's language."""
        return texts.say(f"incident.{key}", language())

    def title(self, kind: str) -> str:
        """What a letter is called."""
        return texts.say(f"papers.kind.{kind}.title", language())

    def step_title(self, step: str) -> str:
        """What a step of the log is called."""
        return verbs.step_title(step, language())

    def clock(self, incident: Incident) -> Clock72:
        """What is left of the 72 hours."""
        return verbs.clock(incident)

    def refresh(self) -> None:
        """Read the incidents anew."""
        self._do(self._reading.reading(self._read), self._reading.only(self.listed.emit))

    def choose(self, incident_id: str) -> None:
        """Look at an incident; at none with an empty id."""
        self.current = incident_id
        self.refresh()

    def open(self, what: str, noticed: str, *, drill: bool) -> None:
        """Open an incident, and look at it."""

        def work() -> None:
            made = verbs.open_incident(
                self._bench, what, noticed=verbs.moment(noticed), drill=drill
            )
            self.current = made.id

        self._change(work)

    def step(self, step: str, note: str = "") -> None:
        """Take a step; what it did is told with `done`."""

        def work() -> tuple[str, tuple[int, Desk]]:
            did = verbs.take_step(self._bench, self.current, step, note)
            return did, self._reading.reading(self._read)()

        def told(result: tuple[str, tuple[int, Desk]]) -> None:
            self.done.emit(step, result[0])
            self._moved(result[1])

        self._do(work, told)

    def note(self, facts: Mapping[str, str]) -> None:
        """Write down facts."""
        self._change(lambda: verbs.note(self._bench, self.current, facts))

    def decide(self, risk: str, reason: str) -> None:
        """Keep the decision."""
        self._change(lambda: verbs.decide(self._bench, self.current, risk, reason))

    def close(self, lessons: str) -> None:
        """Close the incident."""
        self._change(lambda: verbs.close(self._bench, self.current, lessons))

    def read_letter(self, kind: str, spoken: str) -> None:
        """Make a letter to be read here."""
        ident = self.current
        self._do(lambda: verbs.make_letter(self._bench, ident, kind, spoken), self.shown.emit)

    def write_letters(self, folder: Path, spoken: str, *, replace: bool = False) -> None:
        """Write the letters into a folder."""
        ident = self.current
        self._do(
            lambda: verbs.write_letters(
                self._bench, ident, folder, language=spoken, replace=replace
            ),
            self.written.emit,
        )

    def _change(self, work: Callable[[], object]) -> None:
        def all_of_it() -> tuple[int, Desk]:
            work()
            return self._reading.reading(self._read)()

        self._do(all_of_it, self._moved)

    def _read(self) -> Desk:
        found = tuple(verbs.incidents(self._bench))
        chosen = next((each for each in found if each.id == self.current), None)
        if chosen is None:
            return Desk(found, None)
        steps = tuple(verbs.log(self._bench, chosen.id))
        return Desk(found, Case(chosen, steps, verbs.affected(self._bench)))

    def _moved(self, read: tuple[int, Desk]) -> None:
        self._reading.only(self.listed.emit)(read)
        self.changed.emit()

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)
