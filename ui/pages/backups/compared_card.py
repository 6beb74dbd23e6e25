"""The card with what is other in the bot than in a backup."""

from __future__ import annotations

from builder.studio.backup_comparing import Compared
from builder.system import texts
from ui.pages.backups.words import moment
from ui.translation import language, translate
from ui.widgets.card import Card
from ui.widgets.difference_rows import difference_rows
from ui.widgets.rows import Rows
from ui.widgets.text import label


class ComparedCard(Card):
    """Hidden until something was compared; nothing is brought back for it."""

    def __init__(self) -> None:
        super().__init__(translate("Backups", "What changed since the backup"))
        self._what = label("", "small", wrap=True)
        self._other = label(
            translate("Backups", "It is a backup of another bot than this one."), "warn", wrap=True
        )
        self._nothing = label(texts.say("history.nothing", language()), wrap=True)
        self.sentences: tuple[str, ...] = ()
        self._rows = Rows()
        self.add(self._what, self._other, self._nothing, self._rows)
        self.hide()

    def show_compared(self, found: Compared) -> None:
        """Show what is other now."""
        said = translate("Backups", "“{name}” of {moment}, revision {number}, beside now.")
        self._what.setText(
            said.format(name=found.name, moment=moment(found.made), number=found.revision)
        )
        self._other.setVisible(found.other)
        self._nothing.setVisible(not found.found)
        self.sentences = found.told
        self._rows.refill(difference_rows(found.found, found.told))
        self.show()
