"""Adapters that hear: capture files, standard input, Kismet databases, demo recordings."""
