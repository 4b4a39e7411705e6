"""Fixtures that every room's tests may use."""

import ctypes
import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.needed import lacking

ROOT = Path(__file__).parent.parent
_OVERRIDE = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, see capabilities(7)."""

os.environ["LC_ALL"] = "C.UTF-8"  # a terminal speaks English, whoever runs the tests
# A shell has what it starts in the background ignore Ctrl-C, and what that starts inherits it.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_captures() -> Path:
    """Labelled captures beside the checkout; they are never part of the project."""
    folder = ROOT.parent / "shared" / "captures"
    if not folder.is_dir():
        lacking("labelled captures beside the checkout (../shared/captures)")
    return folder


@pytest.fixture
def plain_reader() -> Iterator[None]:
    """Whoever runs the tests may not read what its mode forbids: root does without its override."""
    if os.name != "posix":
        pytest.skip("modes of POSIX")
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root may read anything")
    version_3, this_thread, effective = 0x20080522, 0, 0
    header, sets = (ctypes.c_uint32 * 2)(version_3, this_thread), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.capget(header, sets) == 0
    before = sets[effective]
    sets[effective] &= ~_OVERRIDE
    assert libc.capset(header, sets) == 0
    yield
    sets[effective] = before
    assert libc.capset(header, sets) == 0


@pytest.fixture(autouse=True)
def no_warnings_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in a log fails the test, unless it looks at its log (caplog) itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    seen = _Seen()
    root = logging.getLogger()
    root.addHandler(seen)
    yield
    root.removeHandler(seen)
    assert seen.lines == []


class _Seen(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Without the trace: formatting it parses source, which Python 3.11 cannot do while it
        # parses source already, and garbage may be collected at any moment.
        self.lines.append(f"{record.name}: {record.getMessage()}")
