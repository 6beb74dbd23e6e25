"""Opens and closes the chat for an operator, and says how it stands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError, ServeError
from builder.server.answers import Answers
from builder.server.closing import CODES, Closed, words
from builder.server.operators import Operator
from builder.server.premises import Premises
from builder.server.settings import BundleFacts
from builder.system import logs
from builder.vault.audit_log import ACTOR, acting

Shape = dict[str, Any]
_OBSERVED = "closing_observed"
"""The host's fact of what the audit has told of last."""


class Switch:
    """Opens and closes the chat, and says how it stands."""

    def __init__(self, spec: BotSpec, premises: Premises, bundle: BundleFacts, answers: Answers):
        self._spec = spec
        self._premises = premises
        self._bundle = bundle
        self._answers = answers

    @property
    def version(self) -> int:
        """Of the bundle that is served."""
        return self._bundle.version

    def state(self, operator: Operator, language: str) -> Shape:
        """How the host stands, for whoever asks."""
        now = self._premises.closing.now
        why = now.why(self._bundle.version)
        return {
            "operator": {"name": operator.name, "scopes": sorted(operator.scopes)},
            "bot": self._spec.name,
            "language": self._spec.language,
            "bundle": {
                "id": self._bundle.id,
                "version": self._bundle.version,
                "signer": self._bundle.signer,
                "refused": self._premises.refused,
            },
            "open": why is None,
            "why": why,
            "since": now.since or None,
            "by": now.by or None,
            "says": words(self._spec, now, language),
            "min_version": now.min_version,
            "transcript_days": self._spec.privacy.transcripts.days,
            "store": self._premises.watch.state,
            **({"redis": shared.line.state} if (shared := self._premises.shared) else {}),
            "model": self._premises.model,
        }

    def pause(self, operator: Operator, says: str) -> None:
        """Close the chat for everybody, whatever else is broken."""
        self._kept(lambda: self._pause(operator, says))
        self.observe()

    def resume(self) -> None:
        """Open it again."""
        self._premises.closing.resume()
        self.observe()

    def revoke(self, version: int) -> None:
        """Refuse bundles below `version`."""
        self._kept(lambda: self._premises.closing.revoke(version))
        self.observe()

    def observe(self) -> None:
        """Write down that the chat was closed or opened, whoever ordered it, and in which way."""
        facts = self._premises.store.facts
        try:
            before = facts.get(_OBSERVED)  # first: who is overtaken here finds it changed below
            now = self._premises.closing.certain()
            told = f"{now.since}|{now.min_version}"
            since, _, version = (before or "|0").partition("|")
            if f"{since}|{version}" == told or not facts.swap(_OBSERVED, before, told):
                return  # said already, or another replica says it at this moment
            try:
                self._write_down(now, since, version)
            except HushdeskError:
                with suppress(HushdeskError):
                    facts.swap(_OBSERVED, told, before or "|0")
                raise
        except HushdeskError as error:
            logs.event("audit_failed", level="error", code=error.code)
            self._premises.watch.note(error)

    def _write_down(self, now: Closed, since: str, version: str) -> None:
        with acting(now.by if ACTOR.fullmatch(now.by) else self._premises.store.audit.acting_now):
            if since != now.since:
                self._premises.store.audit.record("bot_paused" if now.since else "bot_resumed")
            if version != str(now.min_version):
                self._premises.store.audit.record("bot_revoked", version=now.min_version)

    def enforce(self) -> None:
        """End the answers under way if the chat is closed now; from the event loop's thread."""
        now = self._premises.closing.now
        why = now.why(self._bundle.version)
        if why is not None and self._answers.running:
            says = words(self._spec, now, self._spec.language)
            self._answers.halt(ServeError(CODES[why], says=says))

    def _pause(self, operator: Operator, says: str) -> None:
        self._premises.closing.pause(operator.actor, self._premises.clock.now(), says)

    def _kept(self, order: Callable[[], None]) -> None:
        try:
            order()
        except (HushdeskError, OSError) as error:  # it holds in this process all the same
            logs.event("closing_unkept", level="error", error=type(error).__name__)
