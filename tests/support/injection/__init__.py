"""Injected instructions: what they say, where they hide, and a model that obeys all of them."""
