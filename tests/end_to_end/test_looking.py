"""Looking into a frame, nothing of anyone else reaches the process with the window."""

import sys

import pytest

from tests.end_to_end.crowd import MINE_WIFI, Crowd
from tests.end_to_end.processes import ROOT, memory_of, start_python

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


def looked(folder, capture, number):
    """Return (what the page says, what stands in the window's memory, what was written)."""
    recording = folder / "street.pcap"
    recording.write_bytes(capture)
    home = folder / "home"
    home.mkdir()
    script = str(ROOT / "tests" / "end_to_end" / "looking.py")
    rule = f"address={MINE_WIFI.hex(':')}"
    arguments = (script, str(recording), rule, str(number))
    with start_python(home, *arguments, environment={"QT_QPA_PLATFORM": "offscreen"}) as window:
        said = window.stdout.readline().decode()
        memory = memory_of(window.pid)
        window.communicate(b"", timeout=30)
    return said, memory, list(home.rglob("*"))


@pytest.mark.parametrize("mine", [True, False])
def test_the_window_learns_nothing_of_the_crowd(tmp_path, mine):
    crowd = Crowd(11)
    # Each second all strangers search, one record each, and then mine.
    number = len(crowd.addresses) + (1 if mine else 0)
    said, memory, written = looked(tmp_path, crowd.wifi(20), number)
    assert ("802.11 Probe Request" in said) is mine, said
    assert ("frame-not-yours" in said) is not mine, said
    assert memory
    for part in memory:
        assert not crowd.found_in(part)
    assert not crowd.found_in(said.encode())
    assert written == []
