"""Programs for those who work on the project; none is part of what is installed."""
