"""A model that an organisation has deployed in its own Azure, through llama-index and the door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar, Final
from urllib.parse import parse_qs, urlsplit

from builder.answering.models import Lengths, ModelRequest
from builder.answering.models.openai_compatible import pieces_of, sdk
from builder.answering.models.remote import RemoteModel, root_of, word_wanted
from builder.answering.models.retries import Retries
from builder.core.errors import MachineError
from builder.privacy.egress import Door
from builder.vault.secret import Secret

API_VERSION: Final = "2024-10-21"
"""The newest stable version of the protocol that names its deployment in the path."""

_PATH: Final = re.compile(r"/openai/deployments/([^/]+)(?:/.*)?$")


class AzureOpenAI(RemoteModel):
    """One deployment.

    Args:
        base_url: `https://NAME.openai.azure.com`, or the whole target address as Azure shows it:
            the deployment and the version of the protocol are taken from it.
        model_name: what the deployment is called; may be empty when the address names it.
        key: one of the two keys of the resource.
        door: the only way out.
        timeout_s: how long the server may be silent.

    Raises:
        UsageError: `bad_value` when `base_url` is not a web address.
    """

    key_headers: ClassVar[frozenset[str]] = frozenset({"api-key"})

    def __init__(
        self,
        *,
        base_url: str,
        model_name: str,
        key: Secret | None,
        door: Door,
        timeout_s: float = 60.0,
        retries: Retries | None = None,
    ) -> None:
        plain, _, query = base_url.strip().partition("?")
        named = _PATH.search(urlsplit(plain).path)
        self._version = parse_qs(query).get("api-version", [API_VERSION])[0]
        super().__init__(
            root_of(_PATH.sub("", plain)),
            model_name or (named[1] if named else ""),
            key=key,
            door=door,
            timeout_s=timeout_s,
            retries=retries,
        )

    @property
    def lengths(self) -> Lengths:
        """Which word for the longest reply it takes depends on what is deployed: none is sent."""
        return Lengths(limited=False)

    def _strip(self, request: Any) -> None:
        super()._strip(request)
        if self._key:  # with a token in the environment the SDK sends that instead
            request.headers["api-key"] = self._key_text()

    def _pieces(self, client: Any, request: ModelRequest) -> Iterator[tuple[str, bool]]:
        yield from pieces_of(self._llm(client), request, usage=True)

    def _try(self, client: Any) -> None:
        self._llm(client).chat(word_wanted())

    def _listed(self, _client: Any) -> list[str]:
        """The deployments cannot be listed with a key."""
        return []

    def _llm(self, client: Any) -> Any:
        omit = sdk().omit
        try:
            from llama_index.llms.azure_openai import AzureOpenAI as Deployed
        except ImportError:
            raise MachineError("model_support_missing") from None
        return Deployed(
            engine=self.name,
            model="gpt-4o",  # what is deployed is not told; all are chat models
            azure_endpoint=self._root,
            api_version=self._version,
            api_key=self._key_text() or "none",
            http_client=client,
            timeout=self._timeout_s,
            max_retries=0,
            # What is deployed may be a model that refuses any temperature but its own.
            additional_kwargs={"temperature": omit},
        )
