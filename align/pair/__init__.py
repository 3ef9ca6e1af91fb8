"""Pairing source sentences with reference sentences."""
