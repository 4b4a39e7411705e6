"""Keeps libraries from writing what they hear: their errors are counted, their words dropped."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LIBRARIES = ("bleak", "dbus_fast", "asyncio")


class _Counting(logging.Handler):
    """Counts errors without looking at them."""

    def __init__(self, count: Callable[[], None]) -> None:
        super().__init__(logging.ERROR)
        self._count = count

    def emit(self, _record: logging.LogRecord) -> None:
        self._count()


@contextmanager
def quiet_logs(count: Callable[[], None]) -> Iterator[None]:
    """While inside, what the libraries log goes nowhere, and each error calls ``count``.

    An error in a library's callback is logged with what the callback was given: an address, a
    name. So they stay quiet for the life of the process.
    """
    handler = _Counting(count)
    loggers = [logging.getLogger(name) for name in _LIBRARIES]
    for logger in loggers:
        logger.handlers[:] = [handler]
        logger.propagate = False
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger in loggers:
            logger.handlers[:] = [logging.NullHandler()]
