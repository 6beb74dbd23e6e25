"""The verbs of handing over: what is set up, whether it works, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from builder.answering.assembly import KEY_ENTRY
from builder.answering.handover.delivery import MAIL, WEBHOOK, Delivery
from builder.answering.handover.letter import plain
from builder.answering.handover.webhook import new_secret
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.core.handover import MAIL_KEY, WEBHOOK_KEY
from builder.core.ids import new_id
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.privacy.conflicts import handover_addresses
from builder.privacy.egress import host_of, is_loopback, permits
from builder.studio import providers
from builder.studio.bots import Workbench
from builder.studio.privacy import host_allowed
from builder.system.clock import SystemClock


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a test message on one way; `error` says why it did not arrive."""

    channel: str
    host: str
    error: HushdeskError | None = None

    @property
    def ok(self) -> bool:
        """Whether it was taken."""
        return self.error is None


def save(
    bench: Workbench, changes: Mapping[str, Value], *, allowed: Collection[str] = ()
) -> BotSpec:
    """Make `changes`.

    Args:
        bench: the open bot.
        changes: by dotted name.
        allowed: the hosts that the owner has said talks may go to.

    Raises:
        UsageError: `bad_value`.
        PolicyError: `policy_conflict` when the policy keeps text from one of the hosts.
    """
    wanted = setting.change(bench.spec, changes)
    together = dict(changes)
    for _, address in handover_addresses(wanted):
        if host_of(address) in allowed:
            more = host_allowed(wanted, address)
            wanted = setting.change(wanted, more)
            together |= more
    return bench.change(together)


def new_hosts(bench: Workbench, changes: Mapping[str, Value]) -> tuple[str, ...]:
    """The hosts that `changes` need and the policy does not allow yet.

    Raises:
        UsageError: `bad_value`.
    """
    wanted = setting.change(bench.spec, changes)
    refused = [
        address
        for _, address in handover_addresses(wanted)
        if not (is_loopback(host_of(address)) or permits(wanted.privacy, address))
    ]
    return tuple(dict.fromkeys(host_of(address) for address in refused))


def missing(bench: Workbench) -> tuple[str, ...]:
    """Codes of what stands between a talk and a person; empty when nothing does, or it is off."""
    settings = bench.spec.handover
    if not settings.enabled:
        return ()
    if not settings.ready:
        return ("handover_incomplete",)
    found = []
    if settings.by_mail and settings.mail_user and not _kept(bench, MAIL_KEY):
        found.append("mail_password_missing")
    if settings.by_webhook and not _kept(bench, WEBHOOK_KEY):
        found.append("webhook_secret_missing")
    return tuple(found)


def make_secret(bench: Workbench) -> str:
    """A new signing secret, kept; told once, so that it can be given to the receiver."""
    secret = new_secret()
    providers.set_key(bench.secrets, WEBHOOK_KEY, secret, audit=bench.file.audit)
    return secret.text()


def send_test(bench: Workbench, token: CancelToken | None = None) -> list[Tried]:
    """Send a test message on every way, in the words of the bot's language; nobody's data in it.

    Raises:
        Cancelled: the token asked for it.
    """
    spec, clock = bench.spec, SystemClock()
    delivery = Delivery(spec, bench.bot.gate, bench.door, bench.secrets, clock)
    hosts = {MAIL: spec.handover.mail_server, WEBHOOK: host_of(spec.handover.webhook)}
    tried = []
    for channel in delivery.channels:
        error = None
        try:
            name = f"{new_id()}-{channel}"
            letter = plain(spec, "test")
            delivery.send(channel, letter, message_id=name, made=clock.now(), token=token)
        except HushdeskError as caught:
            if token is not None:
                token.check()
            error = caught
        bench.file.audit.record(
            "handover_tested", channel=channel, outcome=error.code if error else "delivered"
        )
        tried.append(Tried(channel, hosts[channel], error))
    return tried


def _kept(bench: Workbench, kind: str) -> bool:
    return bool(bench.secrets.get(KEY_ENTRY.format(kind=kind)))
