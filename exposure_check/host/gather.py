"""Runs readers side by side, each with its time limit; one that fails takes no other along."""

import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from exposure_check.host.access import Access, SettingReader, UnreadError
from exposure_check.model.setting import Reading, Settings, System, Unread

_MOST_READINGS = 2000
"""Of one reader: a computer with more saved networks is told about the first ones."""


def gather(system: System, readers: Sequence[SettingReader], access: Access) -> Settings:
    """Return what all readers read, in their order.

    A reader that hangs is left behind: its thread is a daemon, and holds nothing that matters.
    """
    answers: SimpleQueue[tuple[int, tuple[Reading, ...]]] = SimpleQueue()
    for number, reader in enumerate(readers):
        Thread(
            target=lambda number=number, reader=reader: answers.put(
                (number, _guarded(reader, access))
            ),
            name=f"read-{reader.source.value}",
            daemon=True,
        ).start()
    deadline = time.monotonic() + access.patience
    read: dict[int, tuple[Reading, ...]] = {}
    while len(read) < len(readers):
        try:
            number, readings = answers.get(timeout=max(0.001, deadline - time.monotonic()))
        except Empty:
            break
        read[number] = readings
    return Settings(
        system,
        tuple(
            reading
            for number, reader in enumerate(readers)
            for reading in read.get(number, reader.failed(Unread.TIME_OUT))
        ),
    )


def _guarded(reader: SettingReader, access: Access) -> tuple[Reading, ...]:
    try:
        return tuple(reader.read(access))[:_MOST_READINGS]
    except UnreadError as error:
        return reader.failed(error.reason, error.key)
    except TimeoutError:
        return reader.failed(Unread.TIME_OUT)
    except PermissionError:
        return reader.failed(Unread.NO_RIGHTS)
    except Exception:  # noqa: BLE001 whatever a strange system does, the rest is still read
        return reader.failed(Unread.FAILED)
