"""What the preview says under an answer with which a visitor is offered a person."""

from __future__ import annotations

from builder.core.bot import BotSpec
from builder.core.conversation import Answer
from builder.core.handover import Presence, Reason
from ui.translation import translate


def offer_note(answer: Answer, spec: BotSpec) -> str:
    """Whether a person is offered and why; empty when none is needed."""
    if answer.escalate_reason is None:
        return ""
    why = {
        Reason.WISH: translate("Offer", "the visitor asks for one"),
        Reason.DISTRESS: translate("Offer", "the visitor is upset, or it is urgent"),
        Reason.TOPIC: translate("Offer", "it is about one of your words"),
        Reason.REFUSED: translate("Offer", "the bot does not know"),
    }[Reason(answer.escalate_reason)]
    if answer.escalate and spec.handover.ready:
        said = translate(
            "Offer", "Visitors are offered a person here ({why}): they can pass the talk on."
        )
    elif answer.escalate:
        said = translate("Offer", "Visitors are shown how to reach a person here ({why}).")
    elif answer.presence == Presence.AWAY:
        said = translate("Offer", "A person would be needed ({why}), but nobody is there now.")
    else:
        said = translate("Offer", "A person would be needed ({why}), but you named no way to one.")
    return said.format(why=why)
