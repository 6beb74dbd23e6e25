"""Passing a talk on to a person: what is written, and how it gets there."""
