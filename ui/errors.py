"""From an error's code to a sentence and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from builder.core.errors import Cancelled, DocumentError, HushdeskError, MachineError, Safe
from builder.system import texts
from ui.translation import language


@dataclass(frozen=True, slots=True)
class Told:
    """An error in a person's words."""

    code: str
    sentence: str
    next_step: str


def tell(error: Exception) -> Told:
    """What happened and what can be done, in the app's language."""
    known = error if isinstance(error, HushdeskError) else _unexpected(error)
    shown = language()
    return Told(known.code, texts.sentence(known, shown), texts.next_step(known, shown))


def tell_code(code: str, **params: Safe) -> Told:
    """The same for an error that was kept as its code and parameters."""
    return tell(DocumentError(code, **params))


def was_cancelled(error: Exception) -> bool:
    """Whether the work only stopped because a person asked."""
    return isinstance(error, Cancelled)


def _unexpected(error: Exception) -> HushdeskError:
    # The message may hold a visitor's or a document's text: the class alone is shown.
    return MachineError("unexpected", kind=type(error).__name__)
