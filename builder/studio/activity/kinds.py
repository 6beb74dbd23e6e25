"""What sort of thing an event is, for people who look for one."""

from __future__ import annotations

KINDS: dict[str, tuple[str, ...]] = {
    "access": (
        "bot_created",
        "opened",
        "closed",
        "unlock_failed",
        "slot_added",
        "slot_removed",
        "rekeyed",
        "host_started",
        "host_stopped",
    ),
    "settings": (
        "settings_changed",
        "preset_applied",
        "provider_reviewed",
        "own_contacts_told",
        "own_contacts_declined",
        "repaired",
    ),
    "documents": (
        "document_added",
        "document_read_again",
        "document_removed",
        "documents_renamed",
        "findings_decided",
        "finding_fine",
        "erased_readmitted",
        "folder_watched",
        "folder_unwatched",
        "folder_mode",
        "folder_change",
        "folder_changes_ignored",
        "website_allowed_once",
        "website_confirmed",
        "website_looked_at",
        "website_read",
        "website_removed",
        "vectors_dropped",
        "passages_learnt",
        "model_fetched",
    ),
    "answers": (
        "facts_changed",
        "passage_off",
        "passage_corrected",
        "passage_confirmed",
        "passage_restored",
        "tests_run",
        "tests_changed",
        "tests_removed",
    ),
    "publishing": ("exported", "waived", "kit_written", "imported", "backed_up", "restored"),
    "contacts": ("handover_tested", "key_set", "key_removed", "first_contact", "contact_refused"),
    "people": (
        "visitor_erased",
        "visitor_exported",
        "visitor_corrected",
        "visitor_frozen",
        "visitor_unfrozen",
        "visitor_objected",
        "visitor_searched",
        "person_erased",
        "person_searched",
        "person_taken_out",
        "consent_withdrawn",
        "feedback",
        "retention",
        "handover_taken",
        "handover_delivered",
        "handover_failed",
        "request_received",
        "request_step",
        "request_removed",
        "transcript_read",
    ),
    "care": (
        "audit_exported",
        "unusual_seen",
        "review_done",
        "training_added",
        "training_removed",
        "paper_printed",
        "processor_reviewed",
        "incident",
        "incident_noted",
        "incident_letters",
        "rolled_back",
        "audit_truncated",
        "flood",
    ),
}
"""Events by their kind; what stands in none is `other`."""

OTHER = "other"
_KIND_OF = {event: kind for kind, events in KINDS.items() for event in events}


def kind_of(event: str) -> str:
    """The kind of an event."""
    return _KIND_OF.get(event, OTHER)
