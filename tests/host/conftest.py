"""Leaves nothing of a private bus behind for other tests."""

import gc

import pytest


@pytest.fixture(autouse=True, scope="module")
def _collected():
    """A bus that was cut off leaves futures nobody asks; they are reported when they are
    collected, which must not be in the middle of somebody else's test."""
    yield
    gc.collect()
