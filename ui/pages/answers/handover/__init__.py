"""The card *Handing over*: how a talk reaches a person, and when that is offered."""
