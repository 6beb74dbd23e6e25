"""What the tab *Overview* asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject

from builder.studio import privacy as verbs
from builder.studio.bots import Workbench
from ui.job_bridge import JobBridge
from ui.translation import language


class OverviewPresenter(QObject):
    """What the rules in force mean."""

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs

    def rules(self) -> list[tuple[str, str]]:
        """Every rule of the policy: its title, and what its saved value means."""
        shown, spec = language(), self._bench.spec
        return [
            (toggle.title, verbs.meaning(spec, toggle.setting.name, shown))
            for toggle in verbs.toggles(shown)
        ]
