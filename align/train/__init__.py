"""Training and fine-tuning of MarianMT models."""
