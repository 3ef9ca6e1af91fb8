"""Output formats, one a file, behind one registry."""
