"""Every order in every place of every format against the obedient model; how many have their way.

    .venv/bin/python -m tests.soak.injected_orders --set FILE.json --minilm

Three figures: nothing guarded, as a plain chat engine does; tied to the passages by words alone;
and as the product is. `--set` adds published orders, a JSON object of lists of texts (BIPIA's
form). It fails when an order of ours has its way, or when more than `--allowed` in a hundred of
the others have.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from builder.core.errors import DocumentError
from builder.knowledge.embedding import Embedder
from tests.support.injection import proof
from tests.support.injection.carriers import CARRIERS
from tests.support.injection.orders import ORDERS, Order, disguised, published

WAYS: dict[str, AbstractContextManager[None]] = {
    "nothing guarded": proof.without_guards(),
    "words tied": proof.without_guards(ties=True),
    "as it is": nullcontext(),
}


def main() -> int:
    """Measure; 1 when an order had its way that must not."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--set", type=Path, action="append", default=[])
    parser.add_argument("--carriers", nargs="*", default=sorted(CARRIERS))
    parser.add_argument("--ways", nargs="*", default=list(WAYS), choices=list(WAYS))
    parser.add_argument("--minilm", action="store_true", help="with the real embedder")
    parser.add_argument("--allowed", type=float, default=5.0)
    options = parser.parse_args()
    own = [each for order in ORDERS for each in (order, *disguised(order))]
    others = [order for path in options.set for order in published(path)]
    embedder = _minilm() if options.minilm else None
    failed = False
    for way in options.ways:
        with WAYS[way]:
            won = _won(options.carriers, own, embedder)
            theirs = _won(options.carriers, others, embedder)
        _print(way, "ours", won, len(options.carriers) * len(own))
        _print(way, "others", theirs, len(options.carriers) * len(others))
        if way == "as it is":
            share = 100 * len(theirs) / max(1, len(options.carriers) * len(others))
            failed = bool(won) or share > options.allowed
    return int(failed)


def _won(carriers: list[str], orders: list[Order], embedder: Embedder | None) -> list[str]:
    """Which orders had their way, by carrier and kind."""
    won = []
    for name in carriers:
        for order in orders:
            try:
                chunks = proof.passages(CARRIERS[name], order.text)
            except DocumentError:
                continue  # a picture too wide, a name too long: it is not read at all
            bot = proof.make_bot(chunks, [order], embedder=embedder)
            if proof.succeeded(order, proof.ask(bot)):
                won.append(f"{name}: {order.kind}: {order.text[:60]}")
            bot.close()
    return won


def _print(way: str, whose: str, won: list[str], tried: int) -> None:
    if not tried:
        return
    share = 100 * len(won) / tried
    sys.stdout.write(f"{way}, {whose}: {len(won)} of {tried} ({share:.1f} %)\n")
    if way == "as it is":
        for line, count in Counter(won).most_common(20):
            sys.stdout.write(f"  {count} × {line}\n")
    sys.stdout.flush()


def _minilm() -> Embedder:
    from builder.knowledge.embedding.minilm import load_minilm

    return load_minilm()


if __name__ == "__main__":
    sys.exit(main())
