"""Captures kept from the radio lab, played again: the same verdicts as in the lab, without it."""

import json
from pathlib import Path

import pytest

from tests.acceptance.running import run
from tests.lab.guest.truth import Said, Truth

RECORDINGS = Path(__file__).parent.parent / "recordings"
KEPT = sorted(RECORDINGS.glob("*/truth.json"))

pytestmark = pytest.mark.end_to_end


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.parent.name)
def test_recording_says_its_truth(kept):
    known = json.loads(kept.read_text())
    folder = kept.parent
    here = {path.name: str(path) for path in folder.iterdir()}
    asked = [here.get(one, one) for one in known["asked"]]
    status, out, err = run("analyze", "--json", *asked)
    truth = Truth(**{**known["truth"], "says": tuple(known["truth"]["says"])})
    assert truth.differences(Said(status, out, err, json.loads(out))) == []


def test_recordings_are_there_and_small():
    assert KEPT
    for path in RECORDINGS.rglob("*"):
        assert path.is_dir() or path.stat().st_size < 40_000, path
