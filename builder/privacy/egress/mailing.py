"""Mail through the door: one message to one server, encrypted, checked, counted, in time."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

import httpcore

from builder.core.cleared import Cleared
from builder.core.contact import Outcome
from builder.core.errors import Cancelled, DeliveryError, PolicyError
from builder.core.handover import MailSecurity
from builder.core.progress import CancelToken
from builder.privacy.egress.book import carried
from builder.privacy.egress.guard import passage
from builder.privacy.egress.patience import Patience
from builder.privacy.egress.requests import tls_context
from builder.privacy.egress.tally import Keeper, Tallies, Tally, address_of, broken_off
from builder.vault.secret import Secret

SILENCE_S = 20.0
"""How long a mail server may say nothing."""

WHOLE_S = 60.0
"""How long one delivery may take in all."""

_READY = 220
_SLICE_S = 0.1
_WHOM = "[127.0.0.1]"
"""What the server is told of this computer: nothing."""

_REPLIES: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "mail_login_refused"),
    (smtplib.SMTPSenderRefused, "mail_sender_refused"),
    (smtplib.SMTPResponseException, "mail_refused"),
    (smtplib.SMTPNotSupportedError, "mail_refused"),
)
_FAILURES: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((ssl.SSLError,), "mail_insecure"),
    ((TimeoutError,), "mail_timeout"),
    ((socket.gaierror, UnicodeError, ConnectionRefusedError), "mail_unreachable"),
)
"""Looked through in this order: the first kind that fits names it."""

Addresses = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes mail, and how it is spoken to."""

    host: str
    port: int
    security: MailSecurity
    user: str = ""
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message on its way.

    Attributes:
        text: what it carries, cleared for `mail`.
    """

    sender: str
    recipient: str
    message: EmailMessage
    text: Cleared


class Post:
    """Delivers mail to one server.

    Args:
        keeper: the door.
        server: where to.
        addresses: from a name to the addresses that may be contacted.
        token: ends a delivery within a fraction of a second.
    """

    def __init__(
        self,
        keeper: Keeper,
        server: MailServer,
        addresses: Addresses,
        *,
        token: CancelToken | None = None,
        silence_s: float = SILENCE_S,
        whole_s: float = WHOLE_S,
    ) -> None:
        self._keeper = keeper
        self._server = server
        self._addresses = addresses
        self._token = token or CancelToken()
        self._silence_s = silence_s
        self._whole_s = whole_s

    @property
    def host(self) -> str:
        """The server's name."""
        return self._server.host

    def send(self, envelope: Envelope) -> None:
        """Deliver `envelope`; the server has taken it when this returns.

        Raises:
            PolicyError: `host_not_allowed`, `host_withdrawn`, `neighbour_refused`.
            DeliveryError: `mail_unreachable`, `mail_insecure`, `mail_unencrypted`, `mail_timeout`,
                `mail_cut_off`, `mail_login_refused`, `mail_sender_refused`,
                `mail_recipient_refused`, `mail_later`, `mail_refused`.
            Cancelled: the token asked for it.
        """
        host, port = self._server.host, self._server.port
        tallies = Tallies(self._keeper, "mail", carried([envelope.text]))
        tally = tallies.admit(address_of(host, port))
        watch = _Watch(tally, address_of(host, port), self._token, self._whole_s)
        try:
            with watch, _named(host, watch):
                self._deliver(envelope, tally, watch)
        except BaseException as error:
            tally.close(broken_off(error, tally))
            raise
        tally.close(Outcome.ANSWERED)

    def _deliver(self, envelope: Envelope, tally: Tally, watch: _Watch) -> None:
        server = self._server
        session = _Session(self, watch)
        try:
            status, _ = session.connect(server.host, server.port)
            if status != _READY:
                raise _refused("mail_refused", status, server.host)
            session.ehlo_or_helo_if_needed()
            if server.security is MailSecurity.STARTTLS:
                if not session.has_extn("starttls"):
                    raise DeliveryError("mail_unencrypted", host=server.host)
                session.starttls(context=tls_context())
                session.ehlo()
            if server.user:
                password = server.password.text() if server.password else ""
                session.login(server.user, password)
            data = envelope.message.as_bytes()
            tally.bytes_out += len(data)
            session.sendmail(envelope.sender, [envelope.recipient], data)
            with contextlib.suppress(OSError, smtplib.SMTPException):
                session.quit()  # it is delivered; how the server says goodbye does not matter
        finally:
            session.close()

    def connection(self, watch: _Watch) -> socket.socket:
        """A connection to exactly what the server's name was resolved to. For the session."""
        server, failure = self._server, OSError("no address")
        patience = Patience(self._whole_s, self._token)
        try:
            found = patience.await_lookup(lambda: self._addresses(server.host, server.port))
        except httpcore.ConnectTimeout:
            raise DeliveryError("mail_timeout", host=server.host) from None
        for address in found:
            plain = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
            plain.settimeout(self._silence_s)
            watch.hold(plain)
            try:
                with passage([address]):
                    plain.connect((address, server.port))
            except OSError as error:
                plain.close()
                if isinstance(error, PolicyError) or watch.reason is not None:
                    raise
                failure = error
                continue
            if server.security is not MailSecurity.TLS:
                return plain
            wrapped = tls_context().wrap_socket(plain, server_hostname=server.host)
            watch.hold(wrapped)
            return wrapped
        raise DeliveryError("mail_unreachable", host=server.host) from failure


class _Session(smtplib.SMTP):
    """A session whose connection the door makes; nothing is looked up besides."""

    def __init__(self, post: Post, watch: _Watch) -> None:
        self._post, self._watch = post, watch
        super().__init__(local_hostname=_WHOM)
        self._host = post.host  # whose certificate STARTTLS asks for

    def _get_socket(self, *_where: Any) -> socket.socket:
        return self._post.connection(self._watch)

    def starttls(self, *, context: ssl.SSLContext | None = None) -> tuple[int, bytes]:  # type: ignore[override]
        done = super().starttls(context=context)
        if self.sock is not None:
            self._watch.hold(self.sock)
        return done


class _Watch:
    """Breaks a connection off: when told to, when it takes too long, when the host is forbidden."""

    def __init__(self, tally: Tally, address: str, token: CancelToken, whole_s: float) -> None:
        self._tally, self._address, self._token = tally, address, token
        self._ends = time.monotonic() + whole_s
        self._over = threading.Event()
        self._held: socket.socket | None = None
        self._thread = threading.Thread(target=self._look, name="mail-watch", daemon=True)
        self.reason: Exception | None = None

    def hold(self, connection: socket.socket) -> None:
        """Break off this connection when it comes to that."""
        self._held = connection

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_SLICE_S):
            try:
                self._token.check()
                self._tally.still(self._address)
                if time.monotonic() > self._ends:
                    self.reason = TimeoutError()
            except (Cancelled, PolicyError) as error:
                self.reason = error
            if self.reason is not None and self._held is not None:
                with contextlib.suppress(OSError):
                    self._held.shutdown(socket.SHUT_RDWR)
                return


@contextlib.contextmanager
def _named(host: str, watch: _Watch) -> Iterator[None]:
    """What a mail server or the way to it did, by our own codes."""
    try:
        yield
    except (DeliveryError, PolicyError):
        raise
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        if isinstance(watch.reason, Cancelled | PolicyError):
            raise watch.reason from None
        if watch.reason is not None:
            raise DeliveryError("mail_timeout", host=host) from None
        raise _of(error, host) from error


def _of(error: Exception, host: str) -> DeliveryError:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        status = max((code for code, _ in error.recipients.values()), default=550)
        return _refused("mail_recipient_refused", status, host)
    for kind, code in _REPLIES:
        if isinstance(error, kind):
            return _refused(code, int(getattr(error, "smtp_code", 0)), host)
    found = (code for kinds, code in _FAILURES if isinstance(error, kinds))
    return DeliveryError(next(found, "mail_cut_off"), host=host)


def _refused(code: str, status: int, host: str) -> DeliveryError:
    """A server that says 4xx asks to come again, which is how greylisting begins."""
    if 400 <= status < 500:
        return DeliveryError("mail_later", host=host, status=status)
    return DeliveryError(code, host=host, status=max(status, 0))
