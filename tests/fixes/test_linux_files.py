"""The hand for files: whatever stood there comes back to the last octet."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exposure_check.fixes.linux_files import OTHER, FilesHand, file_place
from exposure_check.model.fix import FixRefusedError, Place, Refusal, State
from exposure_check.setfiles.contents import FILES
from exposure_check.setfiles.program import run
from exposure_check.setfiles.protocol import Code
from tests.fixes.refused import refused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")

SCAN, BLUEZ, RESOLVED = (file_place(one) for one in ("nm-scan", "bluez-privacy", "resolved-names"))
DEBIAN = b"[General]\n\n# Default adapter name\n#Name = BlueZ\n\n#Privacy = off\n[Policy]\n"


def made(tmp_path, monkeypatch):
    """A tree, and a hand whose program runs in this process, below that tree."""
    for name in ("NetworkManager/conf.d", "systemd/network", "bluetooth"):
        (tmp_path / "etc" / name).mkdir(parents=True, exist_ok=True)
    for one in (tmp_path, *tmp_path.rglob("*")):
        if one.is_dir():
            one.chmod(0o755)
    handed = []
    monkeypatch.setattr("exposure_check.setfiles.program._handed_over", lambda: handed[-1])
    orders = []

    def run_here(arguments, octets):
        handed.append(octets)
        orders.append(tuple(arguments))
        code = run(arguments, str(tmp_path), lambda _service: True)
        if code is not Code.DONE:
            raise FixRefusedError(Refusal.FAILED, code.value)
        return code

    return FilesHand(run_here, tmp_path), orders


@pytest.fixture
def hand(tmp_path, monkeypatch):
    return made(tmp_path, monkeypatch)[0]


def tree(root):
    return {
        str(one.relative_to(root)): one.read_bytes() if one.is_file() else None
        for one in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize(("name", "word"), [
    (name, word) for name, told in FILES.items() for word in told.words if "{unit}" not in told.path
])  # fmt: skip
def test_every_word_of_the_list_comes_and_goes(tmp_path, monkeypatch, name, word):
    hand, _ = made(tmp_path, monkeypatch)
    path = tmp_path / FILES[name].path.lstrip("/")
    path.parent.parent.mkdir(exist_ok=True, mode=0o755)
    before, state = tree(tmp_path), hand.read(file_place(name))
    assert state.value is None
    hand.write(file_place(name), State(word))
    assert hand.read(file_place(name)).value == word
    hand.write(file_place(name), state)
    assert tree(tmp_path) == before


@given(octets=st.one_of(st.just(DEBIAN), st.binary(max_size=200)))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
def test_any_file_of_others_comes_back_to_the_last_octet(tmp_path, monkeypatch, octets):
    if b"\0" in octets:
        return
    hand, _ = made(tmp_path, monkeypatch)
    path = tmp_path / "etc/bluetooth/main.conf"
    path.write_bytes(octets)
    before = hand.read(BLUEZ)
    hand.write(BLUEZ, State("device"))
    assert hand.read(BLUEZ).value == "device"
    hand.write(BLUEZ, before)
    assert path.read_bytes() == octets


def test_what_others_changed_meanwhile_stays(tmp_path, hand):
    path = tmp_path / "etc/bluetooth/main.conf"
    for octets, old in ((DEBIAN, None), (DEBIAN + b"[General]\nPrivacy=off\n", "off")):
        path.write_bytes(octets)
        before = hand.read(BLUEZ)
        hand.write(BLUEZ, State("device"))
        path.write_bytes(path.read_bytes() + b"[New]\nX=1\n")
        hand.write(BLUEZ, before)
        assert hand.read(BLUEZ).value == old
        assert path.read_bytes().endswith(b"[New]\nX=1\n")


def test_what_is_so_already_is_not_written(tmp_path, monkeypatch):
    hand, orders = made(tmp_path, monkeypatch)
    hand.write(SCAN, hand.read(SCAN))
    (tmp_path / "etc/bluetooth/main.conf").write_bytes(DEBIAN)
    before = hand.read(BLUEZ)
    (tmp_path / "etc/bluetooth/main.conf").write_bytes(DEBIAN + b"# more\n")
    hand.write(BLUEZ, before)
    assert not orders


def test_what_a_crash_left_is_cleaned_up(tmp_path, hand):
    for place, path in (
        (SCAN, "etc/NetworkManager/conf.d/90-exposure-check-scan.conf"),
        (BLUEZ, "etc/bluetooth/main.conf"),
    ):
        clean = hand.read(place)
        left = (tmp_path / path).with_name(f".{path.rpartition('/')[2]}.new")
        left.write_text("half")
        assert hand.read(place) != clean
        hand.write(place, clean)
        assert hand.read(place) == clean
    before = hand.read(RESOLVED)
    (tmp_path / "etc/systemd/resolved.conf.d").mkdir()
    hand.write(RESOLVED, before)
    assert not (tmp_path / "etc/systemd/resolved.conf.d").exists()


def test_beside_a_file_of_networkd(tmp_path, hand):
    place = file_place("networkd-dhcp", "10-wifi.network")
    before = hand.read(place)
    hand.write(place, State("quiet"))
    assert (tmp_path / "etc/systemd/network/10-wifi.network.d/90-exposure-check.conf").is_file()
    hand.write(place, before)
    assert not list((tmp_path / "etc/systemd/network").iterdir())


def test_what_somebody_else_wrote_under_our_name_is_seen(tmp_path, hand):
    path = tmp_path / "etc/NetworkManager/conf.d/90-exposure-check-scan.conf"
    path.write_text("[device]\n")
    assert hand.read(SCAN).value == OTHER


def test_links_and_unreadable_files_are_refused(tmp_path, hand, monkeypatch):
    path = tmp_path / "etc/bluetooth/main.conf"
    path.symlink_to(tmp_path / "elsewhere")
    assert refused(hand.read, BLUEZ) is Refusal.NO_PLAIN_FILE
    path.unlink()
    path.mkdir()
    assert refused(hand.read, BLUEZ) is Refusal.NO_PLAIN_FILE
    assert refused(hand.read, Place("file", {"file": "shadow"})) is Refusal.UNKNOWN_PLACE
    path.rmdir()
    path.write_bytes(DEBIAN)

    def locked(_path, *_more, **_options):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", locked)
    assert refused(hand.read, BLUEZ) is Refusal.NO_RIGHTS


def test_a_service_that_could_not_be_told_is_named(tmp_path):
    told = []
    (tmp_path / "etc/NetworkManager/conf.d").mkdir(parents=True)
    hand = FilesHand(lambda *_asked: Code.DONE_NOT_RELOADED, tmp_path, told.append)
    hand.write(SCAN, State("yes"))
    assert told == ["nm-scan"]
