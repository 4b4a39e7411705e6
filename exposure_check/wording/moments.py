"""Frames and times as a reader finds them again in Wireshark."""

import time
from collections.abc import Sequence

from exposure_check.client.words import Words
from exposure_check.model.frame import FrameRef
from exposure_check.model.verdict import FactValue
from exposure_check.wording.joints import listed

SHOWN_FRAMES = 5


def clock(moment: int) -> str:
    """Return local time of day, ``HH:MM:SS``, of a time in µs; "" if no calendar has it."""
    try:
        return time.strftime("%H:%M:%S", time.localtime(moment // 1_000_000))
    except (OverflowError, ValueError, OSError):
        return ""


def frames_line(frames: Sequence[FrameRef], sources: int, words: Words) -> str:
    """Return the frames that prove something: the only one with its time, else their numbers."""
    if len(frames) == 1:
        frame = frames[0]
        key = "frame.one" if sources == 1 else "frame.one-of"
        values: dict[str, FactValue] = {
            "source": frame.source + 1,
            "number": str(frame.number),
            "time": clock(frame.time),
        }
        return words.text("report", key, values)
    shown = [_number(frame, sources) for frame in frames[:SHOWN_FRAMES]]
    if len(frames) > SHOWN_FRAMES:
        shown.append(words.text("report", "frame.more"))
    numbers = listed(shown, words)
    return words.text("report", "frame.list", {"frames": len(frames), "numbers": numbers})


def _number(frame: FrameRef, sources: int) -> str:
    return str(frame.number) if sources == 1 else f"{frame.source + 1}:{frame.number}"
