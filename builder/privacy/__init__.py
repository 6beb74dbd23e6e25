"""Who may see what: the gate, the one door, personal data, people's rights."""
