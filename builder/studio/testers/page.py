"""The testers' page of one open bot: served on this computer, closed with the bot."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from builder.answering.escalation import Escalation
from builder.core.bot import BotSpec
from builder.core.conversation import AskEvent, Question
from builder.core.errors import PolicyError, UsageError
from builder.core.ids import new_id, new_token
from builder.core.ports import Clock
from builder.core.progress import CancelToken
from builder.core.tester_note import TesterLink, TesterNote
from builder.knowledge.hits import Readiness
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.server.testers import Seat
from builder.studio import answers
from builder.studio.bots import Workbench
from builder.studio.testers import notes
from builder.system.clock import SystemClock
from builder.vault.audit_log import VISITOR, acting

HOURS = 24
"""How long a link and whoever came in by it may stay, unless the owner says otherwise."""

LONGEST_HOURS = 14 * 24
_WHO_CHARACTERS = 80


class AuthorsBot:
    """The open bot as the page asks it: always as it is now, every use counted."""

    def __init__(self, bench: Workbench, spec: BotSpec | None = None) -> None:
        self._bench = bench
        self._spec = spec or bench.spec

    @property
    def spec(self) -> BotSpec:
        """As it was when the page was opened, or as it is tried: what is shown is made of it."""
        return self._spec

    def ask(
        self,
        question: Question,
        *,
        names: Pseudonyms | None = None,
        token: CancelToken | None = None,
    ) -> Iterator[AskEvent]:
        """Answer as the bot answers now."""
        yield from answers.ask(self._bench, question, names=names, token=token)

    @property
    def escalation(self) -> Escalation:
        """What decides that a person is wanted; nothing is passed on from here."""
        return self._bench.bot.escalation

    def readiness(self) -> Readiness:
        """How much can be searched already."""
        return self._bench.bot.readiness()


class Guestbook:
    """Lets in who has a link, and keeps what they say. Cookies are in memory, and end with it."""

    def __init__(self, bench: Workbench, clock: Clock, told: Callable[[], object]) -> None:
        self._bench = bench
        self._told = told
        self._clock = clock
        self._lock = threading.Lock()
        self._seats: dict[str, TesterLink] = {}

    def join(self, token: str) -> Seat | None:
        """Let the holder of a link in, once."""
        now = self._clock.now()
        link = self._bench.file.tester_links.use(token, now)
        if link is None:
            return None
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            self._seats[_mark(cookie)] = link
        with acting(VISITOR):
            self._bench.file.audit.record("tester_joined", link=link.id)
        self._told()
        left = datetime.fromisoformat(link.expires) - now
        return Seat(cookie, max(1, int(left.total_seconds())))

    def who(self, cookie: str) -> str | None:
        """Who a cookie stands for, while their link holds."""
        link = self._seats.get(_mark(cookie))
        if link is None or not self._bench.file.tester_links.holds(link.id, self._clock.now()):
            return None
        return link.who

    def note(self, said: TesterNote) -> None:
        """Keep what was said of an answer; see `notes.keep`."""
        with acting(VISITOR):
            notes.keep(self._bench, said)
        self._told()


class PageForTesters:
    """One page on loopback, with the links that lead to it."""

    def __init__(
        self,
        bench: Workbench,
        *,
        port: int = 0,
        clock: Clock | None = None,
        told: Callable[[], object] = lambda: None,
    ) -> None:
        """Open the page; `told` is called on any thread when somebody came in or said something.

        Raises:
            PolicyError: `notes_not_kept`: what testers say could not be kept.
            ServeError: `port_in_use`, `port_not_allowed`.
        """
        from builder.server.application import create_app
        from builder.server.running import Running
        from builder.server.settings import HostSettings
        from builder.vault.hoststore import HostStore

        if not notes.kept_days(bench):
            raise PolicyError("notes_not_kept")
        self._bench = bench
        self._clock = clock or SystemClock()
        self._store = HostStore.in_memory()  # what is said here is in nobody's transcripts
        app = create_app(
            AuthorsBot(bench),
            bench.bot.gate,
            self._store,
            HostSettings(),
            guests=Guestbook(bench, self._clock, told),
        )
        try:
            self._running = Running(app, port)
        except BaseException:
            self._store.close()
            raise
        bench.closing.append(self.close)
        bench.file.audit.record("tester_page_opened")

    @property
    def address(self) -> str:
        """Where the page is, with the last slash."""
        return self._running.address

    def invite(self, who: str, hours: int = HOURS) -> str:
        """A link for one person, shown this once; its token is kept nowhere.

        Raises:
            UsageError: `tester_unnamed`, `bad_number` for the hours.
        """
        who = " ".join(who.split())
        if not who or len(who) > _WHO_CHARACTERS:
            raise UsageError("tester_unnamed", limit=_WHO_CHARACTERS)
        if not 1 <= hours <= LONGEST_HOURS:
            raise UsageError("tester_hours", limit=LONGEST_HOURS)
        now = self._clock.now()
        token = new_token()
        link = TesterLink(new_id(), who, _text(now), _text(now + timedelta(hours=hours)))
        self._bench.file.tester_links.put(link, token)
        self._bench.file.audit.record("tester_invited", link=link.id, hours=hours)
        return f"{self.address}join#{token}"

    def close(self) -> None:
        """End the page; whoever is on it is cut off, and their cookies are worth nothing."""
        if self.close not in self._bench.closing:
            return
        self._bench.closing.remove(self.close)
        self._running.stop()
        self._store.close()
        self._bench.file.audit.record("tester_page_closed")


def links(bench: Workbench) -> list[TesterLink]:
    """Who was invited, the last one first."""
    return bench.file.tester_links.all()


def end_link(bench: Workbench, link_id: str) -> bool:
    """Take a link back: it lets nobody in, and who came in by it is out. Whether it held."""
    ended = bench.file.tester_links.end(link_id, SystemClock().now())
    if ended:
        bench.file.audit.record("tester_link_ended", link=link_id)
    return ended


def holds(link: TesterLink, now: datetime | None = None) -> bool:
    """Whether a link still lets somebody in or stay."""
    moment = _text(now or SystemClock().now())
    return link.ended is None and link.expires > moment


def _mark(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
