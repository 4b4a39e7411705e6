"""A bus for tests of hands."""

import gc

import pytest

from exposure_check.fixes.linux_bus import SystemBus
from tests.fixes.services import Handlers
from tests.host.buses import PrivateBus


@pytest.fixture
def address(tmp_path_factory):
    made = PrivateBus(tmp_path_factory.mktemp("bus"))
    yield made.address
    made.close()


@pytest.fixture
def call(address):
    return SystemBus(address, patience=5)


@pytest.fixture
def serve(address):
    running = []

    def start(name, handlers):
        running.append(Handlers(address, [name], handlers))
        return running[-1]

    yield start
    for one in running:
        one.close()


@pytest.fixture(autouse=True, scope="module")
def _collected():
    """Futures of a bus that was cut off are reported when they are collected."""
    yield
    gc.collect()
