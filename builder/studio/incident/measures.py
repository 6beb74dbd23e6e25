"""Steps that do something at once, and not only on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.core.bot import EmbedderKind, ModelKind
from builder.core.policy import Network
from builder.core.ports import Clock
from builder.core.setting import Value
from builder.privacy.papers.processors import ANSWERS, SEARCH, outside_hosts
from builder.studio import providers
from builder.studio.bots import Workbench
from builder.studio.incident import case

_REVOKED = "bundle_revoked"
"""The fact that holds the highest version of the bundle that no host should serve any more."""


def take_step(
    bench: Workbench, incident_id: str, step: str, text: str = "", *, now: Clock | None = None
) -> str:
    """Take a step and write it down; what it did, in a few plain names, or nothing.

    A drill only writes it down.

    Raises:
        UsageError: see `case.write_step`; nothing was done then.
        VaultError: what the keyring raises.
    """
    incident = case.get(bench, incident_id)
    done = ""
    if case.is_open(incident) and not incident.drill and step in MEASURES:
        done = MEASURES[step](bench)
    words = " ".join(filter(None, (text.strip(), f"({done})" if done else "")))
    case.write_step(bench, incident_id, step, words, now=now)
    return done


def revoked_below(bench: Workbench) -> int:
    """The lowest version of the bundle that may still be served; 0 when none was revoked."""
    found = bench.file.facts.get(_REVOKED)
    return int(found) + 1 if found else 0


def _stop_sending(bench: Workbench) -> str:
    """Let nothing leave this computer; what needs an outside host is put back to what does not."""
    purposes = {purpose for each in outside_hosts(bench.spec).values() for purpose in each}
    changes: dict[str, Value] = {"privacy.network": Network.NONE}
    if ANSWERS in purposes:
        changes["answers.model"] = ModelKind.QUOTES
    if SEARCH in purposes:
        changes["search.embedder"] = EmbedderKind.BUILTIN
        changes["search.embedder_url"] = ""
    if bench.spec.handover.enabled:
        changes["handover.enabled"] = False
    bench.change(changes)
    return ", ".join(f"{name} = {value or '–'}" for name, value in changes.items())


def _remove_keys(bench: Workbench) -> str:
    """Forget every provider's key, in the keyring and in the bot's file."""
    removed: dict[str, None] = {}
    for store in (bench.keyring, bench.file.secrets):
        if store is None:
            continue
        for key in providers.list_keys(store):
            providers.remove_key(store, key.provider)
            removed[key.provider] = None
    return ", ".join(removed)


def _revoke_versions(bench: Workbench) -> str:
    """Note that no version made so far may be served; the next one is higher."""
    version = bench.file.facts.get("bundle_version") or "0"
    bench.file.facts.put(_REVOKED, version)
    return f"--min-version {int(version) + 1}"


MEASURES: Mapping[str, Callable[[Workbench], str]] = {
    "network_none": _stop_sending,
    "keys_removed": _remove_keys,
    "versions_revoked": _revoke_versions,
}
"""The steps that the program takes itself."""
