"""A mail server on loopback that nobody here wrote (aiosmtpd), and the ways it can fail."""

from __future__ import annotations

import asyncio
import ssl
import threading
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "shop@willow.example", "pw-mark-7d1f"


class MailServer:
    """Takes mail in memory, as a context manager.

    Attributes:
        taken: the messages it said yes to.
        faults: replies to give instead, one after the other: `rcpt 450 …`, `data 451 …`,
            `data cut`, `data silence`.
        logins: user names that tried, with whether they may.
    """

    def __init__(
        self,
        tls: ssl.SSLContext | None = None,
        *,
        login: bool = False,
        starttls: bool = True,
        faults: tuple[str, ...] = (),
    ) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.logins: list[tuple[str, bool]] = []
        self.encrypted: list[bool] = []
        self.faults = list(faults)
        self._implicit = tls if not starttls else None
        self._options: dict[str, Any] = {
            "tls_context": tls if starttls else None,
            "require_starttls": tls is not None and starttls,
            "auth_required": login,
            "auth_require_tls": tls is not None,
            "authenticator": self._authenticate,
        }
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._up = threading.Event()
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    def _run(self) -> None:
        async def begin() -> None:
            self._server = await self._loop.create_server(
                lambda: SMTP(self, loop=self._loop, **self._options),
                "127.0.0.1",
                0,
                ssl=self._implicit,
            )
            self._up.set()

        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(begin())
        self._loop.run_forever()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        async def end() -> None:
            assert self._server is not None
            self._server.close()
            others = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(30)
        self._loop.close()

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, data: Any
    ) -> AuthResult:
        ok = isinstance(data, LoginPassword) and (
            (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
        )
        self.logins.append((data.login.decode(), ok))
        return AuthResult(success=ok, handled=ok)

    def _fault(self, step: str) -> str:
        if self.faults and self.faults[0].startswith(f"{step} "):
            return self.faults.pop(0).removeprefix(f"{step} ")
        return ""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if fault := self._fault("rcpt"):
            return fault
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        fault = self._fault("data")
        if fault == "cut":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
            return "250 never seen"
        if fault == "silence":
            await asyncio.Event().wait()  # until the server ends
        if fault:
            return fault
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        assert server.transport is not None
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        self.recipients.append(list(envelope.rcpt_tos))
        self.taken.append(message)
        return "250 OK"
