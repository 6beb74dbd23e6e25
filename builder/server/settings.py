"""How a host runs: where it listens, what it may spend on one visitor, which bundle it serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from builder.core.errors import ServeError
from builder.vault.secret import Secret

if TYPE_CHECKING:
    from builder.bundle.lock import Lock


@dataclass(frozen=True, slots=True)
class Caps:
    """What one visitor, one session and the whole host may use. All of it is counted before use.

    Attributes:
        requests_per_minute: anything under `/api`, an address.
        sessions_per_hour: new sessions, an address.
        messages_per_minute: questions, an address; so is `messages_per_day`.
        handovers_per_day: talks passed on to a person, an address.
        token_messages_per_minute: questions over `/v1`, a token; so is `token_messages_per_day`.
        talk_bytes: of a request to `/v1`, which brings the talk along.
        wrong_tokens_per_minute: operators' tokens that are none, an address.
        turns: questions in one session.
        remembered: messages of one talk kept in memory, for the visitor and the bot.
        history: earlier turns that are told to the bot with a question.
        answers_at_once: answers being made at the same moment, all visitors together.
        answers_waiting: questions that wait for their turn meanwhile; one more is refused at once.
        answer_seconds: after so long an answer is given up.
    """

    body_bytes: int = 16_384
    message_characters: int = 2_000
    requests_per_minute: int = 240
    sessions_per_hour: int = 60
    messages_per_minute: int = 20
    messages_per_day: int = 500
    handovers_per_day: int = 10
    token_messages_per_minute: int = 300
    token_messages_per_day: int = 20_000
    talk_bytes: int = 262_144
    wrong_tokens_per_minute: int = 10
    turns: int = 100
    history: int = 8
    remembered: int = 60
    session_minutes: int = 240
    sessions_at_once: int = 5_000
    answers_at_once: int = 16
    answers_waiting: int = 240
    answer_seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """Which bundle is served: what the health page and the notice say of it.

    Attributes:
        owner: what a file for its owner is sealed to; None where nobody but the host is known.
    """

    id: str = ""
    version: int = 0
    signer: str = ""
    owner: Lock | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class HostSettings:
    """Where the host listens and what stands before it.

    Attributes:
        host: the address it is bound to.
        behind_proxy: how many proxies of the operator's own every request has passed.
    """

    host: str = "127.0.0.1"
    behind_proxy: int = 0
    caps: Caps = Caps()

    @property
    def checks_host(self) -> bool:
        """Whether the `Host` of a request must name this computer (a guard against rebinding)."""
        return _is_loopback(self.host) and not self.behind_proxy


@dataclass(frozen=True, slots=True)
class HostOptions:
    """What `hushdesk serve` was told.

    Attributes:
        file: the sealed bundle.
        signer: minisign public key of who may have signed it; None to use the pinned one.
        passphrase: opens a bundle sealed to a passphrase; `identity` one sealed to a recipient.
        rotation: file of statements by which earlier signers handed over.
        instead_of: a signer that was trusted here and must not be any more.
        port: 0 for any free one.
        data: the host's own folder; by default one of the bundle's own in the data folder.
        base_path: the path of a site that the chat stands under, such as `/chat`.
        operator_token_file: names who may use `/operator`; by default one in the host's folder.
        stop_seconds: how long answers under way may take when the host is told to stop.
        key_files: provider → file that holds its key.
        database_url_file: holds the address of the database that replicas share; so does
            `redis_url_file` that of Redis, and `shared_key_file` the key they have in common.
    """

    file: Path
    signer: str | None = None
    rotation: Path | None = None
    instead_of: str | None = None
    passphrase: Secret | None = None
    identity: Secret | None = None
    host: str = "127.0.0.1"
    port: int = 8080
    data: Path | None = None
    min_version: int = 0
    behind_proxy: int = 0
    base_path: str = ""
    operator_token_file: Path | None = None
    stop_seconds: float = 20.0
    key_files: Mapping[str, Path] = field(default_factory=dict)
    database_url_file: Path | None = None
    redis_url_file: Path | None = None
    shared_key_file: Path | None = None
    caps: Caps = Caps()

    def check(self) -> None:
        """Refuse to show visitors' words to everybody on the way.

        Raises:
            ServeError: `plain_http`, for an address others can reach with no proxy that adds TLS.
        """
        if not _is_loopback(self.host) and self.behind_proxy < 1:
            raise ServeError("plain_http", host=self.host)


def _is_loopback(host: str) -> bool:
    from builder.privacy.egress import is_loopback  # brings the HTTP library with it

    return is_loopback(host)
