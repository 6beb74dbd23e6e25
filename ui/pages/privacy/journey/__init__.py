"""The picture of where a customer's words travel."""
