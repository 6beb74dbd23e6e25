"""A person to turn to."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from ui.translation import translate
from ui.widgets.field import field, text_line
from ui.widgets.form_card import FormCard


class PersonCard(FormCard):
    """How visitors reach the business."""

    def __init__(self) -> None:
        super().__init__(
            translate("Answers", "A person to turn to"),
            translate("Answers", "Shown when the bot does not know, or when somebody asks."),
        )
        self.email = text_line(translate("Answers", "E-mail"), "hello@example.com")
        self.phone = text_line(translate("Answers", "Phone"), "01632 960 184")
        self.web = text_line(translate("Answers", "Contact page"), "https://example.com/contact")
        self.hold("contact.email", self.email)
        self.hold("contact.phone", self.phone)
        self.hold("contact.page", self.web)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(field(translate("Answers", "E-mail"), self.email))
        first.addWidget(field(translate("Answers", "Phone"), self.phone))
        self.add(first)
        self.add(field(translate("Answers", "Contact page"), self.web))
