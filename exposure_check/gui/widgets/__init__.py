"""The few widgets that all pages are made of."""
