"""Where a customer's words travel under the settings: places and ways, to be drawn and read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from builder.core.bot import BotSpec, ModelKind
from builder.core.policy import MessageData
from builder.privacy.papers.processors import ANSWERS, SEARCH, country, used_outside
from builder.system import texts


class Zone(StrEnum):
    """Whose computer a place is on."""

    BROWSER = "browser"
    HOST = "host"
    OUTSIDE = "outside"
    OWNER = "owner"


class Mark(StrEnum):
    """How a place or a way stands beside what is saved."""

    SAME = "same"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Node:
    """A place that words come to.

    Attributes:
        where: whose computer it is on, in words; for another company's with the country.
        detail: what happens there, in a few words; `about` in a sentence or two.
        column, row: of the grid of three columns on which it is drawn.
        idle: nothing comes here under these settings.
    """

    id: str
    zone: Zone
    where: str
    title: str
    detail: str
    about: str
    column: int
    row: int
    idle: bool = False
    mark: Mark = Mark.SAME


@dataclass(frozen=True, slots=True)
class Edge:
    """A way that words go; `says` tells what goes there."""

    source: str
    target: str
    says: str
    leaves: bool = False
    mark: Mark = Mark.SAME


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything under one set of settings; the edges are in the order of the journey."""

    headline: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, node_id: str) -> Node:
        """The place called `node_id`."""
        return next(node for node in self.nodes if node.id == node_id)

    @property
    def leaves(self) -> bool:
        """Whether words go to another company's computer."""
        return any(edge.leaves and edge.mark is not Mark.REMOVED for edge in self.edges)


def journey(spec: BotSpec, language: str) -> Journey:
    """The journey of a customer's words under the settings of `spec`."""
    return _Journeys(spec, language).make()


def compare(saved: Journey, wanted: Journey) -> Journey:
    """`wanted`, with what it has otherwise than `saved` marked, and what it lacks kept beside."""
    return Journey(
        wanted.headline,
        (*_compared(saved.nodes, wanted.nodes), *_gone(saved, wanted)),
        tuple(_compared_edges(saved, wanted)),
    )


def describe(shown: Journey, language: str) -> list[str]:
    """The journey in sentences, for who cannot see the picture; numbered as the picture is."""
    lines = [shown.headline]
    for number, edge in enumerate(shown.edges, start=1):
        said = texts.say(f"journey.marks.{edge.mark}", language, step=edge.says)
        lines.append(f"{number}. {said}")
    idle = [node.about for node in shown.nodes if node.idle and node.mark is not Mark.REMOVED]
    return [*lines, *idle]


class _Journeys:
    """Makes the journey of one bot's settings in one language."""

    def __init__(self, spec: BotSpec, language: str) -> None:
        self._language = language
        self._policy = spec.privacy
        outside = dict(used_outside(spec))
        self._answers, self._search = outside.get(ANSWERS), outside.get(SEARCH)
        self._model = spec.answers.model is not ModelKind.QUOTES
        self._model_name = spec.answers.model_name
        self._site = ", ".join(spec.site.allowed_origins)
        self._sent = self._model or self._search is not None

    def make(self) -> Journey:
        """All of it."""
        hosts = dict.fromkeys(host for host in (self._answers, self._search) if host)
        headline = (
            self._say("headline.leaves", hosts=", ".join(hosts))
            if hosts
            else self._say("headline.stays")
        )
        return Journey(headline, tuple(self._nodes()), tuple(self._edges()))

    def _nodes(self) -> Iterator[Node]:
        consent = "asked" if self._policy.consent.required else "unasked"
        yield self._node("visitor", Zone.BROWSER, "site" if self._site else "page", 0, 0)
        yield self._node("consent", Zone.HOST, consent, 1, 0)
        yield self._node("search", Zone.HOST, "any", 2, 0)
        if self._sent:
            yield self._node("masking", Zone.HOST, self._masking, 2, 1)
        if self._search:
            yield self._node("search_server", Zone.OUTSIDE, "any", 2, 2, host=self._search)
        yield self._model_node()
        yield self._node("reply", Zone.HOST, "model" if self._model else "quotes", 0, 1)
        kept = self._policy.transcripts.days
        record = "some" if kept else "none"
        yield self._node("record", Zone.HOST, record, 0, 2, idle=not kept, days=kept)
        yield self._node("owner", Zone.OWNER, record, 1, 2, idle=not kept)

    def _model_node(self) -> Node:
        column, row = (1, 1) if self._sent else (2, 1)
        if self._answers:
            return self._node("model", Zone.OUTSIDE, "outside", column, row, host=self._answers)
        if self._model:
            name = self._model_name or "–"
            return self._node("model", Zone.HOST, "local", column, row, name=name)
        return self._node("model", Zone.HOST, "quotes", column, row)

    def _edges(self) -> Iterator[Edge]:
        asked = self._policy.consent.required
        yield self._edge("visitor", "consent", "ask" if asked else "no_ask")
        yield self._edge("consent", "search", "search")
        if self._sent:
            yield self._edge("search", "masking", f"mask_{self._masking}")
        if self._search:
            host = self._search
            yield self._edge("masking", "search_server", self._way("to_search"), host=host)
        if self._model:
            way = "to_model" if self._answers else "to_local"
            host, most = self._answers or self._model_name, self._policy.messages.history
            yield self._edge("masking", "model", self._way(way), host=host, most=most)
        else:
            yield self._edge("search", "model", "to_quotes")
        yield self._edge("model", "reply", "back" if self._model else "quoted")
        yield self._edge("reply", "visitor", "shown")
        if days := self._policy.transcripts.days:
            yield self._edge("reply", "record", "record", days=days)
            yield self._edge("record", "owner", "read")

    @property
    def _masking(self) -> str:
        messages = self._policy.messages
        if messages.personal_data is MessageData.MASK:
            return "on"
        return "numbers" if messages.mask_numbers else "off"

    def _way(self, key: str) -> str:
        return f"{key}_{self._masking}"

    def _node(
        self,
        node_id: str,
        zone: Zone,
        kind: str,
        column: int,
        row: int,
        *,
        idle: bool = False,
        **words: str | int,
    ) -> Node:
        host = str(words.get("host", ""))
        words["country"] = place = country(host, self._language) if host else ""
        words["sites"] = self._site
        key = f"{node_id}.{kind}"
        return Node(
            node_id,
            zone,
            self._say(f"zones.{zone}", country=place),
            self._say(f"{node_id}.title"),
            self._say(f"{key}.detail", **words),
            self._say(f"{key}.about", **words),
            column,
            row,
            idle,
        )

    def _edge(self, source: str, target: str, key: str, **words: str | int) -> Edge:
        leaves = target == "search_server" or (target == "model" and self._answers is not None)
        if leaves:
            words["country"] = country(str(words["host"]), self._language)
        return Edge(source, target, self._say(f"steps.{key}", **words), leaves)

    def _say(self, key: str, **words: str | int) -> str:
        return texts.say(f"journey.{key}", self._language, **words)


def _place(node: Node) -> tuple[object, ...]:
    return node.zone, node.where, node.detail, node.about, node.idle


def _compared(saved: Iterable[Node], wanted: Iterable[Node]) -> Iterator[Node]:
    before = {node.id: node for node in saved}
    for node in wanted:
        old = before.get(node.id)
        if old is None:
            yield replace(node, mark=Mark.ADDED)
        else:
            yield replace(node, mark=Mark.SAME if _place(old) == _place(node) else Mark.CHANGED)


def _gone(saved: Journey, wanted: Journey) -> Iterator[Node]:
    taken = {(node.column, node.row) for node in wanted.nodes}
    names = {node.id for node in wanted.nodes}
    for node in saved.nodes:
        if node.id not in names and (node.column, node.row) not in taken:
            yield replace(node, mark=Mark.REMOVED)


def _compared_edges(saved: Journey, wanted: Journey) -> Iterator[Edge]:
    before = {(edge.source, edge.target): edge for edge in saved.edges}
    for edge in wanted.edges:
        old = before.pop((edge.source, edge.target), None)
        mark = Mark.ADDED if old is None else Mark.SAME if old == edge else Mark.CHANGED
        yield replace(edge, mark=mark)
    for edge in before.values():
        yield replace(edge, mark=Mark.REMOVED)
