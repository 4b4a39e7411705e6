"""The helper is for Linux; what needs rights or a network of its own is skipped without root."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.helper.air import Air


@pytest.fixture
def root_rights() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root: the helper gives up rights, so it must have some")


@pytest.fixture
def air(root_rights: None) -> Iterator["Air"]:
    """A made monitor-mode interface in a network of its own."""
    if not Path("/dev/net/tun").exists():
        pytest.skip("needs /dev/net/tun")
    with Air() as made:
        yield made
