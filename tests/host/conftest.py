"""A bus and services for tests of readers."""

import gc

import pytest

from exposure_check.host.access import Access
from tests.host.buses import PrivateBus, Services


@pytest.fixture
def bus(tmp_path):
    made = PrivateBus(tmp_path)
    yield made.address
    made.close()


@pytest.fixture
def serve(bus):
    running = []

    def start(names, answers, slow=()):
        running.append(Services(bus, names, answers, slow))
        return running[-1]

    yield start
    for one in running:
        one.close()


@pytest.fixture
def access(bus, tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    return Access(root=root, bus=bus, patience=3)


@pytest.fixture(autouse=True, scope="module")
def _collected():
    """Futures of a bus that was cut off are reported when they are collected: not later, in the
    middle of somebody else's test."""
    yield
    gc.collect()
