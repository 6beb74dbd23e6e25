"""The verbs of the page *Privacy*: toggles in the owner's words, and what a change means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.policy import NameData, Network, Preset, preset
from builder.core.setting import Setting, Value
from builder.privacy.egress import host_of, is_loopback
from builder.studio.bots import Workbench
from builder.studio.spec_check import check
from builder.system import texts

CONSENT_TEXT = "privacy.consent.text"
"""The one rule that no preset touches: the owner's own words."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """A privacy setting as the owner reads it.

    Attributes:
        consequences: what each choice means, by its value; for a setting without choices, the
            one sentence under the empty name.
        labels: what each choice is called, by its value.
        examples: what each choice looks like in use, by its value, alike.
    """

    setting: Setting
    title: str
    sentence: str
    consequences: dict[str, str]
    labels: dict[str, str]
    examples: dict[str, str]


def host_allowed(spec: BotSpec, address: str) -> dict[str, Value]:
    """What has to change so that text may go to `address`; nothing for this computer itself."""
    host = host_of(address) if address else ""
    if not host or is_loopback(host):
        return {}
    hosts = spec.privacy.hosts
    return {
        "privacy.network": Network.CHOSEN,
        "privacy.hosts": hosts if host in hosts else (*hosts, host),
    }


def toggles(language: str) -> list[Toggle]:
    """Every privacy setting with its words, in the order of the policy."""
    return [
        _toggle(entry, language)
        for entry in setting.catalogue()
        if entry.name.startswith("privacy.")
    ]


def preview(bench: Workbench, changes: Mapping[str, Value], language: str) -> list[str]:
    """What `changes` of the policy would mean, a sentence each; empty when nothing changes.

    Raises:
        UsageError: `bad_value`.
        PolicyError: `policy_conflict`.
    """
    new = check(setting.change(bench.spec, changes))
    return [
        meaning(new, name, language)
        for name in changes
        if name.startswith("privacy.") and setting.get(new, name) != setting.get(bench.spec, name)
    ]


def meaning(spec: BotSpec, name: str, language: str) -> str:
    """What the present value of the setting `name` means."""
    entry = setting.setting(name)
    value = setting.get(spec, name)
    if entry.kind == "number":
        part = "none" if value == 0 else "some"
        return texts.say(f"settings.{name}.{part}", language, number=int(str(value)))
    if isinstance(value, tuple):
        shown = ", ".join(value) or texts.say("rules.nobody", language)
        return texts.say(f"settings.{name}.now", language, value=shown)
    if entry.kind in {"choice", "toggle"}:
        return texts.say(f"settings.{name}.{_word(value)}.means", language)
    return texts.say(f"settings.{name}.sentence", language)


def apply_preset(bench: Workbench, name: str) -> BotSpec:
    """Put every privacy setting to what the preset says; the consent text stays.

    Raises:
        UsageError: `bad_choice`.
        PolicyError: `policy_conflict`.
    """
    return bench.change(preset_changes(bench, name))


def preset_changes(bench: Workbench, name: str) -> dict[str, Value]:
    """The privacy settings of the preset `name`, by dotted name.

    Where it lets text go to hosts that the owner chose, it leaves those that were chosen.
    """
    policy = preset(Preset(name), consent_text=bench.spec.privacy.consent.text)
    if policy.network is Network.CHOSEN:
        policy = replace(policy, hosts=bench.spec.privacy.hosts)
    return policy_values(policy)


def current_preset(bench: Workbench) -> str | None:
    """The preset that the privacy settings equal, if any."""
    now = policy_values(bench.spec.privacy)
    for name in Preset:
        if same_rules(preset_changes(bench, name), now):
            return name
    return None


def same_rules(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two sets of values of the policy do the same, however names of people are put."""
    return _plain(one) == _plain(other)


def _plain(values: Mapping[str, Value]) -> dict[str, Value]:
    rest = values["privacy.documents.personal_data"]
    names = values["privacy.documents.names"]
    return {**values, "privacy.documents.names": rest if names == NameData.SAME else str(names)}


def policy_values(policy: object) -> dict[str, Value]:
    """The values of a policy by dotted name."""
    found: dict[str, Value] = {}
    for entry in setting.catalogue():
        head, _, rest = entry.name.partition(".")
        if head == "privacy":
            value: object = policy
            for part in rest.split("."):
                value = getattr(value, part)
            found[entry.name] = value  # type: ignore[assignment]
    return found


def _toggle(entry: Setting, language: str) -> Toggle:
    key = f"settings.{entry.name}"
    words = entry.choices or (("true", "false") if entry.kind == "toggle" else ())
    return Toggle(
        setting=entry,
        title=texts.say(f"{key}.title", language),
        sentence=texts.say(f"{key}.sentence", language),
        consequences={word: texts.say(f"{key}.{word}.means", language) for word in words},
        labels={word: texts.say(f"{key}.{word}.label", language) for word in words},
        examples={word: texts.say(f"{key}.{word}.example", language) for word in words}
        or {"": texts.say(f"{key}.example", language)},
    )


def _word(value: Value) -> str:
    return str(value).lower()
