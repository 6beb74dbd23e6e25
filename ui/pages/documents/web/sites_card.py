"""The card that lists the sites in the bot, each to be read again or removed."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.websites import Scope, Website
from ui.accessibility import named
from ui.translation import number, translate
from ui.widgets.button import Button, IconLabel, icon_button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows import empty
from ui.widgets.text import ElidedLabel, label, line


class SitesCard(Card):
    """Emits the site that is to be read again, or removed."""

    again = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(translate("WebPages", "Websites in this bot"))
        self._buttons: list[Button] = []
        self._empty = EmptyState(
            "globe",
            translate("WebPages", "No website was read yet"),
            translate("WebPages", "Give an address above. You see each page before it is read."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add(self._empty, self._list)

    def take(self, sites: list[Website]) -> None:
        """Show `sites` in place of those that were there."""
        self._buttons = []
        empty(self._list)
        for site in sites:
            self._list.addWidget(self._row(site))
            self._list.addWidget(line())
        self._empty.setVisible(not sites)

    def show_busy(self, busy: bool) -> None:
        """While something is under way, nothing else begins."""
        for button in self._buttons:
            button.setEnabled(not busy)

    def buttons(self) -> list[Button]:
        """The buttons, two a site: read again, remove."""
        return list(self._buttons)

    def _row(self, site: Website) -> QWidget:
        shown = site.address.partition("://")[2].rstrip("/")
        words = translate("WebPages", "Read again")
        again = named(Button(words, kind="small", icon_name="rotate-ccw"), f"{words}: {shown}")
        again.clicked.connect(lambda _checked: self.again.emit(site))
        remove = icon_button(
            "trash-2", translate("WebPages", "Remove {address}").format(address=shown)
        )
        remove.clicked.connect(lambda _checked: self.removed.emit(site))
        self._buttons += [again, remove]
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(shown, "strong"))
        texts.addWidget(label(_facts(site), "small", wrap=True))
        made = QWidget()
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(14)
        inside.addWidget(IconLabel("globe"))
        inside.addLayout(texts, 1)
        inside.addWidget(again)
        inside.addWidget(remove)
        return made


def _facts(site: Website) -> str:
    kinds = {
        Scope.PAGE: translate("WebPages", "One page"),
        Scope.SITEMAP: translate("WebPages", "Pages of its sitemap"),
        Scope.SITE: translate("WebPages", "Whole site"),
    }
    when = QDateTime.fromString(site.read[:19], Qt.DateFormat.ISODate)
    when.setTimeZone(when.timeZone().utc())
    told = QLocale().toString(when.toLocalTime(), QLocale.FormatType.ShortFormat)
    pages = number(site.pages).translate("WebPages", "%n pages", "", 0)
    read = translate("WebPages", "read {when}").format(when=told)
    return " · ".join((kinds[Scope(site.scope)], pages, read))
