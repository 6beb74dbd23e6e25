"""Holds what a host answers against what its `/openapi.json` says it answers."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

from fastapi import FastAPI
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

Json = dict[str, Any]

_descriptions: dict[tuple[str, ...], Description] = {}


class Description:
    """One host's description.

    Attributes:
        told: the whole of it.
        met: (method, path, status) of every answer that was held against it.
    """

    def __init__(self, told: Json) -> None:
        self.told = told
        self.met: set[tuple[str, str, int]] = set()
        self._paths = [
            (re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path))), path)
            for path in told["paths"]
        ]
        self.valid = functools.cache(self._validator)

    def check(self, response: Any) -> None:
        """Fail unless `response` (of httpx or of a test client) is described, to the letter."""
        method, path = response.request.method.lower(), response.request.url.path
        if method in {"head", "options"} or path == "/openapi.json":
            return
        name = next((each for form, each in self._paths if form.fullmatch(path)), None)
        operation = self.told["paths"].get(name, {}).get(method)
        place = f"{method} {path} {response.status_code}"
        if operation is None:
            self._expect(response.status_code in {403, 404, 405, 408, 413, 421, 429}, place)
            self.hold(response.json(), _refusal(path), place)
            return
        told = operation["responses"].get(str(response.status_code))
        self._expect(told is not None, f"{place} is not described: {response.text[:200]}")
        self.met.add((method, str(name), response.status_code))
        self._check_body(response, told, place)

    def hold(self, value: Any, schema: Json, place: str) -> None:
        """Fail unless `value` is what `schema` says."""
        faults = [error.message for error in self.valid(json.dumps(schema)).iter_errors(value)]
        self._expect(not faults, f"{place}: {faults}")

    def _check_body(self, response: Any, told: Json, place: str) -> None:
        if not response.content:
            self._expect("content" not in told, f"{place}: an empty body")
            return
        kind = response.headers["content-type"].partition(";")[0]
        self._expect(kind in told.get("content", {}), f"{place}: {kind}")
        media = told["content"][kind]
        if kind == "text/event-stream":
            self._check_events(response.text, media["itemSchema"], place)
        elif kind == "application/json":
            value = response.json()
            self._expect(bool(media["schema"]), f"{place}: no schema")
            self.hold(value, media["schema"], place)
            if response.status_code >= 400 and "x-codes" in told:
                code = value.get("error", value)["code"]
                self._expect(code in told["x-codes"], f"{place}: {code}")

    def _check_events(self, text: str, item: Json, place: str) -> None:
        for block in filter(None, text.split("\n\n")):
            if block.startswith(":"):
                continue
            fields = dict(line.split(": ", 1) for line in block.split("\n"))
            codes = item.get("x-codes")
            if fields.get("event") == "error" and codes:
                self._expect(json.loads(fields["data"])["code"] in codes, f"{place}: {block}")
            known = [
                each["properties"]
                for each in item.get("oneOf", [item])
                if each["properties"].get("event", {}).get("const") == fields.get("event")
            ]
            self._expect(len(known) == 1, f"{place}: {fields.get('event')}")
            self._check_data(fields["data"], known[0]["data"], place)

    def _check_data(self, data: str, told: Json, place: str) -> None:
        choices = told.get("anyOf", [told])
        if data in [choice["const"] for choice in choices if "const" in choice]:
            return
        forms = [choice["contentSchema"] for choice in choices if "contentSchema" in choice]
        self.hold(json.loads(data), {"anyOf": forms}, place)

    def _validator(self, schema: str) -> Draft202012Validator:
        whole = {**json.loads(schema), "components": self.told["components"]}
        return Draft202012Validator(whole)

    @staticmethod
    def _expect(held: bool, what: str) -> None:
        if not held:
            raise AssertionError(f"not as described: {what}")


def description_of(app: FastAPI) -> Description:
    """The description of `app`; those with the same routes share it, which saves time."""
    routes = tuple(sorted(str(path) for path in _paths(app)))
    if routes not in _descriptions:
        _descriptions[routes] = Description(app.openapi())
    return _descriptions[routes]


class DescribedClient(TestClient):
    """Somebody who takes no answer that the description does not know."""

    def send(self, *args: Any, **facts: Any) -> Any:
        response = super().send(*args, **facts)
        response.read()
        assert isinstance(self.app, FastAPI)
        description_of(self.app).check(response)
        return response


def _paths(app: FastAPI) -> list[str]:
    found = []
    for route in app.routes:
        inner = getattr(route, "original_router", None)
        found += [each.path for each in inner.routes] if inner else [getattr(route, "path", "")]
    return found


def _refusal(path: str) -> Json:
    name = "RefusalBody" if path.startswith("/v1/") else "Problem"
    return {"$ref": f"#/components/schemas/{name}"}
