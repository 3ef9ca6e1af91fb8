"""Sejajar: Indonesian and English side by side, machine-translation artefacts in plain sight."""

__version__ = "0.1.0"
