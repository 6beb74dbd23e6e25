"""How answers will read with settings that are filled in and not saved yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from builder.answering.opening import Opening
from builder.answering.standing import Standing
from builder.answering.topics import Topics
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.conversation import Question
from builder.core.errors import UsageError
from builder.core.setting import Value
from builder.core.voice import TalkSettings
from builder.knowledge.embedding import Embedder
from builder.studio import facts, trades
from builder.studio.bots import Workbench
from builder.system import texts


def rehearse(
    spec: BotSpec, changes: Mapping[str, Value], said: str, embedder: Embedder | None = None
) -> str:
    """What the bot would say to `said` without looking anything up; empty when it would search.

    `changes` that cannot hold are as good as none.
    """
    try:
        changed = setting.change(spec, changes)
    except UsageError:
        changed = spec
    question, standing = Question(said), Standing(changed)
    if found := standing.reply(question):
        return found.text
    topics = Topics(changed.voice.topics)
    topic = topics.of(said) or topics.meant(said, embedder, changed.language)
    return standing.topic(topic, question).text if topic else ""


def ours(spec: BotSpec) -> dict[str, str]:
    """What is said where the owner left `voice.talk.*` empty, in the bot's language."""
    standing = Standing(spec)
    return {each.name: standing.ours(each.name) for each in fields(TalkSettings)}


def open_now(bench: Workbench) -> str:
    """What "are you open now?" is answered with; empty where no hours are stated."""
    spec = bench.spec
    opening = Opening(bench.bot.retriever, spec.language, spec.business.time_zone)
    told = opening.answer(texts.say("facts.cues.now", "en").partition("\n")[0], spec.language)
    return told[0] if told else ""


def lacking(bench: Workbench) -> list[str]:
    """What visitors of such a business ask and nobody has stated."""
    return [each.label for each in trades.to_fill_in(bench.spec, facts.read(bench))]
