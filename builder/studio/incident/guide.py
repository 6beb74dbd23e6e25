"""Questions that help an owner decide; the decision stays theirs."""

from __future__ import annotations

from collections.abc import Mapping

QUESTIONS = ("personal", "unreadable", "sensitive", "harm", "contained")
"""Asked in this order; each is answered with `yes`, `no` or `unknown`."""


def suggestion(answers: Mapping[str, str]) -> str:
    """Which of `case.RISKS` the answers speak for; empty while too little is known.

    The order follows the guidelines of the European Data Protection Board on breaches: data that
    nobody can read, or that is surely back, is no risk; what can hurt people is a high one.
    What is not known counts against us.
    """
    if not answers.get("personal"):
        return ""
    if answers["personal"] == "no" or answers.get("unreadable") == "yes":
        return "unlikely"
    if not all(answers.get(name) for name in QUESTIONS[1:]):
        return ""
    if answers["sensitive"] == "yes" or answers["harm"] == "yes":
        return "high"
    calm = answers["sensitive"] == "no" and answers["harm"] == "no"
    return "unlikely" if calm and answers["contained"] == "yes" else "risk"
