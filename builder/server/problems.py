"""Errors as a visitor's page gets them: a code, a sentence, and who to ask instead."""

from __future__ import annotations

import json
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

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
    "bot_paused": 503,
    "bot_revoked": 503,
    "consent_needed": 403,
    "consent_outdated": 409,
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
    "not_found": 404,
    "note_empty": 422,
    "note_too_long": 422,
    "notes_not_kept": 403,
    "operator_not_allowed": 403,
    "operator_unknown": 401,
    "origin_refused": 403,
    "rate_limited": 429,
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
_WITHOUT_CONTACT = frozenset({"origin_refused", "host_refused"})


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

    def response(self, error: HushdeskError, accepted: str = "") -> Response:
        """`error` as an answer to a request that accepts the languages `accepted`."""
        body = self.told(error, pick_language(accepted, self._spec))
        headers = {"cache-control": "no-store"}
        if "retry_after" in error.params:
            headers["retry-after"] = str(error.params["retry_after"])
        status = STATUS[body["code"]]
        return Response(json.dumps(body), status, headers, media_type="application/json")

    async def of_error(self, request: Request, error: Exception) -> Response:
        """Answer a refusal of our own."""
        assert isinstance(error, HushdeskError)  # noqa: S101 - how it is registered
        if error.code not in STATUS:
            logs.event("request_failed", level="error", code=error.code, family=error.family)
        return self.response(error, request.headers.get("accept-language", ""))

    async def of_status(self, request: Request, error: Exception) -> Response:
        """Answer what the framework refuses: no such page, no such method."""
        assert isinstance(error, HTTPException)  # noqa: S101 - how it is registered
        code = _OF_STATUS.get(error.status_code, "request_unclear")
        answer = self.response(ServeError(code), request.headers.get("accept-language", ""))
        for name, value in (error.headers or {}).items():
            answer.headers[name] = value
        return answer

    async def of_form(self, request: Request, error: Exception) -> Response:
        """Answer a body that is not what the route takes, without repeating it."""
        assert isinstance(error, RequestValidationError)  # noqa: S101 - how it is registered
        return self.response(
            ServeError("request_unclear"), request.headers.get("accept-language", "")
        )
