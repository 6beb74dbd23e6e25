"""Handing a talk over to a person: what the owner set, and why a visitor needs one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

ADDRESS = r"([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,255})?"
"""An e-mail address as mail servers take it everywhere; its host may be of any alphabet."""

MAIL_KEY, WEBHOOK_KEY = "smtp", "webhook"
"""Under these kinds the mail server's password and the signing secret are kept, like a key."""


class MailSecurity(StrEnum):
    """How the way to the mail server is encrypted; `none` only reaches this computer itself."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class PassedOn(StrEnum):
    """What of the talk a person gets, beside what the visitor writes to them."""

    MASKED = "masked"
    QUESTION = "question"
    TALK = "talk"


class OutsideHours(StrEnum):
    """What is offered when nobody is there."""

    MESSAGE = "message"
    TELL = "tell"


class Reason(StrEnum):
    """Why a person is offered."""

    WISH = "wish"
    DISTRESS = "distress"
    TOPIC = "topic"
    REFUSED = "refused"


class Presence(StrEnum):
    """Whether somebody is there to answer: `message` takes one down, `away` only says when."""

    THERE = "there"
    MESSAGE = "message"
    AWAY = "away"


class Hours(Protocol):
    """When somebody is there."""

    def is_open(self, now: datetime) -> bool | None:
        """Whether somebody is there at `now`, an aware moment; None when it is not known."""
        ...

    def next_opening(self, now: datetime) -> datetime | None:
        """When somebody is there again, in the owner's time zone; None when it is not known."""
        ...


@dataclass(frozen=True, slots=True)
class HandoverSettings:
    """`handover.*`: how a talk reaches a person, and when that is offered.

    Attributes:
        email: who gets the mail; `sender` is who it comes from, the same address when empty.
        mail_server: empty when nothing goes by mail.
        webhook: the address that gets the signed message; empty when none does.
        local_network: the mail server or the webhook may be in the host's own network.
        after_refusals: how many times the bot did not know before a person is offered; 0 for never.
        topics: words that make a person be offered.
        give_up_days: how long a delivery is tried again.
        offer: the owner's words above the form.
        thanks: the owner's words once it is on its way.
    """

    enabled: bool = False
    email: str = field(default="", metadata={"pattern": ADDRESS})
    sender: str = field(default="", metadata={"pattern": ADDRESS})
    mail_server: str = field(default="", metadata={"pattern": r"[^\s/@:\[\]]{0,253}"})
    mail_port: int = field(default=587, metadata={"minimum": 1, "maximum": 65535})
    mail_security: MailSecurity = MailSecurity.STARTTLS
    mail_user: str = field(default="", metadata={"pattern": r"[^\x00-\x1f\x7f]{0,200}"})
    webhook: str = field(default="", metadata={"pattern": r"(https?://[^\s@/?#]+(/[^\s@#]*)?)?"})
    local_network: bool = False
    after_refusals: int = field(default=1, metadata={"minimum": 0, "maximum": 5})
    topics: tuple[str, ...] = ()
    on_distress: bool = True
    outside_hours: OutsideHours = OutsideHours.MESSAGE
    passes_on: PassedOn = PassedOn.MASKED
    give_up_days: int = field(default=3, metadata={"minimum": 1, "maximum": 14})
    offer: str = field(default="", metadata={"multiline": True})
    thanks: str = field(default="", metadata={"multiline": True})

    @property
    def by_mail(self) -> bool:
        """Whether a mail can be sent."""
        return bool(self.enabled and self.mail_server and self.email)

    @property
    def by_webhook(self) -> bool:
        """Whether there is a webhook."""
        return bool(self.enabled and self.webhook)

    @property
    def ready(self) -> bool:
        """Whether a talk reaches a person at all."""
        return self.by_mail or self.by_webhook
