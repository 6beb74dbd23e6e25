"""What is computed from scores: areas under curves, shares, fits. NumPy only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def area(scores: Floats, answerable: NDArray[np.bool_]) -> float:
    """Area under the ROC curve: how often an answerable question scores above another."""
    _, rank, counts = np.unique(scores, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    ranks = middle[rank]
    good, bad = int(answerable.sum()), int((~answerable).sum())
    return float((ranks[answerable].sum() - good * (good + 1) / 2) / (good * bad))


def answered_at(scores: Floats, answerable: NDArray[np.bool_], wrong: float) -> float:
    """The share of answerable questions above a threshold that lets `wrong` of the others pass."""
    others = np.sort(scores[~answerable])[::-1]
    return float(np.mean(scores[answerable] > others[int(wrong * len(others))]))


def folds(groups: Sequence[str], count: int = 10) -> NDArray[np.int64]:
    """A part number for each item; items of a group share theirs."""
    names = sorted(set(groups))
    order = np.random.default_rng(1).permutation(len(names))
    part = {names[index]: place % count for place, index in enumerate(order)}
    return np.array([part[group] for group in groups])


def fit_logistic(x: Floats, y: Floats, weights: Floats, ridge: float = 1.0) -> Floats:
    """Coefficients for the columns of `x`, then the bias, by Newton's method."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    hold = np.eye(z.shape[1]) * ridge
    hold[-1, -1] = 1e-6
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ beta))
        slope = z.T @ (weights * (p - y)) + hold @ beta
        curve = (z * (weights * p * (1 - p))[:, None]).T @ z + hold
        beta -= np.linalg.solve(curve, slope)
    plain = beta[:-1] / spread
    return np.append(plain, beta[-1] - plain @ mean)


def fit_choice(
    lists: Sequence[Floats], right: Sequence[NDArray[np.bool_]], hold: float = 0.01
) -> Floats:
    """Weights that make right items of each list score above the wrong ones (softmax).

    Lists without a right item are passed over; `hold` keeps weights small.
    """
    kept = [(x, y) for x, y in zip(lists, right, strict=True) if y.any()]
    rows, y = np.concatenate([x for x, _ in kept]), np.concatenate([y for _, y in kept])
    ends = np.cumsum([0, *(len(x) for x, _ in kept)])
    owner = np.repeat(np.arange(len(kept)), np.diff(ends))
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    z = (rows - mean) / spread
    weights, first, second = np.zeros(z.shape[1]), np.zeros(z.shape[1]), np.zeros(z.shape[1])
    for step in range(1, 301):
        raised = z @ weights
        e = np.exp(raised - np.maximum.reduceat(raised, ends[:-1])[owner])
        p = e / np.add.reduceat(e, ends[:-1])[owner]
        wanted = e * y / np.add.reduceat(e * y, ends[:-1])[owner]
        slope = z.T @ (p - wanted) / len(kept) + hold * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / spread)


def crosswise(
    parts: NDArray[np.int64], fit: Callable[[NDArray[np.bool_]], Callable[[int], float]]
) -> Floats:
    """Each item's score by a fit that never saw its part."""
    scores = np.zeros(len(parts))
    for part in np.unique(parts):
        scorer = fit(parts != part)
        for index in np.flatnonzero(parts == part):
            scores[index] = scorer(int(index))
    return scores
