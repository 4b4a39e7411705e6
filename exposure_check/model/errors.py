"""Errors that carry a reason a screen can explain; the words are in ``resources/words``."""

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """Why something could not be done: a closed set, one sentence each in ``resources/words``."""

    FILE_NOT_FOUND = "file-not-found"
    FILE_NOT_READABLE = "file-not-readable"
    FILE_READ_FAILED = "file-read-failed"
    FILE_EMPTY = "file-empty"
    FILE_UNKNOWN_FORMAT = "file-unknown-format"
    FILE_BROKEN = "file-broken"
    SELECTION_NOT_UNDERSTOOD = "selection-not-understood"
    SELECTION_CONTRADICTS = "selection-contradicts"
    IDENTITY_KEY_NEEDS_LIBRARY = "identity-key-needs-library"
    STANDARD_INPUT_TWICE = "standard-input-twice"
    STANDARD_INPUT_NEEDS_FILE = "standard-input-needs-file"
    FRAME_NOT_FOUND = "frame-not-found"
    FRAME_NOT_YOURS = "frame-not-yours"
    FRAME_NOT_SHOWN = "frame-not-shown"
    FRAME_NEEDS_LIBRARY = "frame-needs-library"
    FRAME_TOO_HARD = "frame-too-hard"
    LISTENING_FAILED = "listening-failed"
    NOTHING_TO_LISTEN_WITH = "nothing-to-listen-with"
    STANDARD_INPUT_IS_KEYBOARD = "standard-input-is-keyboard"
    NO_TERMINAL = "no-terminal"
    NEAR_NEEDS_BLUETOOTH = "near-needs-bluetooth"
    STRONGEST_IS_NOT_ENOUGH = "strongest-is-not-enough"
    DISCOVERABLE_NEEDS_ADDRESS = "discoverable-needs-address"
    ENGINE_NOT_STARTED = "engine-not-started"
    ENGINE_GONE = "engine-gone"
    ENGINE_CRASHED = "engine-crashed"
    ENGINE_BROKE_RULES = "engine-broke-rules"
    HISTORY_FAILED = "history-failed"
    HISTORY_NEWER = "history-newer"
    EXPORT_FAILED = "export-failed"
    WINDOW_MISTAKE = "window-mistake"


class ExposureCheckError(Exception):
    """A failure that the user is told about in one sentence, with what to do.

    Attributes:
        reason: which sentence.
        details: values the sentence may name: offsets, counts, the user's own file names.
            Never an identifier heard on the air.
    """

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details: Mapping[str, str | int] = details
