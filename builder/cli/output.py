"""The only place that prints: JSON on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from builder.core.errors import HushdeskError, Safe
from builder.core.progress import Step
from builder.system import texts

BAR = 24
"""Width of the progress bar in characters."""


class Output:
    """Says what a command has to say, to a person or to a script.

    Args:
        as_json: one JSON object a result instead of text.
        language: of sentences for people.
    """

    def __init__(self, *, as_json: bool, language: str = "en") -> None:
        self._json = as_json
        self._language = language
        self._bar_shown = False
        if isinstance(sys.stdout, io.TextIOWrapper):
            # JSON is UTF-8 in every locale; half a character is written as JSON escapes it.
            encoding = "utf-8" if as_json else None
            sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")

    @property
    def language(self) -> str:
        """Of sentences for people."""
        return self._language

    @property
    def as_json(self) -> bool:
        """Whether a script is listening."""
        return self._json

    def result(self, data: Mapping[str, Any], text: str) -> None:
        """One result: `data` for a script, `text` for a person."""
        self._clear_bar()
        print(json.dumps(data, ensure_ascii=False) if self._json else text, flush=True)

    def note(self, text: str) -> None:
        """Something a person should know; never on standard output."""
        self._clear_bar()
        print(text, file=sys.stderr, flush=True)

    def warning(self, code: str, **params: str) -> None:
        """A warning by its code; it stops nothing."""
        error = HushdeskError(code, **params)
        said = f"{self.say('cli.warning')} {self.sentence(error)} {self.next_step(error)}"
        self.note(f"{said.strip()} [{code}]")

    def failure(self, error: HushdeskError) -> None:
        """Why the work failed, and what to do now."""
        described = self.described(error)
        if self._json:
            print(json.dumps({"error": described}, ensure_ascii=False), flush=True)
        said = f"{described['message']} {described['next']}".strip()
        self.note(f"{said} [{error.code}]")

    def described(self, error: HushdeskError) -> dict[str, str]:
        """An error as a script reads it."""
        return {
            "code": error.code,
            "message": self.sentence(error),
            "next": self.next_step(error),
        }

    def sentence(self, error: HushdeskError) -> str:
        """What happened, in the person's language."""
        return texts.sentence(error, self._language)

    def next_step(self, error: HushdeskError) -> str:
        """What can be done now, in the person's language."""
        return texts.next_step(error, self._language)

    def say(self, key: str, **params: Safe) -> str:
        """A text by its key, in the person's language."""
        return texts.say(key, self._language, **params)

    def noted(self, name: str) -> str:
        """What a note about a document means; the name itself where there are no words."""
        try:
            return texts.say(f"stripped.{name}", self._language)
        except KeyError:
            return name

    def progress(self, step: Step) -> None:
        """A bar on a terminal, nothing elsewhere."""
        if not sys.stderr.isatty():
            return
        share = step.done / step.total if step.total else 0.0
        counted = f"{step.done}/{step.total}"
        if step.whole is not None:
            share = step.whole.percent / 100
            counted = f"{step.whole.done}/{step.whole.total}"
            if step.whole.seconds_left is not None:
                counted += f" {_clock(step.whole.seconds_left)}"
        filled = "█" * round(BAR * min(share, 1.0))
        line = f"{filled:░<{BAR}} {counted} {step.stage} {step.item}"[:100]
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
        self._bar_shown = True

    def _clear_bar(self) -> None:
        if self._bar_shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            self._bar_shown = False


def told_moment(when: str) -> str:
    """A moment of ISO 8601 on this computer's clock, to the minute."""
    return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")


def _clock(seconds: float) -> str:
    """A stretch of time as clocks show it, to the next five seconds."""
    whole = 5 * (int(seconds) // 5 + 1)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
