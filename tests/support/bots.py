"""A bot that says what a test tells it to, for hosts that must not need a real one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.answering.escalation import Escalation
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.conversation import Answer, AskEvent, Citation, Delta, Done, Question, Replaced
from builder.core.document import SourceRef
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.privacy.pii.pseudonyms import Pseudonyms

SHOP = "http://shop.test"
"""A site that the bots made here are allowed on."""


def make_spec(**changes: Value) -> BotSpec:
    """The bot of a small shop; `changes` by dotted name with `__` for the dot."""
    spec = BotSpec(
        id="0123456789abcdef0123456789",
        name="Willow Bikes",
        created="2026-01-02T03:04:05+00:00",
    )
    wanted: dict[str, Value] = {
        "contact.email": "help@willow.example",
        "contact.phone": "+44 113 496 0000",
        "site.allowed_origins": (SHOP,),
        "site.suggestions": ("When are you open?", "Can I return a bike?"),
    }
    wanted |= {name.replace("__", "."): value for name, value in changes.items()}
    return setting.change(spec, wanted)


def with_sites(spec: BotSpec, *sites: str) -> BotSpec:
    """`spec` with sites that no settings page would take, as a foreign bundle may hold them."""
    return replace(spec, site=replace(spec.site, allowed_origins=sites))


def make_citation(n: int = 1, document: str = "Returns.pdf", **place: object) -> Citation:
    """A citation of a passage about returns."""
    ref = SourceRef(**{"page": 4, **place})  # type: ignore[arg-type]
    text = "Bikes can be returned within 30 days. Bring the receipt."
    return Citation(n, document, f"document-{n}", f"chunk-{n}", text, ref, 0.9)


def make_answer(text: str = "Within 30 days, with the receipt.", **facts: object) -> Answer:
    """An answer with one source, unless `facts` say otherwise."""
    known: dict[str, object] = {
        "refused": False,
        "confidence": 0.9,
        "sources": (make_citation(),),
        **facts,
    }
    return Answer(text=text, **known)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Filled:
    """How much of the bot can be searched."""

    passages: int = 3
    vectors: int = 3


Script = Callable[[Question], Sequence[AskEvent | Exception]]


class FakeBot:
    """Plays a script; with `hold`, waits before the last event until it is released.

    Attributes:
        asked: the questions so far.
        stopped: set when an answer was given up before its end.
        waiting: set when an answer has come to the hold.
        release: set it to let held answers go on.
    """

    def __init__(
        self,
        spec: BotSpec | None = None,
        script: Script | None = None,
        *,
        hold: bool = False,
        filled: Filled | None = None,
    ) -> None:
        self._spec = spec or make_spec()
        self.escalation = Escalation(self._spec)
        self._script = script or (lambda _question: speak(make_answer()))
        self._hold = hold
        self._filled = filled or Filled()
        self.asked: list[Question] = []
        self.names: list[Pseudonyms | None] = []
        self.stopped = threading.Event()
        self.waiting = threading.Event()
        self.release = threading.Event()

    @property
    def spec(self) -> BotSpec:
        return self._spec

    def ask(
        self,
        question: Question,
        *,
        names: Pseudonyms | None = None,
        token: CancelToken | None = None,
    ) -> Iterator[AskEvent]:
        self.asked.append(question)
        self.names.append(names)
        events = list(self._script(question))
        for at, event in enumerate(events):
            if self._hold and at == len(events) - 1:
                self._wait(token or CancelToken())
            if isinstance(event, Exception):
                raise event
            yield event

    def readiness(self) -> Filled:
        return self._filled

    def _wait(self, token: CancelToken) -> None:
        self.waiting.set()
        while not self.release.wait(0.01):
            if token.cancelled:
                self.stopped.set()
                token.check()


def speak(answer: Answer, *, withdrawn: str = "") -> list[AskEvent | Exception]:
    """`answer` word by word; `withdrawn` is said first and taken back."""
    events: list[AskEvent | Exception] = []
    if withdrawn:
        events += [Delta(withdrawn), Replaced("model_cut_off")]
    words = answer.text.split(" ")
    events += [Delta(word if at == 0 else f" {word}") for at, word in enumerate(words)]
    return [*events, Done(answer)]
