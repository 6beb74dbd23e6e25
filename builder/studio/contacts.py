"""The verbs of the tab *Contacts*: who was contacted, why, and what was cleared to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from builder.core.bot import BotSpec, EmbedderKind, ModelKind
from builder.core.contact import Contact, HostContacts
from builder.core.policy import Network
from builder.core.setting import Value
from builder.privacy.conflicts import embedder_address, handover_addresses, provider_hosts
from builder.privacy.egress import host_of, is_loopback, permits
from builder.studio.bots import Workbench
from builder.system import tables

ALL: Final = 1_000_000
"""More contacts than the ledger ever holds."""

COLUMNS: Final = (
    "when", "host", "why", "outcome", "bytes_out", "bytes_in", "masked", "as_written",
)  # fmt: skip


class Standing(StrEnum):
    """Whether a host may be contacted now, and by which rule."""

    HERE = "here"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class HostLine:
    """A host with its totals and what the policy says of it now.

    Attributes:
        setting: the dotted name of the setting that decides; empty for this computer itself.
    """

    totals: HostContacts
    standing: Standing
    setting: str = ""


def hosts(bench: Workbench) -> list[HostLine]:
    """Every host that was ever contacted, the last one first."""
    return [_line(bench.spec, totals) for totals in bench.file.ledger.hosts()]


def contacts(
    bench: Workbench, limit: int = 200, *, host: str | None = None, refused: bool = False
) -> list[Contact]:
    """Contacts, the newest first; with `host` those with one, with `refused` those refused."""
    return bench.file.ledger.contacts(limit, host=host, refused=refused)


def as_csv(found: list[Contact]) -> str:
    """`found` as a table; the text that was sent is nowhere, only what it was cleared of."""
    rows = (
        (
            each.when, each.host, each.why, each.outcome, each.bytes_out, each.bytes_in,
            "; ".join(f"{kind}: {count}" for kind, count in sorted(each.masked.items())),
            "yes" if each.as_written else "no",
        )
        for each in found
    )  # fmt: skip
    return tables.csv_text([COLUMNS, *rows])


def forbidding(spec: BotSpec, host: str) -> dict[str, Value]:
    """What has to change so that nothing goes to `host` any more; nothing for this computer.

    What uses the host is put back to what is built in: answers become quotes, passages are read
    by the built-in model.
    """
    if is_loopback(host):
        return {}
    left = tuple(entry for entry in spec.privacy.hosts if host_of(entry) != host_of(host))
    changes: dict[str, Value] = {}
    if left != spec.privacy.hosts:
        changes["privacy.hosts"] = left
    if not left and spec.privacy.network is Network.CHOSEN:
        changes["privacy.network"] = Network.NONE
    if host in provider_hosts(spec.answers.model, spec.answers.base_url):
        changes |= {"answers.model": ModelKind.QUOTES, "answers.base_url": ""}
    if host_of(embedder_address(spec)) == host:
        changes |= {"search.embedder": EmbedderKind.BUILTIN, "search.embedder_url": ""}
    for name, address in handover_addresses(spec):
        if host_of(address) == host:
            changes[name] = ""
    return changes


def forbid(bench: Workbench, host: str) -> BotSpec:
    """Let nothing go to `host` any more; a contact under way is broken off.

    Raises:
        PolicyError: `policy_conflict`.
    """
    return bench.change(forbidding(bench.spec, host))


def _line(spec: BotSpec, totals: HostContacts) -> HostLine:
    if is_loopback(totals.host):
        return HostLine(totals, Standing.HERE)
    # A host that is allowed for one port only is allowed.
    entries = [entry for entry in spec.privacy.hosts if host_of(entry) == totals.host]
    if any(permits(spec.privacy, entry) for entry in entries):
        return HostLine(totals, Standing.ALLOWED, "privacy.hosts")
    off = spec.privacy.network is Network.NONE
    return HostLine(totals, Standing.FORBIDDEN, "privacy.network" if off else "privacy.hosts")
