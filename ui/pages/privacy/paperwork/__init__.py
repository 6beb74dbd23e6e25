"""The tab *Paperwork*: papers made from the settings, and what they still need."""
