"""The verbs of the pages *Inbox* and *Insights*: what the host tells its owner."""
