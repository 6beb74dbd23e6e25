"""*Why this answer*: its report, which opens passages, is copied and is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QVBoxLayout, QWidget

from builder.studio.why.report import Report
from builder.studio.why.sentences import Words
from ui.accessibility import arrange_tabs
from ui.dialogs.port import Dialogs
from ui.dialogs.sheet import Sheet
from ui.dialogs.why import cards
from ui.dialogs.why.presenter import WhyPresenter
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.notice import Notice

WIDTH, HEIGHT = 720, 480
_FILE = "why-answer.md"


class _Column(QWidget):
    """What scrolls: as high as its lines are at its width, and no higher."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Qt would take the height that the lines have at their narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)


class WhyDialog(Sheet):
    """The report of one answer. `changed` says that a passage was changed in its document."""

    changed = Signal()

    def __init__(self, parent: QWidget | None, presenter: WhyPresenter, dialogs: Dialogs) -> None:
        report = presenter.report
        words = Words(report.language)
        title = words.say("title.refused" if report.refused else "title.answered")
        super().__init__(parent, title, report.outcome, width=WIDTH)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self.notice = Notice()
        self.changes = cards.ChangesCard(report, self._open)
        self.copy = Button(translate("WhyDialog", "Copy as report"), icon_name="copy")
        self.save = Button(translate("WhyDialog", "Save…"))
        self.buttons.insertWidget(0, self.copy)
        self.buttons.insertWidget(1, self.save)
        self.content.addWidget(self.notice)
        self.content.addWidget(self._report(report), 1)
        self._listen()
        self.leave.setFocus()
        presenter.look()

    def done(self, result: int) -> None:
        """Stop what is only for show."""
        self.presenter.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys that scroll do so, wherever the focus is."""
        act = QAbstractSlider.SliderAction
        action = {
            Qt.Key.Key_PageDown: act.SliderPageStepAdd,
            Qt.Key.Key_PageUp: act.SliderPageStepSub,
            Qt.Key.Key_Down: act.SliderSingleStepAdd,
            Qt.Key.Key_Up: act.SliderSingleStepSub,
            Qt.Key.Key_Home: act.SliderToMinimum,
            Qt.Key.Key_End: act.SliderToMaximum,
        }.get(Qt.Key(event.key()))
        if action is not None:
            self._bar.triggerAction(action)
        else:
            super().keyPressEvent(event)

    def _report(self, report: Report) -> QScrollArea:
        column = QVBoxLayout()
        column.setSpacing(14)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(cards.decision(report))
        column.addWidget(self.changes)
        column.addWidget(cards.passages(report, self._open))
        if report.dropped:
            column.addWidget(cards.dropped(report))
        column.addWidget(cards.sent(report))
        if report.steps:
            column.addWidget(cards.steps(report))
        column.addStretch(1)
        inside = _Column()
        inside.setLayout(column)
        scroller = QScrollArea()
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setProperty("ground", "bg")
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidgetResizable(True)
        scroller.setWidget(inside)
        scroller.setMinimumHeight(HEIGHT)
        self._bar = scroller.verticalScrollBar()
        return scroller

    def _listen(self) -> None:
        self.copy.clicked.connect(lambda _on: self.presenter.write(self._copied))
        self.save.clicked.connect(lambda _on: self._save())
        self.presenter.found.connect(self._show_changes)
        self.presenter.failed.connect(self._fail)

    def _show_changes(self, report: Report) -> None:
        self.changes.fill(report)
        arrange_tabs(self)

    def _fail(self, error: Exception) -> None:
        if self.presenter.report.changes is None:
            self.changes.give_up()
        self.notice.fail(error)

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        said = translate("WhyDialog", "Copied. Personal data in it is masked.")
        self.notice.say(said, level="ok")

    def _save(self) -> None:
        def saved(name: str) -> None:
            said = translate("WhyDialog", "Saved as {name}. Personal data in it is masked.")
            self.notice.say(said.format(name=name), level="ok")

        title = translate("WhyDialog", "Save the report")
        to = Path(QDir.homePath()) / _FILE
        self._dialogs.save_file(self, title, to, lambda path: self.presenter.save(path, saved))

    def _open(self, document: str, chunk_id: str) -> None:
        from ui.dialogs.understanding.window import UnderstandingDialog

        asked = self.presenter.understanding(document)
        asked.changed.connect(self.changed)
        UnderstandingDialog(self, asked, chunk_id).open()
