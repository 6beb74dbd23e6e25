"""What the card about money asks of the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from builder.answering import prices
from builder.core.bot import ModelKind
from builder.core.spending import Price
from builder.studio import spending as verbs
from builder.studio.bots import Workbench
from builder.studio.spending import Overview
from ui.job_bridge import JobBridge, Newest

SETTINGS = (
    "spending.answer_cap",
    "spending.day_cap",
    "spending.month_cap",
    "spending.currency",
    "spending.exchange_rate",
)
"""Part of the page's form; prices are kept at once."""


class SpendingPresenter(QObject):
    """This month's figures, and the owner's own prices."""

    known = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._looking = Newest()

    def refresh(self) -> None:
        """Say what was spent."""

        def look() -> Overview:
            return verbs.of_bot(self._bench)

        self._jobs.look(
            self, self._looking, look, on_done=self.known.emit, on_error=self.failed.emit
        )

    def own_prices(self) -> list[Price]:
        """The owner's own prices, in their order."""
        own = self._bench.spec.spending
        names = {line.split("|")[0].strip() for line in own.prices}
        by_name = prices.owners_prices(own)
        return [
            Price(name, *by_name[name.casefold()], known_from="owner") for name in sorted(names)
        ]

    def listed(self) -> dict[str, Price]:
        """The published prices of the chosen provider, in the owner's currency; by model."""
        known = prices.lists().get(ModelKind(self._bench.spec.answers.model))
        rate = self._bench.spec.spending.exchange_rate
        if known is None:
            return {}
        return {
            name: Price(name, sent * rate, received * rate, "list", known.checked)
            for name, (sent, received) in known.models.items()
        }

    def keep(self, price: Price) -> None:
        """Take the owner's word for a price."""
        self._do(lambda: verbs.set_price(self._bench, price))

    def drop(self, model: str) -> None:
        """Go back to the published price."""
        self._do(lambda: verbs.drop_price(self._bench, model))

    def _do(self, step: Callable[[], None]) -> None:
        def done(_none: None) -> None:
            self.changed.emit()
            self.refresh()

        self._jobs.call(self, step, on_done=done, on_error=self.failed.emit)
