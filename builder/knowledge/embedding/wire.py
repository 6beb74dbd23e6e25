"""How embedding servers are spoken to, through the one door: two protocols, one set of errors."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from builder.core.cleared import Cleared
from builder.core.errors import HushdeskError, ModelError
from builder.core.progress import CancelToken
from builder.privacy.egress import Door, Failure, failure_of
from builder.vault.secret import Secret

TIMEOUT_S: Final = 60.0
TRIES: Final = 3
PAUSE_S: Final = 0.5
"""Before the second try; twice as long before the third."""

_BY_STATUS: Final = {
    401: "embedder_key_refused",
    403: "embedder_key_refused",
    404: "embedder_model_missing",
}
_BY_FAILURE: Final = {
    Failure.UNREACHABLE: "embedder_unreachable",
    Failure.TIMEOUT: "embedder_timeout",
    Failure.CUT_OFF: "embedder_unreachable",
}
_AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})


class _BusyError(ModelError):
    """Worth another try."""


class Wire(Protocol):
    """One model of one server.

    Every call raises ModelError: `embedder_unreachable`, `embedder_timeout`,
    `embedder_key_refused`, `embedder_model_missing`, `embedder_failed`, `embedder_nonsense`;
    PolicyError when the policy keeps text from the host; Cancelled when its token asked for it.
    """

    kind: str
    model: str
    host: str

    def embed(self, texts: Sequence[Cleared], token: CancelToken) -> list[Any]:
        """What the server sent for each text, unchecked."""
        ...

    def digest(self, token: CancelToken) -> str:
        """A hash of the weights that are served; empty where the server does not tell."""
        ...


class _Http:
    """Asks a server and tells what went wrong; a busy server is asked again."""

    def __init__(self, root: str, model: str, key: Secret | None, door: Door) -> None:
        self.model = model
        self.host = urlsplit(root).netloc
        self._root = root
        self._key = key
        self._door = door

    def ask(
        self,
        path: str,
        body: Mapping[str, Any] | None,
        token: CancelToken,
        carries: Sequence[Cleared] = (),
    ) -> Any:
        """The JSON that comes for `body`, which holds `carries`; without one for a plain look."""
        for attempt in range(1, TRIES + 1):
            token.check()
            try:
                return self._once(path, body, token, carries)
            except _BusyError:
                if attempt == TRIES:
                    raise
            _pause(PAUSE_S * attempt, token)
        raise AssertionError

    def _once(
        self,
        path: str,
        body: Mapping[str, Any] | None,
        token: CancelToken,
        carries: Sequence[Cleared],
    ) -> Any:
        headers = {} if self._key is None else {"Authorization": f"Bearer {self._key_text()}"}
        try:
            with self._door.client(
                "embedder",
                carries=carries,
                timeout_s=TIMEOUT_S,
                deadline_s=TIMEOUT_S,
                token=token,
            ) as client:
                address, how = f"{self._root}{path}", "GET" if body is None else "POST"
                reply = client.request(how, address, json=body, headers=headers)
                status = reply.status_code
                found = reply.json() if status == 200 else None
        except HushdeskError:
            raise
        except Exception as error:  # noqa: BLE001 - a reply can break the client in any way
            token.check()
            raise self._told(error) from None
        if found is None:
            raise self._refused(status)
        return found

    def _told(self, error: BaseException) -> ModelError:
        failure = failure_of(error)
        if failure is None:
            return ModelError("embedder_nonsense", host=self.host)
        # Nobody there is nobody there; a line that was cut is tried again.
        make = _BusyError if failure is Failure.CUT_OFF else ModelError
        return make(_BY_FAILURE[failure], host=self.host, seconds=round(TIMEOUT_S))

    def _refused(self, status: int) -> ModelError:
        code = _BY_STATUS.get(status, "embedder_failed" if status >= 400 else "embedder_nonsense")
        make = _BusyError if status in _AGAIN else ModelError
        return make(code, host=self.host, model=self.model, status=status)

    def _key_text(self) -> str:
        try:
            text = self._key.text().strip() if self._key else ""
        except UnicodeDecodeError:
            text = "\n"
        if not (text.isascii() and text.isprintable()):
            raise ModelError("embedder_key_refused", host=self.host)
        return text


class OllamaWire:
    """Ollama's own protocol, which names the weights it serves."""

    kind = "ollama"

    def __init__(self, root: str, model: str, key: Secret | None, door: Door) -> None:
        self._http = _Http(root.rstrip("/").removesuffix("/v1"), model, key, door)
        self.model, self.host = model, self._http.host

    def embed(self, texts: Sequence[Cleared], token: CancelToken) -> list[Any]:
        """See `Wire`."""
        body = {"model": self.model, "input": [each.text for each in texts]}
        found = self._http.ask("/api/embed", body, token, texts)
        return _listed(found, "embeddings", self.host)

    def digest(self, token: CancelToken) -> str:
        """See `Wire`."""
        served = _listed(self._http.ask("/api/tags", None, token), "models", self.host)
        names = {self.model, f"{self.model}:latest"}
        for each in served:
            if isinstance(each, dict) and each.get("name") in names:
                return str(each.get("digest", ""))[:64]
        return ""


class OpenAIWire:
    """OpenAI's protocol, as vLLM, llama.cpp, LM Studio and many hosts speak it."""

    kind = "openai_compatible"

    def __init__(self, root: str, model: str, key: Secret | None, door: Door) -> None:
        text = root.rstrip("/").removesuffix("/embeddings").rstrip("/")
        self._http = _Http(text if urlsplit(text).path else f"{text}/v1", model, key, door)
        self.model, self.host = model, self._http.host

    def embed(self, texts: Sequence[Cleared], token: CancelToken) -> list[Any]:
        """See `Wire`."""
        body = {"model": self.model, "input": [each.text for each in texts]}
        rows = _listed(self._http.ask("/embeddings", body, token, texts), "data", self.host)
        try:
            # A server may answer in any order, and says which is which.
            ordered = sorted(rows, key=lambda row: int(row.get("index", 0)))
            return [row["embedding"] for row in ordered]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ModelError("embedder_nonsense", host=self.host) from None

    def digest(self, token: CancelToken) -> str:  # noqa: ARG002 - the protocol has no such thing
        """See `Wire`."""
        return ""


def _listed(found: Any, name: str, host: str) -> list[Any]:
    rows = found.get(name) if isinstance(found, dict) else None
    if not isinstance(rows, list):
        raise ModelError("embedder_nonsense", host=host)
    return rows


def _pause(seconds: float, token: CancelToken) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        token.check()
        time.sleep(min(left, 0.05))
