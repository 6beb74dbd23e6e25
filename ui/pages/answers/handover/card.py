"""The card *Handing over*."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.setting import Value
from builder.studio.handover import Tried
from ui.accessibility import announce
from ui.errors import Told, tell
from ui.pages.answers.handover.offer import OfferPart
from ui.pages.answers.handover.presenter import HandoverPresenter
from ui.pages.answers.handover.ways import HookPart, MailPart, SecretPart
from ui.pages.answers.key_presenter import KeyPresenter
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card, setting_row
from ui.widgets.notice import Notice
from ui.widgets.text import label
from ui.widgets.toggle import Toggle

HANDOVER_SETTINGS = (
    "handover.enabled", "handover.email", "handover.sender", "handover.mail_server",
    "handover.mail_port", "handover.mail_security", "handover.mail_user", "handover.webhook",
    "handover.local_network", "handover.after_refusals", "handover.topics", "handover.on_distress",
    "handover.outside_hours", "handover.passes_on", "handover.give_up_days", "handover.offer",
    "handover.thanks",
)  # fmt: skip
"""The settings this card shows, by dotted name."""


class HandoverCard(Card):
    """Off, or on with at least one way to a person, and a test that shows that it works."""

    edited = Signal()
    test_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Handover", "Handing over"),
            translate(
                "Handover",
                "A visitor sees word for word what is sent, agrees, and a person gets it.",
            ),
        )
        self.on = Toggle(translate("Handover", "Visitors can pass a talk on"))
        self.mail, self.hook, self.offer = MailPart(), HookPart(), OfferPart()
        self.test = Button(icon_name="send-horizontal")
        self.result = Notice()
        self.add(
            setting_row(
                translate("Handover", "Visitors can pass a talk on"),
                translate("Handover", "In the chat's menu, and where the bot does not know."),
                self.on,
            )
        )
        self._more = self._rest()
        self.add(self._more)
        self.on.toggled.connect(self._switched)
        self.test.clicked.connect(lambda _checked: self.test_wanted.emit())
        for part in (self.mail, self.hook, self.offer):
            part.edited.connect(self.edited.emit)
        self.show_dirty(False)
        self._more.setVisible(False)

    def attach(self, asked: HandoverPresenter) -> tuple[tuple[SecretPart, KeyPresenter], ...]:
        """Let `asked` do what is clicked here; the secrets, each with who keeps it."""
        self.hook.make.clicked.connect(lambda _checked: asked.make_secret())
        asked.made.connect(self.hook.show_made)
        asked.checking.connect(lambda busy: self.test.setEnabled(not busy))
        asked.checked.connect(self.show_tried)
        asked.failed.connect(self.result.fail)
        asked.password.known.connect(self.mail.password.show_key)
        asked.secret.known.connect(self.hook.secret.show_key)
        asked.password.find()
        asked.secret.find()
        return (self.mail.password, asked.password), (self.hook.secret, asked.secret)

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            "handover.enabled": self.on.isChecked(),
            **self.mail.form(),
            **self.hook.form(),
            **self.offer.form(),
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        self.on.setChecked(bool(values["handover.enabled"]))
        for part in (self.mail, self.hook, self.offer):
            part.show_values(values)

    def show_dirty(self, dirty: bool) -> None:
        """Say whether testing saves first."""
        self.test.setText(
            translate("Handover", "Save and send a test message")
            if dirty
            else translate("Handover", "Send a test message")
        )

    def show_tried(self, tried: list[Tried]) -> None:
        """Say what came of the test, way by way; the first that failed with what to do."""
        names = {
            "mail": translate("Handover", "E-mail through {host}"),
            "webhook": translate("Handover", "Webhook at {host}"),
        }
        if not tried:
            self.result.say(
                translate("Handover", "No way to a person is complete yet."), level="warn"
            )
            return
        arrived = [names[each.channel].format(host=each.host) for each in tried if each.ok]
        good = translate("Handover", "{ways}: the test message was taken.")
        said = good.format(ways=", ".join(arrived)) if arrived else ""
        for each in tried:
            if each.error is not None:
                told = tell(each.error)
                way = names[each.channel].format(host=each.host)
                sentence = " ".join(filter(None, (f"{way}: {told.sentence}", said)))
                self.result.fail(Told(told.code, sentence, told.next_step))
                announce(self, sentence)
                return
        self.result.say(said)
        announce(self, said)

    def _rest(self) -> QWidget:
        rest = QWidget()
        inside = QVBoxLayout(rest)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(18)
        for part in (self.mail, self.hook, self.offer):
            inside.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.test)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self.result)
        inside.addWidget(
            label(
                translate(
                    "Handover",
                    "Your host delivers, and tries again by itself for the days above. This "
                    "computer cannot see its deliveries: what failed is listed there by "
                    "“hushdesk handover list”, and told in its log and health page.",
                ),
                "small",
                wrap=True,
            )
        )
        return rest

    def _switched(self, on: bool) -> None:
        self._more.setVisible(on)
        self.edited.emit()
