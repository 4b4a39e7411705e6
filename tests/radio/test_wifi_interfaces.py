from pathlib import Path

from exposure_check.radio.wifi_interfaces import wifi_interfaces


def test_only_ordinary_wifi(tmp_path: Path) -> None:
    for name, kind, wifi in (
        ("wlan1", "1", True), ("wlan0", "1", True), ("mon0", "803", True), ("eth0", "1", False),
    ):  # fmt: skip
        (tmp_path / name).mkdir()
        (tmp_path / name / "type").write_text(kind + "\n")
        if wifi:
            (tmp_path / name / "phy80211").mkdir()
    (tmp_path / "broken" / "phy80211").mkdir(parents=True)
    assert wifi_interfaces(tmp_path) == ("wlan0", "wlan1")


def test_no_folder(tmp_path: Path) -> None:
    assert wifi_interfaces(tmp_path / "none") == ()
