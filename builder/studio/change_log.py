"""What a change of the settings leaves in the audit: names, and choices before and after."""

from __future__ import annotations

from dataclasses import replace

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.policy import Preset, PrivacyPolicy, preset
from builder.core.ports import AuditSink
from builder.core.setting import Value

_TOLD = frozenset({"choice", "toggle", "number", "decimal"})
"""Kinds whose values are the program's words or figures. Texts and lists are the owner's."""


def note_change(audit: AuditSink, before: BotSpec, after: BotSpec) -> None:
    """Record what differs; nothing when nothing does."""
    old, new = setting.values(before), setting.values(after)
    changed = sorted(name for name in new if new[name] != old[name])
    if not changed:
        return
    told = [
        f"{name}: {_word(old[name])} → {_word(new[name])}"
        for name in changed
        if setting.setting(name).kind in _TOLD
    ]
    audit.record("settings_changed", names=", ".join(changed), choices="; ".join(told))
    name = _preset_of(after.privacy)
    if name is not None and name != _preset_of(before.privacy):
        audit.record("preset_applied", preset=name)


def _preset_of(policy: PrivacyPolicy) -> str | None:
    """The preset that the policy equals, whatever its texts say."""
    text = policy.consent.text
    for name in Preset:
        made = preset(name, consent_text=text)
        same = replace(made, hosts=policy.hosts, documents=made.documents.plain)
        if same == replace(policy, documents=policy.documents.plain):
            return str(name)
    return None


def _word(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
