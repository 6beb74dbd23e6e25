"""A bundle got into the wrong hands: what to refuse, what to seal anew, what else to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.bundle.lock import Lock
from builder.core.errors import UsageError
from builder.core.published import Published
from builder.studio import published
from builder.studio.bots import Workbench
from builder.system import texts
from builder.system.clock import SystemClock

TELL_HOSTS, NEW_SECRET, PROVIDER_KEYS = "tell_hosts", "new_secret", "provider_keys"
SIGNING_KEY, CONTENTS, COPIES = "signing_key", "contents", "copies"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that must be done after a leak, beside sealing anew.

    Attributes:
        code: `tell_hosts`, `new_secret`, `provider_keys`, `contents`, `signing_key` or `copies`;
            its words are `leak.<code>`.
        names: what it is about: hosts' identities that may still open it, or providers.
    """

    code: str
    names: tuple[str, ...] = ()


def withdraw(bench: Workbench, version: int | None, lock: Lock) -> Published:
    """Say that a version leaked, and refuse to seal the next one to a secret that leaked with it.

    Every version before it is withdrawn too: a host is told only the lowest one it may serve.

    Args:
        bench: the open bot.
        version: None for the one that was sealed last.
        lock: what the next version will be sealed to; checked before anything is written.

    Raises:
        UsageError: `unknown_version`, what `Lock.check` raises, or `same_recipients` when nobody
            new would be able to open the next one.
    """
    lock.check()
    found = published.newest(bench) if version is None else bench.file.published.get(version)
    if found is None:
        raise UsageError("unknown_version", version=version or 0)
    if lock.recipients and set(lock.recipients) <= set(found.recipients):
        raise UsageError("same_recipients")
    when = SystemClock().now().isoformat(timespec="seconds")
    with bench.file.together():
        bench.file.published.mark_withdrawn(found.version, when)
        bench.file.audit.record("bundle_leaked", version=found.version)
    return found


def steps(leaked: Published, lock: Lock) -> tuple[Step, ...]:
    """What else to do, once the next version is sealed by `lock`, in the order of haste."""
    still = tuple(name for name in lock.recipients if name in leaked.recipients)
    found = [Step(TELL_HOSTS), Step(NEW_SECRET, still)]
    if leaked.keys:
        found.append(Step(PROVIDER_KEYS, leaked.keys))
    return (*found, Step(CONTENTS), Step(SIGNING_KEY), Step(COPIES))


def told(found: Sequence[Step], language: str, *, leaked: int, version: int) -> list[str]:
    """The steps as sentences."""
    made = []
    for step in found:
        key = f"leak.{step.code}"
        if step.code == NEW_SECRET:
            key += ".still" if step.names else ".changed"
        names = ", ".join(name[:20] for name in step.names)
        made.append(texts.say(key, language, leaked=leaked, version=version, names=names))
    return made
