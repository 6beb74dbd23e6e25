"""`GET /openapi.json`: every route, what it takes, gives, refuses, and by which token.

A route says with `described` what it gives and which refusals are its own; what every request can
meet on the way to it is added here. The tests hold each answer of the host against this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from pydantic import BaseModel, TypeAdapter

from builder.server.openai_bodies import Chunk, RefusalBody
from builder.server.problems import PROTOCOL, STATUS, as_protocol
from builder.server.replies import EVENTS, Problem

BY_VISITOR, BY_OPERATOR = "visitor", "operator"

_SCHEMES: Final = {
    BY_VISITOR: {
        "type": "http",
        "scheme": "bearer",
        "description": "The token that `POST /api/session` gave to the visitor.",
    },
    BY_OPERATOR: {
        "type": "http",
        "scheme": "bearer",
        "description": "A named token of the operator's; its scope is at each route.",
    },
}
_REFS: Final = "#/components/schemas/{model}"
_CODES: Final = "x-codes"
_GUARDED: Final = ("/api/", "/operator/", PROTOCOL)


def described(
    model: type[BaseModel] | None,
    *codes: str,
    by: str = "",
    scope: str = "",
    **more: Any,
) -> dict[str, Any]:
    """What a route's decorator is told.

    Args:
        model: of the JSON it gives; None for something else, which `more` describes.
        codes: of the refusals that only this route knows.
        by: whose token opens it.
        scope: the scope that token needs.
        more: `responses`, of anything else it gives.
    """
    responses = dict(more.pop("responses", {}))
    if model is not None:
        responses[200] = {"model": model, **responses.get(200, {})}
    extra: dict[str, Any] = {_CODES: list(codes)}
    if by:
        extra["security"] = [{by: [scope] if scope else []}]
    return {"response_model": None, "responses": responses, "openapi_extra": extra, **more}


_IN_A_STREAM: Final = (
    "answer_cut_off", "answer_failed", "answer_slow", "consent_needed", "data_frozen", "internal",
    "bot_paused", "bot_revoked", "host_stopping", "session_unknown", "store_failed",
)  # fmt: skip
"""What can still go wrong once a stream has begun."""


def events() -> dict[str, Any]:
    """The stream of `POST /api/chat`: one event after the other, each with its own data."""
    items = [
        {
            "type": "object",
            "required": ["event", "data"],
            "properties": {"event": {"const": name}, "data": _json_text(_event_schema(name))},
        }
        for name in EVENTS
    ]
    item = {"oneOf": items, _CODES: list(_IN_A_STREAM)}
    return {"text/event-stream": {"itemSchema": item}}


def chunks() -> dict[str, Any]:
    """The stream of `/v1`: chunks, or one refusal, and `[DONE]` at its end."""
    kinds = [_ref(Chunk.__name__), _ref(RefusalBody.__name__)]
    data = {"anyOf": [*map(_json_text, kinds), {"const": "[DONE]"}]}
    item = {"type": "object", "required": ["data"], "properties": {"data": data}}
    return {"text/event-stream": {"itemSchema": item}}


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What makes the description of `app`, once."""
    plain = app.openapi
    made: dict[str, Any] = {}

    def description() -> dict[str, Any]:
        if not made:
            made.update(_completed(plain()))
        return made

    return description


def _completed(told: dict[str, Any]) -> dict[str, Any]:
    parts = told.setdefault("components", {})
    schemas = {**parts.get("schemas", {}), **_shared()}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    parts["schemas"] = dict(sorted(schemas.items()))
    parts["securitySchemes"] = _SCHEMES
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation)
    return told


def _shared() -> dict[str, Any]:
    """The schemas of what no route gives as its whole answer."""
    kinds: dict[str, Any] = {f"{name.title()}Event": kind for name, kind in EVENTS.items()}
    kinds |= {model.__name__: model for model in (Problem, RefusalBody, Chunk)}
    wanted = [(name, "serialization", TypeAdapter(kind)) for name, kind in kinds.items()]
    schemas, rest = TypeAdapter.json_schemas(wanted, ref_template=_REFS)  # type: ignore[arg-type]
    found = {name: schema for (name, _), schema in schemas.items() if "$ref" not in schema}
    return {**found, **rest.get("$defs", {})}


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    codes = [*operation.pop(_CODES, ()), *_on_the_way(path, method, operation)]
    protocol = path.startswith(PROTOCOL)
    by_status: dict[int, list[str]] = {}
    for code in dict.fromkeys(codes):
        status = STATUS[code]
        by_status.setdefault(as_protocol(status) if protocol else status, []).append(code)
    responses = operation["responses"]
    responses.pop("422", None)  # the framework's own, which this host does not give
    for status, found in sorted(by_status.items()):
        responses[str(status)] = _refusal(status, found, protocol=protocol)


_CLOSED: Final = ("bot_paused", "bot_revoked", "host_stopping")
_ASKING: Final = ("/api/session", "/api/chat", "/api/feedback", "/api/handover", PROTOCOL)


def _on_the_way(path: str, method: str, operation: dict[str, Any]) -> Iterable[str]:
    yield from ("host_refused", "internal")
    if path.startswith(_GUARDED):
        yield from ("origin_refused", "rate_limited")
    if method in {"post", "patch", "delete", "put"}:
        yield from ("request_too_large", "request_slow")
    if "requestBody" in operation or operation.get("parameters"):
        yield "request_unclear"
    if path.startswith(_ASKING) and (method == "post" or path.startswith(PROTOCOL)):
        yield from _CLOSED
    if path.startswith("/api/") and path != "/api/widget":
        yield "store_failed"
    for needed in operation.get("security", ()):
        if BY_OPERATOR in needed:
            yield from ("operator_unknown", "operator_not_allowed", "rate_limited", "store_failed")


def _refusal(status: int, codes: list[str], *, protocol: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": f"{HTTPStatus(status).phrase}: " + ", ".join(f"`{c}`" for c in codes),
        "content": {
            "application/json": {
                "schema": _ref(RefusalBody.__name__ if protocol else Problem.__name__)
            }
        },
        _CODES: sorted(codes),
    }
    if status in {429, 503}:
        wait = {"description": "Seconds after which it is worth trying again."}
        told["headers"] = {"Retry-After": {**wait, "schema": {"type": "integer", "minimum": 1}}}
    return told


def _event_schema(name: str) -> dict[str, Any]:
    kind = EVENTS[name]
    return _ref(kind.__name__ if isinstance(kind, type) else f"{name.title()}Event")


def _json_text(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": schema,
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": _REFS.format(model=name)}
