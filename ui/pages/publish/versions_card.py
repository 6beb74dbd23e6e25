"""The card of versions: what was sealed, what is other since, and the one that leaked."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio import published
from builder.studio.published import Entry
from ui.pages.publish.versions_presenter import Standing
from ui.translation import MEGABYTE, data_size, language, moment, number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import label, line

_SHOWN, _SENTENCES = 5, 4


class VersionsCard(Card):
    """The newest versions; two of them side by side below."""

    compare_wanted = Signal(int, int)
    leak_told = Signal(int)

    def __init__(self) -> None:
        super().__init__(
            translate("Versions", "Versions"),
            translate("Versions", "Every file you sealed. Numbers only rise; hosts refuse less."),
        )
        self._entries: tuple[Entry, ...] = ()
        self._limit = _SHOWN
        self.now = label("", "small", wrap=True)
        self._rows = Rows()
        self._empty = label(translate("Versions", "Nothing was sealed yet."), "small", wrap=True)
        self.more = Button(translate("Versions", "Older ones"), kind="small")
        self.first = Choice(translate("Versions", "Compare version"))
        self.second = Choice(translate("Versions", "With"))
        self.compare = Button(translate("Versions", "Compare"), kind="small")
        self.found = label("", "small", wrap=True)
        self.found.hide()
        self._sides = QWidget()
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        for part in (self.first, self.second, self.compare):
            sides.addWidget(part)
        sides.addStretch(1)
        self.add(self.now, self._empty, self._rows, self.more, line(), self._sides, self.found)
        self.more.clicked.connect(lambda _on: self._show_more())
        self.compare.clicked.connect(lambda _on: self._ask())

    def show_standing(self, standing: Standing) -> None:
        """Show the versions there are."""
        self._entries = standing.entries
        self._empty.setVisible(not standing.entries)
        self.now.setVisible(bool(standing.entries))
        self.now.setText(_since(standing))
        self.found.hide()
        self._fill()
        kept = [each.published.version for each in self._entries if each.published.parts]
        self._sides.setVisible(bool(kept))
        for choice, more in ((self.first, False), (self.second, True)):
            choice.clear()
            if more:
                choice.addItem(translate("Versions", "the bot as it is now"), "0")
            for version in kept:
                choice.addItem(_named(version), str(version))

    def show_compared(self, sentences: list[str]) -> None:
        """Show what is other between the two."""
        self.found.setText(
            _listed(sentences) if sentences else translate("Versions", "Nothing is different.")
        )
        self.found.show()

    def leak_buttons(self) -> list[Button]:
        """The buttons that say a version leaked, the newest first."""
        return [button for button in self.findChildren(Button) if button.property("version")]

    def _ask(self) -> None:
        self.compare_wanted.emit(int(self.first.value or 0), int(self.second.value or 0))

    def _show_more(self) -> None:
        self._limit += 20
        self._fill()

    def _fill(self) -> None:
        self._rows.refill(self._row(entry) for entry in self._entries[: self._limit])
        self.more.setVisible(len(self._entries) > self._limit)

    def _row(self, entry: Entry) -> QWidget:
        row, made = entry.published, QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(f"{_named(row.version)} · {moment(row.when)}", "strong", wrap=True))
        texts.addWidget(label(_facts(entry), "small", wrap=True))
        if entry.changes:
            told = published.told(entry.changes, language())
            texts.addWidget(label(_listed(told, _SENTENCES), "small", wrap=True))
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(12)
        inside.addLayout(texts, 1)
        if row.withdrawn:
            pill = Pill()
            pill.say(translate("Versions", "Leaked"), "danger")
            inside.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        else:
            leak = Button(translate("Versions", "It leaked…"), kind="small")
            leak.setProperty("version", row.version)
            name = translate("Versions", "{version} leaked…").format(version=_named(row.version))
            leak.setAccessibleName(name)
            leak.clicked.connect(lambda _on, told=row.version: self.leak_told.emit(told))
            inside.addWidget(leak, 0, Qt.AlignmentFlag.AlignTop)
        return made


def _since(standing: Standing) -> str:
    if not standing.entries:
        return ""
    version = _named(standing.entries[0].published.version)
    if not standing.now:
        return translate("Versions", "Nothing changed since {version}.").format(version=version)
    told = translate("Versions", "Since {version}:").format(version=version)
    return f"{told}\n{_listed(list(standing.now), _SENTENCES)}"


def _listed(sentences: list[str], most: int = 40) -> str:
    rest = len(sentences) - most
    lines = [f"– {each}" for each in sentences[:most]]
    if rest > 0:
        lines.append(number(rest).translate("Versions", "and %n more", "", 0))
    return "\n".join(lines)


def _facts(entry: Entry) -> str:
    """Size, for whom, how much, tests, what was set aside: as far as there is something to say."""
    row = entry.published
    said = [data_size(row.size)]
    if row.recipients:
        said.append(number(len(row.recipients) - 1).translate("Versions", "for %n hosts", "", 0))
    else:
        said.append(translate("Versions", "by passphrase"))
    said.append(number(row.documents).translate("Versions", "%n documents", "", 0))
    said.append(number(row.passages).translate("Versions", "%n passages", "", 0))
    if row.memory:
        needs = translate("Versions", "a host needs {size} of memory")
        said.append(needs.format(size=data_size(row.memory * MEGABYTE)))
    if row.passed is not None:
        tests = translate("Versions", "{passed} tests passed, {failed} failed")
        said.append(tests.format(passed=row.passed, failed=row.failed))
    if row.waivers:
        said.append(number(len(row.waivers)).translate("Versions", "%n points set aside", "", 0))
    if row.keys:
        said.append(translate("Versions", "provider's key inside"))
    return " · ".join(said)


def _named(version: int) -> str:
    return translate("Versions", "Version {number}").format(number=QLocale().toString(version))
