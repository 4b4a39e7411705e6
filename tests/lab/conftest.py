"""The radio lab as tests: the guest is booted once a run, and each scenario reported by itself."""

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lab.host.lab import NO_GUEST, by_default

HERE = Path(__file__).parent


def pytest_addoption(parser):
    """Add ``--lab``, for when tests/lab is named on the command line; the variable always works."""
    parser.addoption("--lab", action="store_true", help="play the radio lab's scenarios")


def pytest_configure(config):
    """Name the mark that tells these tests from the others."""
    config.addinivalue_line("markers", "lab: plays a scenario in the radio lab's virtual machine")


@pytest.fixture(scope="session")
def lab_results(request, tmp_path_factory) -> dict[str, dict]:
    """Play every scenario (once, however many workers there are); return results by name."""
    usual = "1" if os.environ.get("CI") else "0"
    asked = os.environ.get("EXPOSURE_CHECK_LAB", usual) in ("1", "all")
    if not (asked or request.config.getoption("--lab", default=False)):
        pytest.skip("the radio lab takes minutes: ask for it with EXPOSURE_CHECK_LAB=1")
    if given := os.environ.get("EXPOSURE_CHECK_LAB_RESULTS"):
        return json.loads(Path(given).read_text())
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    out = base / "lab"
    with (base / "lab.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "results.json").exists():
            done = subprocess.run(
                [HERE / "run", "--out", out],
                check=False,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHON": sys.executable},
            )
            if done.returncode == NO_GUEST:
                pytest.skip(f"the radio lab cannot be made here: {done.stderr[-1000:]}")
            if not (out / "results.json").exists():
                pytest.fail(f"the radio lab did not run:\n{done.stdout}\n{done.stderr}")
        return json.loads((out / "results.json").read_text())


def pytest_generate_tests(metafunc):
    """One test a scenario."""
    if "scenario" in metafunc.fixturenames:
        metafunc.parametrize("scenario", by_default())
