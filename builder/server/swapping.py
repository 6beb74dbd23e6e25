"""A newer bundle in place of the one that is served, when its file changes.

It is verified and warmed before anybody sees it; one that is older, forged or damaged is refused,
and the old one serves on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.server.beside import asked
from builder.server.consents import offer
from builder.server.premises import Look, Premises
from builder.server.stage import Served, Stage
from builder.system import logs, texts

ROUND_S = 2.0
"""How often the file is looked at; a change is taken up when the file has stayed the same since."""

Stamp = tuple[int, int, int]


class Swapping:
    """Watches the file of a bundle.

    Args:
        file: what is watched.
        stage: serves one bundle after the other.
        premises: what they share.
        spec: of the bundle that is served first.
        prepare: opens and warms what the file holds, if it is newer than the version it is given;
            None when it is not. Raises a `HushdeskError` for one that is not served.
    """

    def __init__(
        self,
        file: Path,
        stage: Stage,
        premises: Premises,
        spec: BotSpec,
        prepare: Callable[[int], tuple[Served, BotSpec] | None],
    ) -> None:
        self._file = file
        self._stage = stage
        self._premises = premises
        self._spec = spec
        self._prepare = prepare
        self._one_at_a_time = asyncio.Lock()
        self._seen = _stamp(file)

    async def watch(self) -> None:
        """Look when the file has changed, until cancelled."""
        last = self._seen
        while True:
            await asyncio.sleep(ROUND_S)
            now = await run_in_threadpool(_stamp, self._file)
            if now is not None and now == last and now != self._seen:
                await self.look()
            last = now

    async def look(self) -> Look:
        """Serve what the file holds now, if it is newer and whole."""
        async with self._one_at_a_time:
            self._seen = await run_in_threadpool(_stamp, self._file)
            try:
                found = await run_in_threadpool(self._prepare, self._stage.version)
            except HushdeskError as error:
                return await run_in_threadpool(self._refused, error)
            if found is None:
                self._premises.refused = None
                return Look(swapped=False, version=self._stage.version)
            new, spec = found
            await self._stage.swap(new)
            await asked(self._premises.sessions, lambda: self._end_outdated(spec))
            self._spec, self._premises.refused = spec, None
            await run_in_threadpool(self._tell, "bundle_swapped", new.version)
            logs.event("bundle_swapped", version=new.version)
            return Look(swapped=True, version=new.version)

    def _refused(self, error: HushdeskError) -> Look:
        logs.event("bundle_refused", level="error", code=error.code)
        if self._premises.refused != error.code:
            self._premises.refused = error.code
            self._tell("bundle_refused", self._stage.version, code=error.code)
        return Look(swapped=False, version=self._stage.version, code=error.code)

    def _tell(self, event: str, version: int, **facts: str) -> None:
        try:
            self._premises.store.audit.record(event, version=version, **facts)
        except HushdeskError as error:
            self._premises.watch.note(error)

    def _end_outdated(self, spec: BotSpec) -> None:
        """End the talks whose visitors agreed to something else than what holds now."""
        self._premises.shown(spec)
        changed = {
            language
            for language in texts.languages()
            if offer(spec, language).version != offer(self._spec, language).version
        }
        try:
            self._premises.sessions.end_in(changed)
        except HushdeskError as error:  # replicas also know them by the words they began with
            logs.event("talks_not_ended", level="warning", code=error.code)


def _stamp(file: Path) -> Stamp | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
