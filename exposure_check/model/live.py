"""What is special about hearing live: how a source listens, and how long it may."""

from enum import StrEnum


class Manner(StrEnum):
    """How a live source hears; said with each result."""

    LISTENS = "listens"
    """It only listens; nothing is sent."""
    ASKS = "asks"
    """The system also asks nearby devices for more (scan requests, inquiries)."""
    OVERHEARS = "overhears"
    """It reads what this computer tells its own radio, or what that radio sends."""
