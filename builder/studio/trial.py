"""The verb of *Try it*: how a sentence would be masked under the rules as they are being set."""

from __future__ import annotations

from collections.abc import Mapping

from builder.answering.assembly import build_gate
from builder.answering.removed import in_words
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.setting import Value
from builder.privacy.pii import mask


def try_out(spec: BotSpec, changes: Mapping[str, Value], text: str, language: str) -> str:
    """`text` as a talk is kept: with what is found in it said in words; `changes` are not saved.

    Raises:
        UsageError: when a change cannot be.
        MachineError: when the recogniser of names is missing or damaged.
    """
    detector = build_gate(setting.change(spec, dict(changes))).detector
    masked, _ = mask(text, detector.find(text))
    return in_words(masked, language)
