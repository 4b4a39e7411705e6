"""The one door through which faces command the engine and get its results."""
