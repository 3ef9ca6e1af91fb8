"""English drafts by MarianMT models."""
