"""The page *People's requests*: who asks about their data, until when, and what was done."""
