"""*Verify my site*: looks at a page of the site and at the host, and says what to mend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from builder.core.setting import Value
from builder.studio.site.checking import Check, State
from ui.accessibility import announce
from ui.pages.appearance.snippet_card import with_scheme
from ui.translation import language, number, translate
from ui.widgets.button import Button
from ui.widgets.checklist_row import ChecklistRow
from ui.widgets.field import field, text_line
from ui.widgets.form_card import FormCard
from ui.widgets.rows import Rows
from ui.widgets.text import label

PAGE = "site.page"
LISTABLE = "origin_missing"
"""The point that is mended here: the site is put on the list."""


class VerifyCard(FormCard):
    """`wanted` when the owner presses; `listed` with the site to put on the list."""

    wanted = Signal()
    listed = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Site", "Verify my site"),
            translate("Site", "Is the chat there, once, from the right host, and is it let in?"),
        )
        self.page = text_line(translate("Site", "A page of your site"), "https://www.example.com")
        self.hold(PAGE, self.page)
        self.button = Button(translate("Site", "Verify"), kind="primary", icon_name="globe")
        hint = translate(
            "Site", "Your page and your host are fetched once, when you press. Nothing is sent."
        )
        self._state = label("", "strong", wrap=True)
        self._rows = Rows(10)
        self.add(field(translate("Site", "A page of your site"), self.page, hint))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.add(row, self._state, self._rows)
        self._state.hide()
        self.button.clicked.connect(lambda _on: self.wanted.emit())
        self.page.returnPressed.connect(self.wanted)

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {PAGE: with_scheme(self.page.text())}

    def show_busy(self, busy: bool) -> None:
        """Show that the site is being looked at, or was."""
        self.button.setEnabled(not busy)
        if busy:
            self._state.setText(translate("Site", "Looking…"))
            self._state.show()
            self._rows.refill(())

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what was found; what is to mend comes first."""
        order = [State.RED, State.AMBER, State.OK]
        ordered = sorted(checks, key=lambda check: order.index(check.state))
        open_points = sum(check.state is not State.OK for check in checks)
        said = translate("Site", "All is well: visitors can chat on this page.")
        if open_points:
            said = number(open_points).translate("Site", "%n points to mend", "", 0)
        self._state.setText(said)
        self._state.show()
        self._rows.refill([self._row(check) for check in ordered])
        announce(self, said)

    def clear(self) -> None:
        """Show nothing: the look failed."""
        self._state.hide()
        self._rows.refill(())

    def _row(self, check: Check) -> ChecklistRow:
        spoken = language()
        mend = translate("Site", "Put it on the list") if check.code == LISTABLE else ""
        row = ChecklistRow(
            check.code,
            str(check.state),
            check.sentence(spoken),
            check.next_step(spoken),
            mend=mend,
        )
        row.mended.connect(lambda _code: self.listed.emit())
        return row
