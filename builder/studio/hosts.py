"""The hosts that serve a bot, as its owner listed them, and which version each says it serves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from builder.core.errors import HushdeskError, PolicyError, UsageError
from builder.core.policy import Network
from builder.privacy.egress import Door, host_of, is_loopback
from builder.studio import owner, published
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock
from builder.vault.first_contacts import watched

CURRENT, BEHIND, LEAKED, AHEAD = "current", "behind", "leaked", "ahead"
OTHER_BOT, OTHER_SIGNER, SILENT, UNKNOWN = "other_bot", "other_signer", "silent", ""

_FACT = "hosts"
_SCRIPT = "/widget.js"  # an owner may copy the address out of the line for their site
_SECONDS = 10.0
_LONGEST = 64 * 1024
_MOST = 50


@dataclass(frozen=True, slots=True)
class Host:
    """Where a bot is served.

    Attributes:
        address: such as `https://chat.example.org`, with the path it stands under, if any.
        state: `current`, `behind` the newest version, `leaked` (it serves one that must not be),
            `ahead` of all that is known here, `other_bot`, `other_signer`, `silent`; empty before
            it was asked. Its words are `hosts.<state>`.
        version: what it served when it was asked last; 0 when it did not say.
        seen: when that was, ISO 8601; empty before.
    """

    address: str
    state: str = UNKNOWN
    version: int = 0
    seen: str = ""


def listing(bench: Workbench) -> list[Host]:
    """The hosts in the owner's order; the first is the one that the site's chat comes from."""
    kept = bench.file.facts.get(_FACT)
    found = [Host(**each) for each in json.loads(kept)] if kept is not None else []
    named = bench.spec.site.host
    if not named:
        return found
    first = _address(named)
    known = next((host for host in found if host.address == first), Host(first))
    return [known, *(host for host in found if host.address != first)]


def save(bench: Workbench, addresses: Sequence[str]) -> list[Host]:
    """Say where the bot is served; what is known of addresses that stay stays.

    The first is from now on the one that the chat of the owner's site comes from.

    Raises:
        UsageError: `bad_host_address`.
    """
    known = {host.address: host for host in listing(bench)}
    clean = dict.fromkeys(_address(each) for each in addresses[:_MOST])
    made = [known.get(each, Host(each)) for each in clean]
    _keep(bench, made)
    bench.file.audit.record("hosts_listed", count=len(made))
    first = made[0].address if made else ""
    if first != (_address(bench.spec.site.host) if bench.spec.site.host else ""):
        bench.change({"site.host": first})
    return made


def ask(bench: Workbench, address: str, *, once: bool = False) -> Host:
    """Ask one host which version it serves, through the one door, and keep what it says.

    Args:
        bench: the open bot.
        address: one that is listed.
        once: the owner's word that it may be contacted now, where the policy allows no contact.

    Raises:
        UsageError: `bad_host_address`.
        PolicyError: `host_not_allowed`, without the owner's word.
    """
    address = _address(address)
    door = bench.door
    if not door.allows(address):
        if not once:
            raise PolicyError("host_not_allowed", host=host_of(address))
        alone = replace(bench.spec.privacy, network=Network.CHOSEN, hosts=(host_of(address),))
        door = Door(lambda: alone, watched(bench.file.ledger, bench.file.audit))
    told = _status(door, address)
    when = SystemClock().now().isoformat(timespec="seconds")
    state, version = _judged(bench, told)
    found = Host(address, state, version, when)
    _keep(bench, [found if host.address == address else host for host in listing(bench)])
    bench.file.audit.record("host_looked_at", host=host_of(address), version=version)
    return found


def needs_word(bench: Workbench, addresses: Sequence[str]) -> list[str]:
    """Those of `addresses` that the policy allows no contact with."""
    return [each for each in addresses if not bench.door.allows(each)]


def _status(door: Door, address: str) -> dict[str, Any] | None:
    """What `/readyz` says, ready or not; None when nobody answers as a host does."""
    try:
        with (
            door.client("probe", timeout_s=_SECONDS, deadline_s=2 * _SECONDS) as client,
            client.stream("GET", f"{address}/readyz") as answer,
        ):
            body = b""
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > _LONGEST:
                    return None
        told = json.loads(body)["bundle"]
        return dict(told)
    except HushdeskError as error:
        if error.code == "host_not_allowed":
            raise
        return None
    except Exception:  # noqa: BLE001 - whatever a stranger's server does: it is no host of ours
        return None


def _judged(bench: Workbench, told: dict[str, Any] | None) -> tuple[str, int]:
    version = told.get("version") if told else None
    if told is None or type(version) is not int or version < 1:
        return SILENT, 0
    if told.get("id") != bench.spec.id:
        return OTHER_BOT, 0
    signers = {owner.signing_key(bench).public} | {s.old for s in owner.rotation(bench).steps}
    if told.get("signer", "") not in signers | {""}:
        return OTHER_SIGNER, version
    newest = int(bench.file.facts.get(published.VERSION) or 0)
    row = bench.file.published.get(version)
    if row is not None and row.withdrawn:
        return LEAKED, version
    if version > newest:
        published.learn_version(bench, version)
        return AHEAD, version
    return (CURRENT if version == newest else BEHIND), version


def _address(given: str) -> str:
    """An address in one form; `https` unless it is on this computer."""
    text = given.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError("bad_host_address", given=given[:100]) from None
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not secure or not host or "@" in parts.netloc:
        raise UsageError("bad_host_address", given=given[:100])
    shown = f"[{host}]" if ":" in host else host
    path = parts.path.rstrip("/").removesuffix(_SCRIPT).rstrip("/")
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{path}"


def _keep(bench: Workbench, hosts: Sequence[Host]) -> None:
    bench.file.facts.put(_FACT, json.dumps([asdict(host) for host in hosts]))
