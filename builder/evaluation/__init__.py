"""Asks a bot its test questions and judges what it says."""
