"""What is said without looking anything up: to small talk, in an emergency, to another language."""

from __future__ import annotations

from dataclasses import dataclass

from builder.answering.emergencies import emergency
from builder.answering.plain_words import plain
from builder.answering.small_talk import Remark, remark
from builder.core.bot import BotSpec
from builder.core.conversation import Question
from builder.knowledge.language import base
from builder.knowledge.language_guess import language_of_question
from builder.system import texts

ENOUGH_WORDS = 4
"""Fewer words do not tell a language: they are names, and what people type into search boxes."""

READ = 2000
"""Characters of a message that are looked at: who needs help says so at once."""


@dataclass(frozen=True, slots=True)
class Said:
    """A standing reply.

    Attributes:
        kind: as in `Answer`.
        reason: the code of what was recognised.
        person: whether a person is offered, where one can be reached.
        refused: whether a question was left without an answer.
    """

    text: str
    kind: str
    reason: str
    person: bool = False
    refused: bool = False


class Standing:
    """The standing replies of one bot."""

    def __init__(self, spec: BotSpec) -> None:
        self._spec = spec
        business = spec.business.name or spec.appearance.title or spec.name
        self._known = {"business": business, "name": spec.voice.name.strip()}
        self._names = tuple(filter(None, (spec.voice.name, business, spec.name)))

    def reply(self, question: Question) -> Said | None:
        """What to say to `question` at once; None for what has to be looked up."""
        text = question.text[:READ]
        if urgent := emergency(text):
            which = "distress" if urgent.kind == "distress" else "emergency"
            own = getattr(self._spec.voice.talk, which)
            said = own or self._ours(f"talk.{which}", urgent.language)
            return Said(said, "emergency", urgent.kind, person=True)
        if heard := remark(text, self.language(question), self._names):
            return Said(self._to(heard), "talk", heard.kind)
        return self._foreign(text)

    def unknown(self, question: Question, *, person: bool) -> str:
        """The owner's "I don't know", else ours; a `person` is only spoken of when there is one."""
        own, bot = self._spec.answers.unknown, base(self._spec.language)
        if own and own != texts.say("answers.unknown", bot):
            return own
        language = self.language(question)
        said = texts.say("answers.unknown", language)
        if person:
            said = f"{said} {texts.say('answers.person', language)}"
        return said

    def ours(self, name: str) -> str:
        """Our words for `voice.talk.NAME`, in the bot's language."""
        return self._ours(f"talk.{name}", base(self._spec.language))

    def topic(self, code: str, question: Question) -> Said:
        """What is said about a topic that is never answered."""
        name = code.removeprefix("topic_")
        own = self._spec.voice.topics.answer
        said = own or self._ours(f"topics.{name}", self.language(question))
        return Said(said, "topic", code, person=True, refused=True)

    def language(self, question: Question) -> str:
        """The language that a reply of ours is in: the talk's, where there are texts in it."""
        spoken = base(question.language or self._spec.language)
        return spoken if spoken in texts.languages() else base(self._spec.language)

    def _to(self, heard: Remark) -> str:
        talk, language = self._spec.voice.talk, heard.language
        if heard.kind == "human":
            truth = "talk.truth_named" if self._known["name"] else "talk.truth"
            return (
                f"{self._ours(truth, language)} {talk.human or self._ours('talk.human', language)}"
            )
        if heard.kind == "greeting":
            return self._greeting(language)
        own = {"thanks": talk.thanks, "goodbye": talk.goodbye, "rude": talk.rude}
        return own.get(heard.kind) or self._ours(f"talk.{heard.kind}", language)

    def _greeting(self, language: str) -> str:
        """The owner's greeting, unless it is ours in a language that was not spoken."""
        own, bot = self._spec.appearance.greeting, base(self._spec.language)
        ours = texts.say("greeting.default", bot, name=self._spec.name)
        if not own or (own == ours and language != bot):
            return self._ours("talk.greeting", language)
        return own

    def _foreign(self, text: str) -> Said | None:
        """A kind sentence to a question in a language that the owner does not offer."""
        spoken = self._spec.voice.languages
        if not spoken or len(plain(text).split()) < ENOUGH_WORDS:
            return None
        asked = language_of_question(text, {*spoken, self._spec.language}, spoken[0])
        if asked in spoken:
            return None
        said = self._spec.voice.other_language
        if not said:
            language = asked if asked in texts.languages() else spoken[0]
            named = ", ".join(_language_name(each, language) for each in spoken)
            said = texts.say("voice.other_language", language, languages=named)
        return Said(said, "language", "language_not_offered", refused=True)

    def _ours(self, key: str, language: str) -> str:
        return texts.say(key, language, **self._known)


def warm_up() -> None:
    """Read the lists before the first question comes."""
    emergency("-")
    for language in texts.languages():
        remark("-", language)


def _language_name(code: str, language: str) -> str:
    try:
        return texts.say(f"languages.{code}", language)
    except KeyError:
        return code
