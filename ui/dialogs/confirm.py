"""A question before something that cannot be undone, or that must be answered for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.port import Confirmation
from ui.dialogs.sheet import Sheet
from ui.widgets.field import TextArea, field


class ConfirmDialog(Sheet):
    """Asks; with a reason to write when the question wants one."""

    def __init__(self, parent: QWidget, question: Confirmation) -> None:
        super().__init__(
            parent,
            question.title,
            question.text,
            action=question.action,
            dangerous=question.dangerous,
        )
        self._reason: TextArea | None = None
        if question.reason:
            self._reason = TextArea(question.reason, lines=3)
            self._reason.edited.connect(lambda text: self.action.setEnabled(bool(text.strip())))
            self.action.setEnabled(False)
            self.content.addWidget(field(question.reason, self._reason))
            self._reason.setFocus()
        elif question.dangerous:
            self.leave.setFocus()

    @property
    def reason(self) -> str:
        """What was written as the reason."""
        return self._reason.text if self._reason is not None else ""
