"""A recording that is given twice is judged as if it were given once, and the report says so."""

import gzip

import pytest

from tests.acceptance.running import report, run

pytestmark = pytest.mark.end_to_end


@pytest.mark.parametrize(
    "name",
    [
        "leaks-wifi.pcap",
        "fine-wifi.pcap",
        "linkable-bluetooth.pcap",
        "leaks-bluetooth.btsnoop",
    ],
)
def test_the_same_twice_is_judged_as_once(root, tmp_path, name):
    path = root / "resources" / "demo" / name
    packed, other = tmp_path / f"{name}.gz", tmp_path / "renamed"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    other.write_bytes(path.read_bytes())
    status, once = report(path)
    twice_status, thrice = report(path, packed, other)
    assert twice_status == status
    for part in ("assessment", "sentence", "subject", "checks"):
        assert thrice[part] == once[part], part
    heard, again = once["coverage"], thrice["coverage"]
    for channel, frames in again["channels"].items():
        assert int(channel) < 0 or frames == heard["channels"][channel]
    for part in ("mine", "others", "other_devices", "bursts", "seconds", "incomplete", "several"):
        assert again[part] == heard[part], part
    told = [one for one in again["problems"] if one["reason"] == "given-twice"]
    assert [one["source"] for one in told] == [1, 2]
    assert {one["count"] for one in told} == {again["discarded"]["given-twice"] // 2}


def test_the_report_says_so(root):
    path = root / "resources" / "demo" / "leaks-wifi.pcap"
    _, out, _ = run("analyze", path, path)
    text = " ".join(out.split())
    assert "Recording 2, " in text
    assert "in another of the recordings as well" in text
