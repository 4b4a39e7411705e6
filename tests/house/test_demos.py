"""The demos, played by the program from start to end, say what they were made to show."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from exposure_check.checks.registry import CHECKS

ROOT = Path(__file__).parent.parent.parent
DEMOS = tomllib.loads((ROOT / "resources" / "demo" / "demos.toml").read_text(encoding="utf-8"))
STATUS = {"protected": 0, "exposed": 1, "not-enough": 3}

pytestmark = pytest.mark.end_to_end


def play(name: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "exposure_check", "demo", name, *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "error"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("demo", DEMOS["demo"], ids=lambda demo: str(demo["id"]))
def test_demo_says_its_truth(demo: dict[str, Any]) -> None:
    done = play(demo["id"], "--json")
    assert done.stderr == ""
    report = json.loads(done.stdout)
    said = {check: outcome["verdict"] for check, outcome in report["checks"].items()}
    assert said == demo["truth"]
    assert report["assessment"] == demo["assessment"]
    assert done.returncode == STATUS[demo["assessment"]]


@pytest.mark.parametrize("demo", DEMOS["demo"], ids=lambda demo: str(demo["id"]))
def test_truth_names_every_check(demo: dict[str, Any]) -> None:
    assert set(demo["truth"]) == {check.id for check in CHECKS}


def test_own_addresses_and_names_are_masked() -> None:
    secrets = ("00:00:5e:00:53:2a", "00:00:5e:00:53:2b", "00005e00532a", "Maple Lane", "Sam's")
    for options in ((), ("--json",)):
        shown = play("leaks", *options).stdout
        assert not [secret for secret in secrets if secret.lower() in shown.lower()]
    revealed = play("leaks", "--reveal").stdout
    assert "00:00:5e:00:53:2a" in revealed.lower()
    assert "Maple Lane 7" in revealed
