"""Why this answer, why none: the report of one answer, beside its documents."""
