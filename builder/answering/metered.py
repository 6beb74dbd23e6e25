"""A model whose every call is paid for: counted before it is made, settled after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from builder.answering.models import ChatModel, Lengths, ModelRequest, Usage
from builder.core.errors import HushdeskError, ModelError
from builder.core.ports import AuditSink
from builder.core.progress import CancelToken
from builder.core.spending import (
    ANSWER_CAP,
    CAPPED,
    DAY_CAP,
    MONTH_CAP,
    Caps,
    Price,
    Refused,
    SpendingBook,
    Spent,
)

_CODES: Final = {"day": DAY_CAP, "month": MONTH_CAP}

UNSENT: Final = frozenset({"host_not_allowed", *CAPPED})
"""Codes of failures before anything went out."""

_UNBILLED: Final = frozenset({*UNSENT, "model_unreachable", "model_support_missing"})

_BYTES_A_TOKEN: Final = 2
"""Tokenizers of the providers need three to five bytes of prose a token and two of a table or of
digits: so estimates are on the dear side."""

_TOKENS_A_MESSAGE: Final = 8
"""What a message's role and frame take, at most."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms a model is asked."""

    price: Price
    caps: Caps
    currency: str
    lengths: Lengths


def tokens_in(text: str) -> int:
    """How many tokens `text` is at most, by our own estimate."""
    return -(-len(text.encode("utf-8")) // _BYTES_A_TOKEN)


def tokens_sent(request: ModelRequest) -> int:
    """How many tokens a request is at most, by our own estimate."""
    return sum(tokens_in(part.text) + _TOKENS_A_MESSAGE for part in request.texts)


class Metered:
    """`model` under `terms`. What its calls cost is in `book` before they are made.

    Args:
        audit: told once when part of a cap is used, and when it is reached.
    """

    def __init__(
        self, model: ChatModel, terms: Terms, book: SpendingBook, audit: AuditSink | None = None
    ) -> None:
        self.name = model.name
        self.host = model.host
        self._model = model
        self._terms = terms
        self._book = book
        self._audit = audit

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The reply in pieces. See `ChatModel`.

        Raises:
            ModelError: `spending_answer_cap`, `spending_day_cap` or `spending_month_cap` before
                anything is sent; else as the model does.
        """
        token.check()
        usage, sent = request.usage, tokens_sent(request)
        usage.sent = usage.received = None
        most = self._afford(usage, sent)
        number = self._reserve(sent, most)
        # Told to the server only where a cap makes it matter.
        asked = replace(request, most_tokens=most if self._limits else None)
        written, billed, whole = 0, True, False
        try:
            for piece in self._model.stream(asked, token=token):
                written += tokens_in(piece)
                if self._limits and not self._terms.lengths.limited and written > most:
                    raise ModelError("model_cut_off", host=self.host)
                yield piece
            whole = True
        except HushdeskError as error:
            # A server that refuses with a status writes nothing and asks no money for it.
            billed = bool(written) or not (error.code in _UNBILLED or "status" in error.params)
            raise
        finally:
            self._settle(number, usage, self._used(usage, sent, written, billed, whole))

    @property
    def _limits(self) -> bool:
        caps = self._terms.caps
        return not self._terms.price.free and bool(caps.answer or caps.any)

    def _afford(self, usage: Usage, sent: int) -> int:
        """How long the reply may be, so that it stays within every cap."""
        price, caps, lengths = self._terms.price, self._terms.caps, self._terms.lengths
        if not self._limits:
            return lengths.most
        left = [] if not caps.answer else [caps.answer - usage.spent.cost]
        if left and price.cost(sent, lengths.least) > left[0]:
            raise ModelError(ANSWER_CAP)
        rest = self._book.left(caps)
        if rest is not None:
            left.append(rest)
        for each in left:
            if price.received and price.cost(sent, lengths.most) > each:
                affordable = int((each - price.cost(sent, 0)) / price.received)
                lengths = replace(lengths, most=max(lengths.least, min(lengths.most, affordable)))
        return lengths.most

    def _reserve(self, sent: int, most: int) -> int | None:
        """Hold the most that the call can cost; None for a model that costs nothing."""
        amount = self._terms.price.cost(sent, most)
        if not amount:
            return None
        held = self._book.reserve(self.name, amount, self._terms.caps)
        if isinstance(held, Refused):
            if held.first and self._audit is not None:
                self._audit.record("spending_cap_reached", cap=held.cap)
            raise ModelError(_CODES[held.cap])
        return held

    def _used(self, usage: Usage, sent: int, written: int, billed: bool, whole: bool) -> Spent:
        told = usage.sent is not None and usage.received is not None and whole
        tokens = (usage.sent or sent, usage.received or 0)
        if not told:
            tokens = (tokens[0], max(tokens[1], written))
        if not billed:
            told, tokens = True, (0, 0)
        return Spent(
            model=self.name,
            sent=tokens[0],
            received=tokens[1],
            cost=self._terms.price.cost(*tokens),
            currency=self._terms.currency,
            estimated=not told,
            calls=int(billed),
        )

    def _settle(self, number: int | None, usage: Usage, spent: Spent) -> None:
        usage.spent += spent
        # What cannot be settled stays counted as the most that it can have cost.
        with suppress(HushdeskError):
            if number is None:
                if spent.calls:
                    self._book.add(spent)
                return
            for crossed in self._book.settle(number, spent, self._terms.caps):
                if self._audit is not None:
                    self._audit.record("spending_warned", cap=crossed.cap, percent=crossed.percent)
