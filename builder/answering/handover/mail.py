"""A letter as an e-mail: plain text, made by a machine and saying so, safe in every header."""

from __future__ import annotations

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from builder.answering.handover.letter import Letter
from builder.core.bot import BotSpec
from builder.core.handover import ADDRESS
from builder.privacy.egress import normalise
from builder.system import texts

_POLICY = SMTP.clone(cte_type="7bit", max_line_length=78)
_SUBJECT = 120


def make_mail(
    spec: BotSpec, letter: Letter, text: str, *, mail_id: str, made: datetime
) -> EmailMessage:
    """The message that carries `text`.

    Args:
        spec: who it comes from and goes to.
        letter: what it is about.
        text: what the gate cleared for `mail`.
        mail_id: the hand-over's own: the same at every try, so that a second copy is seen as one.
        made: when the visitor passed it on.
    """
    to = spec.handover.email
    sender = spec.handover.sender or to
    message = EmailMessage(policy=_POLICY)
    subject = texts.say(f"handover.letter.{letter.kind}.subject", letter.frame, bot=letter.bot)
    message["Subject"] = subject[:_SUBJECT]
    message["From"] = _address(sender, letter.bot)
    message["To"] = _address(to)
    if (reply := reply_to(letter.contact)) is not None:
        message["Reply-To"] = reply
    message["Date"] = format_datetime(made)
    message["Message-ID"] = f"<{mail_id}@{_host(sender)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers to it
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(text, subtype="plain", charset="utf-8", cte="quoted-printable")
    return message


def route(spec: BotSpec) -> tuple[str, str]:
    """(sender, recipient) as the mail server is told them."""
    to = spec.handover.email
    return _plain(spec.handover.sender or to), _plain(to)


def reply_to(contact: str) -> Address | None:
    """The visitor's address to answer to, when what they left is one."""
    given = contact.strip()
    if not given or not re.fullmatch(ADDRESS, given) or not _host(given):
        return None
    return _address(given)


def _address(address: str, shown: str = "") -> Address:
    local, _, _ = address.rpartition("@")
    return Address(display_name=shown, username=local, domain=_host(address))


def _plain(address: str) -> str:
    return f"{address.rpartition('@')[0]}@{_host(address)}"


def _host(address: str) -> str:
    return normalise(address.rpartition("@")[2])
