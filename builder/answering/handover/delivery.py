"""Delivers a letter by mail or to a webhook: through the door, once, or with the reason why not."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import datetime

from builder.answering.assembly import KEY_ENTRY
from builder.answering.handover.letter import Letter
from builder.answering.handover.mail import make_mail, route
from builder.answering.handover.webhook import make_body, signed_headers
from builder.core.bot import BotSpec
from builder.core.errors import DeliveryError, HushdeskError, PolicyError
from builder.core.handover import MAIL_KEY, WEBHOOK_KEY, MailSecurity
from builder.core.ports import Clock, SecretStore
from builder.core.progress import CancelToken
from builder.privacy.egress import Door, Failure, failure_of, host_of, is_loopback, normalise
from builder.privacy.egress.mailing import Envelope, MailServer
from builder.privacy.egress.neighbours import delivered_to
from builder.privacy.gate import Gate
from builder.system.clock import SystemClock
from builder.vault.secret import Secret

MAIL, WEBHOOK = "mail", "webhook"

SILENCE_S, WHOLE_S = 15.0, 30.0
"""How long a webhook may say nothing, and take in all."""

_REPLY_BYTES = 65_536
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT_S = 86_400.0

_FAILURES = {
    Failure.UNREACHABLE: "webhook_unreachable",
    Failure.TIMEOUT: "webhook_timeout",
    Failure.CUT_OFF: "webhook_cut_off",
}


class Delivery:
    """The ways from one bot to a person.

    Args:
        spec: what its owner set.
        gate: clears what is sent.
        door: the only way out.
        secrets: where the mail server's password and the signing secret are.
    """

    def __init__(
        self,
        spec: BotSpec,
        gate: Gate,
        door: Door,
        secrets: SecretStore | None,
        clock: Clock | None = None,
    ) -> None:
        self._spec = spec
        self._gate = gate
        self._door = door
        self._secrets = secrets
        self._clock = clock or SystemClock()

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways that are set up: `mail`, `webhook`."""
        settings = self._spec.handover
        ways = ((MAIL, settings.by_mail), (WEBHOOK, settings.by_webhook))
        return tuple(name for name, there in ways if there)

    def send(
        self,
        channel: str,
        letter: Letter,
        *,
        message_id: str,
        made: datetime,
        token: CancelToken | None = None,
    ) -> None:
        """Deliver `letter`; it was taken when this returns.

        Args:
            channel: one of `channels`.
            letter: what to deliver.
            message_id: the same at every try.
            made: when the visitor passed it on.
            token: ends it within a fraction of a second.

        Raises:
            DeliveryError: why not, this time; see `Post.send`, and `webhook_unreachable`,
                `webhook_timeout`, `webhook_cut_off`, `webhook_insecure`, `webhook_redirected`,
                `webhook_later`, `webhook_refused`, `webhook_secret_missing`,
                `mail_password_missing`, `channel_gone`.
            PolicyError: `host_not_allowed`, `host_withdrawn`, `neighbour_refused`.
            UsageError: `webhook_secret_bad`.
            Cancelled: the token asked for it.
        """
        if token is not None:
            token.check()
        if channel not in self.channels:
            raise DeliveryError("channel_gone", channel=channel)
        if channel == MAIL:
            self._mail(letter, message_id, made, token)
        else:
            self._post(letter, message_id, made, token)

    def _mail(
        self, letter: Letter, message_id: str, made: datetime, token: CancelToken | None
    ) -> None:
        settings = self._spec.handover
        password = self._secret(MAIL_KEY)
        if settings.mail_user and password is None:
            raise DeliveryError("mail_password_missing", host=settings.mail_server)
        server = MailServer(
            normalise(settings.mail_server),
            settings.mail_port,
            settings.mail_security,
            settings.mail_user,
            password,
        )
        if server.security is MailSecurity.NONE and not is_loopback(server.host):
            raise DeliveryError("mail_unencrypted", host=server.host)
        text = letter.cleared(self._gate, "mail")
        message = make_mail(self._spec, letter, text.text, mail_id=message_id, made=made)
        sender, recipient = route(self._spec)
        allowed = delivered_to(local_network=settings.local_network)
        self._door.post(server, allowed, token=token).send(
            Envelope(sender, recipient, message, text)
        )

    def _post(
        self, letter: Letter, message_id: str, made: datetime, token: CancelToken | None
    ) -> None:
        settings = self._spec.handover
        host, secret = host_of(settings.webhook), self._secret(WEBHOOK_KEY)
        if settings.webhook.startswith("http:") and not self._near(host):
            raise DeliveryError("webhook_unencrypted", host=host)
        if secret is None:
            raise DeliveryError("webhook_secret_missing")
        text = letter.cleared(self._gate, "webhook")
        body = make_body(letter, text.text, message_id=message_id, made=made)
        headers = signed_headers(body, secret, message_id=message_id, now=self._clock.now())
        client = self._door.client(
            "webhook",
            carries=[text],
            timeout_s=SILENCE_S,
            deadline_s=WHOLE_S,
            token=token,
            addresses=delivered_to(local_network=settings.local_network),
        )
        try:
            with (
                client,
                client.stream("POST", settings.webhook, content=body, headers=headers) as reply,
            ):
                status, asked = reply.status_code, reply.headers.get("retry-after", "")
                _read(reply.iter_raw())
        except HushdeskError:
            raise
        except Exception as error:
            raise _failure(error, host) from error
        _judge(status, asked, host)

    def _near(self, host: str) -> bool:
        """Whether `host` is reached without the internet: this computer, or a network of ours."""
        return is_loopback(host) or self._spec.handover.local_network

    def _secret(self, kind: str) -> Secret | None:
        kept = self._secrets.get(KEY_ENTRY.format(kind=kind)) if self._secrets else None
        return Secret(kept) if kept else None


def _read(pieces: Iterator[bytes]) -> None:
    """Take a reply's body, which says nothing to us, so far that the contact ends in order."""
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > _REPLY_BYTES:
            return


def _judge(status: int, asked: str, host: str) -> None:
    if 200 <= status < 300:
        return
    if 300 <= status < 400:  # whoever follows a redirect sends a visitor's words to a stranger
        raise DeliveryError("webhook_redirected", host=host, status=status)
    if status in _LATER:
        wait = float(asked) if asked.isascii() and asked.isdigit() else 0.0
        told = {"retry_after": min(wait, _LONGEST_WAIT_S)} if wait else {}
        raise DeliveryError("webhook_later", host=host, status=status, **told)
    raise DeliveryError("webhook_refused", host=host, status=status)


def _failure(error: BaseException, host: str) -> HushdeskError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PolicyError):
            return cause
        if isinstance(cause, ssl.SSLError):
            return DeliveryError("webhook_insecure", host=host)
        cause = cause.__cause__ or cause.__context__
    kind = failure_of(error)
    return DeliveryError(_FAILURES[kind] if kind else "webhook_cut_off", host=host)
