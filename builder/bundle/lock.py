"""What a bundle is sealed to: a passphrase, or recipients and the owner; never both."""

from __future__ import annotations

import io
from dataclasses import dataclass

from builder.bundle import age_passphrase, age_payload, age_recipients
from builder.bundle.age_payload import Readable, Writable
from builder.bundle.identity import parse_identities, parse_recipients
from builder.bundle.streams import Joined
from builder.core.errors import BundleError, UsageError
from builder.vault.secret import Secret

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
RECIPIENTS = "recipients"
KINDS = (PASSPHRASE, RECIPIENTS)


@dataclass(frozen=True, slots=True)
class Lock:
    """Who will be able to open.

    Attributes:
        passphrase: for the people and hosts that are told it.
        recipients: `age1…` of hosts.
        owner: the owner's own `age1…`, added to the recipients, so that the owner can reopen
            what was sealed to a host.
        work_factor: log2 of scrypt's N for the passphrase.
    """

    passphrase: Secret | None = None
    recipients: tuple[str, ...] = ()
    owner: str | None = None
    work_factor: int = age_passphrase.WORK_FACTOR

    @property
    def kind(self) -> str:
        """`passphrase` or `recipients`."""
        return PASSPHRASE if self.passphrase is not None else RECIPIENTS

    @property
    def all_recipients(self) -> tuple[str, ...]:
        """Every recipient once, the owner last."""
        if self.passphrase is not None:
            return ()
        return tuple(dict.fromkeys((*self.recipients, *((self.owner,) if self.owner else ()))))

    def check(self) -> None:
        """Refuse what cannot be sealed to, before any work is done.

        Raises:
            UsageError: `sealed_both_ways`, `sealed_to_nobody`, `empty_passphrase`,
                `passphrase_not_text` or `bad_recipient`.
        """
        if self.passphrase is not None and self.recipients:
            raise UsageError("sealed_both_ways")
        if self.passphrase is None and not self.recipients:
            raise UsageError("sealed_to_nobody")
        if self.passphrase is not None:
            _check_passphrase(self.passphrase)
        parse_recipients(self.all_recipients)

    def seal(self, data: bytes) -> bytes:
        """`data` as an age file.

        Raises:
            UsageError: as `check`.
        """
        out = io.BytesIO()
        self.seal_stream(io.BytesIO(data), out)
        return out.getvalue()

    def seal_stream(self, source: Readable, out: Writable) -> None:
        """Write what `source` gives to `out` as an age file, piece by piece.

        Raises:
            UsageError: as `check`.
            OSError: `out` cannot be written.
        """
        self.check()
        if self.passphrase is None:
            age_recipients.encrypt_stream(source, out, self.all_recipients)
            return
        secret = self.passphrase.reveal()
        age_passphrase.encrypt_stream(source, out, secret, work_factor=self.work_factor)


def _check_passphrase(passphrase: Secret) -> None:
    if not passphrase:
        raise UsageError("empty_passphrase")
    try:
        passphrase.text()
    except UnicodeDecodeError:
        raise UsageError("passphrase_not_text") from None


def kind_of(sealed: bytes) -> str:
    """How an age file is sealed: `passphrase` or `recipients`."""
    return PASSPHRASE if age_passphrase.is_typed(sealed) else RECIPIENTS


def unseal(sealed: bytes, *, passphrase: Secret | None, identity: Secret | None) -> bytes:
    """The content of an age file; whole or not at all.

    Raises:
        BundleError: `bundle_needs_passphrase`, `bundle_needs_identity`, `wrong_passphrase`,
            `not_a_recipient` or `payload_damaged`.
        UsageError: `bad_identity`.
    """
    import pyrage

    if kind_of(sealed) == RECIPIENTS:
        out = io.BytesIO()
        unseal_stream(io.BytesIO(sealed), out, identity)
        return out.getvalue()
    if passphrase is None:
        raise BundleError("bundle_needs_passphrase")
    cost = age_passphrase.work_factor(sealed)
    dear = cost is None or cost > age_passphrase.WORK_FACTOR_LIMIT
    if dear or not age_payload.has_sound_head(sealed):
        raise BundleError("payload_damaged")
    try:
        opened: bytes = pyrage.passphrase.decrypt(sealed, passphrase.text())
    except pyrage.DecryptError as error:
        raise BundleError(refusal(str(error), cost)) from None
    except UnicodeDecodeError:
        raise BundleError("wrong_passphrase") from None
    return opened


def unseal_stream(source: Readable, out: Writable, identity: Secret | None) -> None:
    """Write the content of an age file that was sealed to recipients to `out`, as it comes.

    What was written is worth nothing until this has returned.

    Raises:
        BundleError: `bundle_needs_identity`, `not_a_recipient` or `payload_damaged`; that too
            when `out` takes no more, so `out` must remember why.
        UsageError: `bad_identity`.
    """
    import pyrage

    head = source.read(age_payload.HEAD_LIMIT)
    if not age_payload.has_sound_head(head):
        raise BundleError("payload_damaged")
    if identity is None:
        raise BundleError("bundle_needs_identity")
    try:
        pyrage.decrypt_io(Joined(head, source), out, parse_identities(identity))
    except pyrage.DecryptError as error:
        raise BundleError(refusal(str(error), None)) from None
    except OSError:  # of pyrage's own: a piece does not authenticate
        raise BundleError("payload_damaged") from None


def refusal(reason: str, cost: int | None) -> str:
    """The code for what pyrage says; `cost` is None for a file that identities open.

    One error of pyrage stands for all; its words tell a wrong secret from damaged content.
    """
    if cost is None:
        return "not_a_recipient" if "No matching keys" in reason else "payload_damaged"
    return "wrong_passphrase" if reason == "Decryption failed" else "payload_damaged"
