"""What tests need of the machine beside the packages of the lock."""

import os
import shutil
from typing import NoReturn

import pytest


def program(name: str) -> str:
    """Return where a program is; without it see `lacking`."""
    found = shutil.which(name)
    if found is None:
        lacking(name)
    return found


def lacking(what: str) -> NoReturn:
    """Skip the test; in CI it fails: there everything is installed, and nothing may be left out."""
    if os.environ.get("CI"):
        pytest.fail(f"missing: {what}")
    pytest.skip(f"missing: {what}")
