"""Errors as a visitor's page gets them: a code, a sentence, and who to ask instead."""

from __future__ import annotations

import re
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError, ServeError
from builder.server.face import contact_options, pick_language
from builder.server.store_watch import told
from builder.system import logs, texts

STATUS = {
    "answer_cut_off": 503,
    "answer_failed": 503,
    "answer_running": 409,
    "answer_slow": 504,
    "answer_unknown": 404,
    "bad_recipient": 422,
    "bot_paused": 503,
    "bot_revoked": 503,
    "consent_needed": 403,
    "consent_outdated": 409,
    "content_unsupported": 400,
    "data_frozen": 403,
    "erasure_failed": 500,
    "handover_away": 409,
    "handover_changed": 409,
    "handover_empty": 422,
    "handover_not_found": 404,
    "handovers_used_up": 429,
    "host_busy": 503,
    "host_refused": 421,
    "host_stopping": 503,
    "internal": 500,
    "message_empty": 422,
    "message_too_long": 422,
    "message_unknown": 404,
    "method_not_allowed": 405,
    "model_unknown": 404,
    "not_found": 404,
    "note_empty": 422,
    "note_too_long": 422,
    "notes_not_kept": 403,
    "operator_not_allowed": 403,
    "operator_unknown": 401,
    "origin_refused": 403,
    "parameter_unsupported": 400,
    "question_missing": 400,
    "rate_limited": 429,
    "recipient_missing": 422,
    "request_slow": 408,
    "request_too_large": 413,
    "request_unclear": 422,
    "session_unknown": 401,
    "store_failed": 503,
    "tester_link_spent": 403,
    "tester_unknown": 401,
    "transcripts_not_kept": 409,
    "turns_used_up": 429,
    "visitor_not_found": 404,
}
"""The HTTP status of each code; anything else that goes wrong is 500 `internal`."""

_OF_STATUS = {404: "not_found", 405: "method_not_allowed", 413: "request_too_large"}
_NAME = re.compile(r"[a-z_]{1,40}|[0-9]{1,6}")
_WITHOUT_CONTACT = frozenset({"origin_refused", "host_refused"})

PROTOCOL = "/v1/"
"""Routes below it speak the OpenAI protocol, also when they refuse."""

_ASKED_WRONGLY = "invalid_request_error"
_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


class Problems:
    """Turns every kind of failure into one JSON form, in the visitor's language."""

    def __init__(self, spec: BotSpec) -> None:
        self._spec = spec

    def told(self, error: HushdeskError, language: str) -> dict[str, Any]:
        """`error` as plain data. Strangers' sites are not told how to reach the business."""
        error = told(error)
        known = error if error.code in STATUS else ServeError("internal")
        hidden = known.code in _WITHOUT_CONTACT
        return {
            "code": known.code,
            "message": str(known.params.get("says") or texts.sentence(known, language)),
            "next": texts.next_step(known, language),
            "contact": [] if hidden else contact_options(self._spec.contact),
        }

    def in_protocol(self, error: HushdeskError, language: str) -> dict[str, Any]:
        """`error` in the form of the OpenAI protocol."""
        told = self.told(error, language)
        status = _status(told["code"], protocol=True)
        param = error.params.get("param")
        return {
            "error": {
                "message": f"{told['message']} {told['next']}".strip(),
                "type": _TYPES.get(status, "server_error" if status >= 500 else _ASKED_WRONGLY),
                "param": str(param) if param else None,
                "code": told["code"],
            }
        }

    def answer(self, error: HushdeskError, scope: Scope) -> Response:
        """`error` as an answer to the request of `scope`, in its language and form."""
        accepted = Headers(scope=scope).get("accept-language", "")
        if not scope["path"].startswith(PROTOCOL):
            return self.response(error, accepted)
        body = self.in_protocol(error, pick_language(accepted, self._spec))
        status = _status(body["error"]["code"], protocol=True)
        headers = _headers(error)
        if status == 401:
            headers["www-authenticate"] = "Bearer"
        return JSONResponse(body, status, headers)

    def response(self, error: HushdeskError, accepted: str = "") -> Response:
        """`error` as an answer to a page that accepts the languages `accepted`."""
        body = self.told(error, pick_language(accepted, self._spec))
        return JSONResponse(body, _status(body["code"]), _headers(error))

    async def of_error(self, request: Request, error: Exception) -> Response:
        """Answer a refusal of our own."""
        assert isinstance(error, HushdeskError)  # noqa: S101 - how it is registered
        if error.code not in STATUS:
            logs.event("request_failed", level="error", code=error.code, family=error.family)
        return self.answer(error, request.scope)

    async def of_status(self, request: Request, error: Exception) -> Response:
        """Answer what the framework refuses: no such page, no such method."""
        assert isinstance(error, HTTPException)  # noqa: S101 - how it is registered
        code = _OF_STATUS.get(error.status_code, "request_unclear")
        answer = self.answer(ServeError(code), request.scope)
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer

    async def of_form(self, request: Request, error: Exception) -> Response:
        """Answer a body that is not what the route takes, without repeating it."""
        assert isinstance(error, RequestValidationError)  # noqa: S101 - how it is registered
        return self.answer(ServeError("request_unclear", param=_field(error)), request.scope)


def as_protocol(status: int) -> int:
    """The status by which the OpenAI protocol says the same as `status` does."""
    return 400 if status == 422 else status


def _status(code: str, *, protocol: bool = False) -> int:
    return as_protocol(STATUS[code]) if protocol else STATUS[code]


def _headers(error: HushdeskError) -> dict[str, str]:
    headers = {"cache-control": "no-store"}
    if "retry_after" in error.params:
        headers["retry-after"] = str(error.params["retry_after"])
    return headers


def _field(error: RequestValidationError) -> str:
    """The first field that is not right, as `messages.0.role`; a made-up name is not repeated."""
    found = error.errors()
    place = [str(part) for part in found[0]["loc"][1:]] if found else []
    return ".".join(place) if all(map(_NAME.fullmatch, place)) else ""
