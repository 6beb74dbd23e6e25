"""The tab *Rules*: every toggle of the policy, and what a change of it would mean."""
