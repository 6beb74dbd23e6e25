"""One replica of a host at work on a shared database: `python replica_process.py URL_FILE NAME`.

It says `ready`, waits for a line, holds and spends money, writes the audit and carries letters,
tells what it did as JSON, takes one more of each and waits to be killed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from builder.core.spending import Caps, Refused, Spent
from builder.system.clock import SystemClock
from builder.vault.audit_log import acting
from tests.support.host_stores import open_shared

CAPS, EACH = Caps(day=1_000, month=1_000), 60
EVENTS = 25


def work(url: str, name: str) -> None:
    """What `name` does."""
    told: dict[str, object] = {"letters": [], "paid": 0}
    with open_shared(url) as store:
        _say("ready")
        sys.stdin.readline()
        letters, paid = [], 0
        for _ in range(EVENTS):
            with acting(f"operator:{name}"):
                store.audit.record("opened", count=paid)
            held = store.spending.reserve("paid", EACH, CAPS)
            letter = store.handovers.take(SystemClock().now())
            if letter is not None:
                letters.append(letter.id)
                store.handovers.delivered(letter.id, SystemClock().now())
            if not isinstance(held, Refused):
                paid += 1
                store.spending.settle(held, Spent("paid", 6, 0, EACH, "USD", calls=1), CAPS)
        told |= {"letters": letters, "paid": paid}
        if name == "a":  # dies with all of it in hand
            late = store.handovers.take(SystemClock().now())
            told["in_hand"] = late.id if late else ""
            told["held"] = not isinstance(store.spending.reserve("paid", 40, CAPS), Refused)
        _say(json.dumps(told))
        time.sleep(120)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]).read_text(), sys.argv[2])
