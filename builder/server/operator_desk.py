"""Lets an operator in, does what was asked in their name, and writes down that it was."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from builder.core.errors import HushdeskError
from builder.core.ports import AuditSink, Clock
from builder.server.beside import asked
from builder.server.operators import Operator, Operators
from builder.server.store_watch import StoreWatch
from builder.system import logs
from builder.vault.audit_log import acting

_T = TypeVar("_T")


class Desk:
    """Every use of a token is in the audit with the token's name.

    What a monitor or a program asks again and again (`quiet`) is written down once an hour, with
    how often it was since the last time; the rest each time.
    """

    def __init__(
        self, operators: Operators, audit: AuditSink, watch: StoreWatch, clock: Clock
    ) -> None:
        self._operators = operators
        self._audit = audit
        self._watch = watch
        self._clock = clock
        self._lock = threading.Lock()
        self._uses: dict[tuple[str, str], tuple[int, int]] = {}

    def admit(self, request: Request, scope: str) -> Operator:
        """Whoever asks, if they may do what needs `scope`.

        Raises:
            ServeError: as `Operators.admit`.
        """
        authorization = request.headers.get("authorization", "")
        return self._operators.admit(authorization, scope, request.state.address)

    async def do(
        self,
        request: Request,
        scope: str,
        work: Callable[[Operator], _T],
        *,
        quiet: bool = False,
        whatever: bool = False,
    ) -> _T:
        """Do `work` for the holder of a token.

        Args:
            request: what was asked, with the token.
            scope: what it needs; empty for any token.
            work: run beside the event loop, acting as the operator.
            quiet: written down once an hour.
            whatever: done also when it cannot be written down: closing the chat must not wait for
                a disk that is full.

        Raises:
            ServeError: as `Operators.admit`.
            HushdeskError: what `work` raises, or the audit; nothing is read without its row.
        """
        operator = await asked(self._operators, lambda: self.admit(request, scope))
        route = getattr(request.scope.get("route"), "path", "none")
        name = f"{request.method} {route}"

        def done() -> _T:
            with acting(operator.actor):
                if whatever:
                    found = work(operator)
                    self._note(operator, name, quiet=quiet, must=False)
                    return found
                self._note(operator, name, quiet=quiet, must=not quiet)
                return work(operator)

        try:
            return await run_in_threadpool(done)
        except HushdeskError as error:
            self._watch.note(error)
            raise

    def _note(self, operator: Operator, name: str, *, quiet: bool, must: bool) -> None:
        before = 0
        if quiet:
            hour = int(self._clock.now().timestamp() // 3600)
            with self._lock:
                last, count = self._uses.get((operator.name, name), (-1, 0))
                again = last == hour
                self._uses[operator.name, name] = (hour, count + 1 if again else 1)
            if again:
                return
            before = count
        try:
            self._audit.record("operator_used", route=name, count=max(1, before))
        except HushdeskError as error:
            logs.event("audit_failed", level="error", code=error.code)
            self._watch.note(error)
            if must:
                raise
