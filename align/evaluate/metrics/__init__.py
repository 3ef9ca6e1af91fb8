"""Metrics, one a file, behind one registry."""
