"""What a host measures of itself, for Prometheus: totals since its start, and nothing of anybody.

No number is told by language, reason or hour: those are the owner's figures, with small groups
hidden (`figures`). What stands here is what any web server tells of itself.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from builder.core.conversation import Answer, Question
from builder.server.counting import STEPS_MS, outcome_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How a host stands at this moment."""

    version: int
    bundle: str
    ready: bool
    open: bool
    store_ok: bool
    bundle_refused: bool
    passages: int
    vectors: int
    sessions: int
    answering: int
    handovers_waiting: int
    handovers_failed: int
    disk_free: int | None
    spending_capped: bool
    unwritten: int
    shared: bool = False
    redis_ok: bool | None = None


class Meters:
    """Counters and histograms of one process."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "hushdesk_requests", "Requests answered", ["route", "method", "status"],
            registry=registry,
        )  # fmt: skip
        self._answers = Counter(
            "hushdesk_answers", "Questions, by what became of them", ["outcome"], registry=registry
        )
        self._seconds = Histogram(
            "hushdesk_answer_seconds",
            "Time until an answer was complete",
            buckets=[step / 1000 for step in STEPS_MS],
            registry=registry,
        )
        self._gauges = {
            name: Gauge(f"hushdesk_{name}", text, registry=registry)
            for name, text in _GAUGES.items()
        }
        self._bundle = Gauge(
            "hushdesk_bundle_info", "The bundle that is served", ["id", "version"],
            registry=registry,
        )  # fmt: skip
        Gauge("hushdesk_start_time_seconds", "When the process started", registry=registry).set(
            time.time()
        )

    def request(self, route: str, method: str, status: int) -> None:
        """Count one request, by the route's pattern: never an address that somebody typed."""
        self._requests.labels(route, method, str(status)).inc()

    def answer(self, _question: Question, answer: Answer | None, seconds: float) -> None:
        """Count one question."""
        self._answers.labels(outcome_of(answer)).inc()
        if answer is not None:
            self._seconds.observe(seconds)

    def text(self, now: Standing) -> bytes:
        """Everything in Prometheus' text format, version 0.0.4."""
        from prometheus_client import generate_latest

        for name in _GAUGES:
            value = getattr(now, name)
            self._gauges[name].set(float("nan") if value is None else float(value))
        self._bundle.clear()
        self._bundle.labels(now.bundle, str(now.version)).set(1)
        text: bytes = generate_latest(self._registry)
        return text


_GAUGES = {
    "ready": "1 when questions can be answered",
    "open": "1 when the chat is open: neither paused nor taken back",
    "store_ok": "1 when the host's own file, or the database, can be written",
    "shared": "1 when it is one of several replicas",
    "redis_ok": "1 when the Redis of the replicas answers",
    "bundle_refused": "1 when a newer bundle's file was refused and the old one serves on",
    "passages": "Passages that keywords find",
    "vectors": "Passages that meaning finds",
    "sessions": "Talks under way",
    "answering": "Answers being made",
    "handovers_waiting": "Talks that wait to reach a person",
    "handovers_failed": "Talks that never reached a person",
    "disk_free": "Bytes free on the disk of the host's folder",
    "spending_capped": "1 when the money for models is used up",
    "unwritten": "Messages that wait to be written down",
}
