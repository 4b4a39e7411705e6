from pathlib import Path

from exposure_check.radio.rfkill import Block, blocked, radio_blocked


def switch(folder: Path, name: str, kind: str, soft: str, hard: str) -> None:
    one = folder / name
    one.mkdir(parents=True)
    for file, text in (("type", kind), ("soft", soft), ("hard", hard)):
        (one / file).write_text(text + "\n")


def test_blocks(tmp_path: Path) -> None:
    switch(tmp_path, "rfkill0", "wlan", "0", "1")
    switch(tmp_path, "rfkill1", "bluetooth", "1", "0")
    switch(tmp_path, "rfkill2", "bluetooth", "0", "0")
    (tmp_path / "rfkill3").mkdir()
    assert blocked("bluetooth", tmp_path) == Block(soft=True, hard=False)
    assert blocked("wlan", tmp_path) == Block(soft=False, hard=True)
    assert blocked("nfc", tmp_path) == Block(soft=False, hard=False)


def test_no_folder(tmp_path: Path) -> None:
    assert blocked("wlan", tmp_path / "none") == Block(soft=False, hard=False)


def test_the_radio_of_one_interface(tmp_path: Path) -> None:
    switch(tmp_path / "wlan0" / "phy80211", "rfkill4", "wlan", "1", "0")
    switch(tmp_path / "wlan1" / "phy80211", "rfkill5", "wlan", "0", "1")
    assert radio_blocked("wlan0", tmp_path) == Block(soft=True, hard=False)
    assert radio_blocked("wlan1", tmp_path) == Block(soft=False, hard=True)
    assert radio_blocked("wlan2", tmp_path) == Block(soft=False, hard=False)
