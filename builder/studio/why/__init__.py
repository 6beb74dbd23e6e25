"""Why an answer, why none: a report in the owner's words, and what would have changed it."""
