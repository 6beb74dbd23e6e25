"""What the tab *Overview* asks of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.core.setting import UNREADABLE
from builder.studio import journey, launch_checklist, privacy_score, repairs, rules
from builder.studio.bots import Workbench
from builder.studio.journey import Journey
from builder.studio.launch_checklist import CheckItem
from builder.studio.policy_effects import dangers
from builder.studio.privacy_score import Reason, Score
from builder.system import texts
from ui.job_bridge import JobBridge, Newest
from ui.translation import language


@dataclass(frozen=True, slots=True)
class Standing:
    """How the bot stands: its score, and the checklist by code."""

    score: Score
    items: dict[str, CheckItem]

    @property
    def blocking(self) -> int:
        """How many points block publishing."""
        return sum(item.blocks for item in self.items.values())


class OverviewPresenter(QObject):
    """What the rules in force mean, and how private the bot is."""

    scored = Signal(object)
    repaired = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._scoring = Newest()

    @property
    def unreadable(self) -> bool:
        """Whether the saved policy could not be read."""
        return UNREADABLE in self._bench.spec.notes

    def rules(self) -> list[tuple[str, str]]:
        """Every rule of the policy: its title, and what its saved value means."""
        return [(rule.title, rule.means) for rule in rules.describe(self._bench.spec, language())]

    def always(self) -> list[str]:
        """What holds whatever is chosen."""
        return rules.always(language())

    def dangers(self) -> list[str]:
        """What is risky about the settings as they are."""
        shown = language()
        return [each.sentence(shown) for each in dangers(self._bench.spec, shown)]

    def journey(self) -> Journey:
        """Where words travel under the saved settings."""
        return journey.journey(self._bench.spec, language())

    def words(self, reason: Reason) -> tuple[str, str]:
        """Title of a reason, and how it stands."""
        shown = language()
        return (
            texts.say(f"score.{reason.code}.title", shown),
            texts.say(reason.words, shown, **reason.params),
        )

    def repair_word(self, code: str) -> str:
        """What the button says that mends the point `code`."""
        return texts.say(f"checklist.{code}.repair", language())

    def refresh(self) -> None:
        """Score anew."""

        def work() -> Standing:
            items = launch_checklist.check(self._bench)
            return Standing(privacy_score.score(self._bench), {each.code: each for each in items})

        self._jobs.look(
            self, self._scoring, work, on_done=self.scored.emit, on_error=self.failed.emit
        )

    def repair(self, code: str) -> None:
        """Mend the point `code` of the checklist."""

        def work(*, progress: Progress, token: CancelToken) -> None:
            repairs.repair(self._bench, code, progress=progress, token=token)

        self._jobs.start(
            self, work, on_done=lambda _none: self.repaired.emit(), on_error=self.failed.emit
        )
