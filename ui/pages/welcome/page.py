"""The page of the first start: try the sample, make a bot, open one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.voice import Trade
from builder.vault.passphrase import generate, strength_bits
from ui.dialogs.port import Dialogs
from ui.errors import tell
from ui.surroundings import NewBot, Surroundings
from ui.translation import LANGUAGES, language, translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import field, text_line
from ui.widgets.page_frame import PageFrame
from ui.widgets.password_field import PasswordField
from ui.widgets.rows import empty
from ui.widgets.text import ElidedLabel, label, line


class WelcomePage(PageFrame):
    """Nothing here talks to the engine: it says what is wanted."""

    sample_wanted = Signal(str)
    bot_wanted = Signal(object)
    file_wanted = Signal(Path)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Welcome", "Welcome to Hushdesk"),
            translate(
                "Welcome",
                "A support chatbot from your own documents. Everything stays on this computer "
                "until you decide otherwise.",
            ),
        )
        self._dialogs = dialogs
        self._has_keyring = False
        self._has_sample = False
        self._build()
        self._listen()
        self._arrange()

    def show_surroundings(self, found: Surroundings) -> None:
        """Show which bots there are, and whether a keyring can open them."""
        self._has_keyring = found.keyring is not None
        self._has_sample = found.sample
        empty(self._bots)
        for place, entry in enumerate(found.bots):
            if place:
                self._bots.addWidget(line())
            self._bots.addWidget(self._bot_row(entry.name, entry.path))
        self._list.setVisible(bool(found.bots))
        self._none.setVisible(not found.bots)
        if found.problem is not None:
            told = tell(found.problem)
            self._second.setText(f"{told.sentence} {told.next_step}")
        else:
            self._second.setText(
                translate(
                    "Welcome",
                    "The keyring of this computer opens the bot by itself. A passphrase opens it "
                    "when the keyring is lost; you can add it later.",
                )
            )
        self._arrange()

    def _build(self) -> None:
        self.sample = Button(
            translate("Welcome", "Open the sample bot"), kind="primary", icon_name="sparkles"
        )
        self.name = text_line(translate("Welcome", "Name"), translate("Welcome", "My shop"))
        self.name.setMaxLength(100)
        self.language = Choice(translate("Welcome", "Language of your visitors"), LANGUAGES.items())
        self.language.choose(language())
        self.trade = Choice(translate("Voice", "What kind of business it is"), _trades())
        self.make = Button(translate("Welcome", "Make one for me"))
        self.password = PasswordField(
            translate("Welcome", "Passphrase"), beside=self.make, strength=strength_bits
        )
        self._second = label("", "small", wrap=True)
        self.make_bot = Button(translate("Welcome", "Create the bot"), kind="primary")
        self.open_file = Button(translate("Welcome", "Open a file…"), icon_name="folder-open")
        self._list = Card(translate("Welcome", "Your bots"), "", self.open_file)
        self._bots = QVBoxLayout()
        self._bots.setSpacing(6)
        self._list.add(self._bots)
        self._list.hide()
        self.open_other = Button(translate("Welcome", "Open a file…"), icon_name="folder-open")
        self._none = Card(
            translate("Welcome", "You have one already?"),
            translate("Welcome", "A bot from another computer opens from its file, or its backup."),
            self.open_other,
        )
        self.add(self._list, self._sample_card(), self._new_card(), self._none)

    def _sample_card(self) -> Card:
        return Card(
            translate("Welcome", "Look around first"),
            translate(
                "Welcome",
                "A small bicycle shop with documents, prices and a policy. Ask it something, take "
                "it apart, throw it away.",
            ),
            self.sample,
        )

    def _new_card(self) -> Card:
        card = Card(translate("Welcome", "Make your own"))
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(field(translate("Welcome", "Name"), self.name), 3)
        first.addWidget(field(translate("Welcome", "Language of your visitors"), self.language), 2)
        begins = translate(
            "Voice",
            "Sets a voice, topics that are never answered, questions to offer and a privacy "
            "preset that suit it. You can change all of it, and no fact is invented.",
        )
        trade = field(translate("Voice", "What kind of business it is"), self.trade, begins)
        foot = QHBoxLayout()
        foot.addWidget(self.make_bot)
        foot.addStretch(1)
        secret = field(translate("Welcome", "Passphrase"), self.password, buddy=self.password.line)
        card.add(first, trade, secret, self._second)
        card.add(foot)
        return card

    def _listen(self) -> None:
        self.sample.clicked.connect(lambda _checked: self.want_sample())
        self.name.textChanged.connect(lambda _text: self._arrange())
        self.name.returnPressed.connect(self._want_bot)
        self.password.edited.connect(lambda _text: self._arrange())
        self.password.submitted.connect(self._want_bot)
        self.make.clicked.connect(lambda _checked: self._make())
        self.make_bot.clicked.connect(lambda _checked: self._want_bot())
        for button in (self.open_file, self.open_other):
            button.clicked.connect(
                lambda _checked: self._dialogs.bot_file(self, self.file_wanted.emit)
            )

    def _arrange(self) -> None:
        ready = bool(self.name.text().strip())
        self.make_bot.setEnabled(ready and (self._has_keyring or bool(self.password.text)))

    def _make(self) -> None:
        self.password.fill(generate())
        self.password.reveal(True)

    def want_sample(self) -> None:
        """Open the sample bot; to make it without a keyring, a passphrase is asked for first."""
        if self._has_keyring or self._has_sample:
            self.sample_wanted.emit("")
            return
        self._dialogs.new_passphrase(
            self,
            translate("Welcome", "A passphrase for the sample bot"),
            translate("Welcome", "This computer has no keyring, so a passphrase opens the bot."),
            self.sample_wanted.emit,
        )

    def _want_bot(self) -> None:
        if self.make_bot.isEnabled():
            wanted = NewBot(
                name=self.name.text().strip(),
                language=self.language.value,
                trade=self.trade.value,
                passphrase=self.password.text,
            )
            self.bot_wanted.emit(wanted)

    def _bot_row(self, name: str, path: Path) -> QWidget:
        row = QWidget()
        opener = Button(translate("Welcome", "Open"), kind="small")
        opener.setAccessibleName(translate("Welcome", "Open {name}").format(name=name))
        opener.clicked.connect(lambda _checked: self.file_wanted.emit(path))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(12)
        inside.addWidget(IconLabel("bot"))
        inside.addWidget(ElidedLabel(name, "strong"), 1)
        inside.addWidget(opener)
        return row


def _trades() -> list[tuple[str, str]]:
    return [
        (Trade.NONE, translate("Voice", "Another one")),
        (Trade.SHOP, translate("Voice", "A shop")),
        (Trade.SALON, translate("Voice", "A salon")),
        (Trade.CLINIC, translate("Voice", "A clinic or practice")),
        (Trade.RESTAURANT, translate("Voice", "A restaurant")),
        (Trade.SERVICES, translate("Voice", "Services")),
    ]
