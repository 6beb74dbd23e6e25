"""The page *Insights*: how the chat is used, as pictures with the figures behind them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from builder.studio.inbox.report import NOTHING, Counts, Figures, Report
from ui.accessibility import named
from ui.host_line import HostLine
from ui.pages.insights import words
from ui.pages.insights.pictures import HeatMap, Shares
from ui.translation import translate
from ui.widgets.bar_chart import BarChart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.rows import empty
from ui.widgets.text import label

OUTCOMES = ("answered", "refused", "talk", "failed")
COLUMNS = 5


class InsightsPage(PageFrame):
    """Shows one month of the newest report."""

    page_wanted = Signal(str)

    def __init__(self, host: HostLine) -> None:
        super().__init__(
            translate("Insights", "Insights"),
            translate("Insights", "How the chat is used: counts without persons."),
        )
        self.host = host
        self.fetch = Button(translate("Insights", "Fetch now"), icon_name="chart-column")
        self.add_action(self.fetch)
        self.month = Choice(translate("Insights", "Month"))
        self.about = label("", "small", wrap=True)
        self.empty = EmptyState(
            "chart-column",
            translate("Insights", "Nothing was fetched yet"),
            translate("Insights", "The host counts. Fetch its figures here or under Inbox."),
        )
        self.tiles = QGridLayout()
        self.days = BarChart(translate("Insights", "Questions by day"))
        self.outcomes = Shares(translate("Insights", "How questions ended"))
        self.thumbs = Shares(translate("Insights", "Thumbs"))
        self.hours = HeatMap()
        self.busiest = label("", "small", wrap=True)
        self.table = _table()
        self.as_table = Button(translate("Insights", "Show the figures"), kind="small")
        self._filled = QWidget()
        self._build()
        self._listen()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A report may have come meanwhile."""
        super().showEvent(event)
        self._show()

    def _build(self) -> None:
        top = Card()
        top.add(self.month, self.tiles, self.about)
        self.tiles.setHorizontalSpacing(18)
        self.tiles.setVerticalSpacing(14)
        days = Card(translate("Insights", "Questions by day"), "", self.as_table)
        days.add(self.days, self.table)
        self.table.hide()
        ended = Card(translate("Insights", "How questions ended"))
        ended.add(self.outcomes, self.thumbs)
        busy = Card(translate("Insights", "Busiest hours"))
        busy.add(self.hours, self.busiest)
        inside = QVBoxLayout(self._filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(18)
        for card in (top, days, ended, busy):
            inside.addWidget(card)
        self.add(self.empty, self._filled)

    def _listen(self) -> None:
        self.fetch.clicked.connect(lambda _on: self._fetch())
        self.month.currentIndexChanged.connect(lambda _at: self._show_month())
        self.as_table.clicked.connect(lambda _on: self._turn_table())
        self.host.fetched.connect(lambda _report: self._show())
        self.host.busy.connect(lambda busy: self.fetch.setEnabled(not busy))
        self.host.failed.connect(self._fail)
        self.host.word_needed.connect(lambda _again: self._ask())

    def _fetch(self) -> None:
        self.notice.hide()
        self.host.fetch()

    def _fail(self, error: Exception) -> None:
        if self.isVisible():
            self.notice.fail(error)

    def _ask(self) -> None:
        """The question is asked on one page, where the token is, too."""
        if self.isVisible():
            self.page_wanted.emit("inbox")

    def _show(self) -> None:
        report = self.host.report
        self.empty.setVisible(report is None or not report.months)
        self._filled.setVisible(report is not None and bool(report.months))
        if report is not None and report.months:
            self._offer(report)
            self._show_month()

    def _offer(self, report: Report) -> None:
        names = [each.month for each in reversed(report.months)]
        if [self.month.itemData(at) for at in range(self.month.count())] == names:
            return
        self.month.blockSignals(True)
        self.month.clear()
        for name in names:
            self.month.addItem(words.month(name), name)
        self.month.blockSignals(False)

    def _show_month(self) -> None:
        report = self.host.report
        found = report.month(self.month.value) if report is not None else None
        if found is None:
            return
        self._show_tiles(found)
        rule = translate(
            "Insights",
            "Groups of fewer than {n} are hidden, so that no figure tells of one person.",
        ).format(n=found.least)
        if not found.over:
            running = translate("Insights", "The month is not over: told in full fives.")
            rule = f"{rule} {running}"
        self.about.setText(rule)
        self._show_days(found)
        total = found.total
        ended = {words.outcome(code): total.outcomes.get(code, NOTHING) for code in OUTCOMES}
        self.outcomes.show_figures(ended, found.least)
        rated = {
            translate("Insights", "Helpful"): total.thumbs.get("up", NOTHING),
            translate("Insights", "Not helpful"): total.thumbs.get("down", NOTHING),
        }
        self.thumbs.show_figures(rated, found.least)
        self.hours.show_counts(found)
        zone = translate("Insights", "Time zone: {zone}").format(zone=found.time_zone)
        self.busiest.setText(f"{words.busiest(found)}. {zone}")

    def _show_tiles(self, found: Counts) -> None:
        total = found.total
        told = (
            (translate("Insights", "Questions"), words.figure(total.questions, found.least)),
            (translate("Insights", "Passed on"), words.figure(total.handed_over, found.least)),
            (translate("Insights", "Half answered within"), words.seconds(total.p50_ms)),
            (translate("Insights", "Nearly all within"), words.seconds(total.p95_ms)),
            (translate("Insights", "Cost of models"), words.cost(found)),
        )
        empty(self.tiles)
        for at, (name, said) in enumerate(told):
            self.tiles.addWidget(_tile(name, said), at // 3, at % 3)

    def _show_days(self, found: Counts) -> None:
        asked = translate("Insights", "{day}: {figure} questions")
        bars = [
            (
                asked.format(day=words.day(name), figure=words.figure(day.questions, found.least)),
                day.questions.height,
            )
            for name, day in found.days
        ]
        self.days.show_bars(bars, "; ".join(said for said, height in bars if height))
        self.table.setRowCount(len(found.days))
        for at, (name, day) in enumerate(found.days):
            for column, said in enumerate(_cells(name, day, found.least)):
                self.table.setItem(at, column, QTableWidgetItem(said))

    def _turn_table(self) -> None:
        opened = self.table.isHidden()
        self.table.setVisible(opened)
        self.as_table.setText(
            translate("Insights", "Hide the figures")
            if opened
            else translate("Insights", "Show the figures")
        )


def _cells(name: str, day: Figures, least: int) -> tuple[str, ...]:
    counts = (
        day.questions,
        day.outcomes.get("answered", NOTHING),
        day.outcomes.get("refused", NOTHING),
        day.handed_over,
    )
    return (words.day(name), *(words.figure(each, least) for each in counts))


def _tile(name: str, said: str) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(2)
    inside.addWidget(label(said, "title", wrap=True))
    inside.addWidget(label(name, "small", wrap=True))
    return made


def _table() -> QTableWidget:
    made = named(QTableWidget(0, COLUMNS), translate("Insights", "Figures by day"))
    made.setHorizontalHeaderLabels(
        [
            translate("Insights", "Day"),
            translate("Insights", "Questions"),
            translate("Insights", "Answered"),
            translate("Insights", "Without an answer"),
            translate("Insights", "Passed on"),
        ]
    )
    made.verticalHeader().hide()
    made.horizontalHeader().setStretchLastSection(True)
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setMinimumHeight(260)
    return made
