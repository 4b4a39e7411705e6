"""The program as text and JSON, for terminals and scripts."""
