"""How a call of a model failed, told from whatever the libraries raise, without what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from builder.core.errors import HushdeskError, ModelError
from builder.privacy.egress import Failure, failure_of

_T = TypeVar("_T")

_BY_STATUS: Final = {
    401: "model_key_refused",
    402: "model_no_credit",
    403: "model_key_refused",
    404: "model_not_found",
    405: "model_nonsense",
    429: "model_rate_limited",
}
_BY_FAILURE: Final = {
    Failure.UNREACHABLE: "model_unreachable",
    Failure.TIMEOUT: "model_timeout",
    Failure.CUT_OFF: "model_cut_off",
}
_NO_CREDIT: Final = ("insufficient_quota", "billing_error", "credit balance")
"""How providers say, beside another status, that the account has nothing left."""

_PASSING: Final = frozenset({500, 502, 503, 504, 529})
"""Failures of a server that may be over a moment later; 529 is Anthropic's "overloaded"."""


def passes(error: ModelError) -> bool:
    """Whether it may be over a moment later."""
    return error.code == "model_rate_limited" or error.params.get("status") in _PASSING


def told_as(error: BaseException, host: str, model: str, patience_s: float) -> HushdeskError:
    """`error` of a call to `model` at `host` as one of ours; a silence lasted `patience_s`."""
    own = _first(error, lambda cause: cause if isinstance(cause, HushdeskError) else None)
    if own is not None:
        return own
    status = _first(error, lambda cause: getattr(cause, "status_code", None))
    if isinstance(status, int) and status > 0:
        return _by_status(error, status, host, model)
    failure = failure_of(error)
    code = _BY_FAILURE[failure] if failure else "model_nonsense"
    return ModelError(code, host=host, seconds=round(patience_s))


def _by_status(error: BaseException, status: int, host: str, model: str) -> ModelError:
    code = _BY_STATUS.get(status, "model_failed" if status >= 400 else "model_nonsense")
    if status >= 400 and any(word in _said(error) for word in _NO_CREDIT):
        code = "model_no_credit"
    params: dict[str, Any] = {"host": host, "model": model, "status": status}
    asked = _retry_after(error)
    if asked is not None:
        params["retry_after"] = asked
    return ModelError(code, **params)


def _first(error: BaseException | None, find: Callable[[BaseException], _T | None]) -> _T | None:
    """What `find` gives for `error` or for the first of its causes that has something."""
    while error is not None:
        found = find(error)
        if found is not None:
            return found
        error = error.__cause__ or error.__context__
    return None


def _said(error: BaseException) -> str:
    """What the server said of its failure; looked at for a word, never shown or kept."""
    said = _first(error, lambda cause: getattr(cause, "body", None)) or error
    return str(said)[:2000].lower()


def _retry_after(error: BaseException) -> float | None:
    """The seconds that a server asked to wait, RFC 9110 10.2.3; None where it says none."""
    headers = _first(
        error, lambda cause: getattr(getattr(cause, "response", None), "headers", None)
    )
    try:
        return float(headers["retry-after"]) if headers is not None else None
    except (KeyError, ValueError, TypeError):
        return None
