"""Detectors of machine-translation artefacts, one a file, behind one registry."""
