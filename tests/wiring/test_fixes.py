import json
import sys

import pytest

from exposure_check.content.library import Library
from exposure_check.engine.fix_ports import Hand
from exposure_check.fixes import macos_plan
from exposure_check.fixes.linux_bus import SystemBus
from exposure_check.fixes.windows_elevate import run_elevated
from exposure_check.fixes.windows_hand import hand_of
from exposure_check.locate import resources
from exposure_check.model.audit import AuditReport
from exposure_check.model.report import Assessment
from exposure_check.model.setting import Settings, System
from exposure_check.wiring import fixes
from exposure_check.wiring.fixes import fixing, linux_fixes, windows_fixes
from tests.fixes.made import audit
from tests.setwindows.fakes import FakeWindows, profile


def test_the_journal_is_in_the_users_state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    made = fixing(in_terminal=True)
    assert made.client.history() == []
    assert made.client.unreadable() == 0
    folder = made.client.fixer.journal.folder
    assert folder == tmp_path / "exposure-check" / "fixes"
    assert not folder.exists(), "looking makes nothing"


def test_a_system_without_fixes_is_offered_none(monkeypatch):
    monkeypatch.setattr("sys.platform", "plan9")
    made = fixing(in_terminal=True)
    assert made.client.fixer.system is System.OTHER
    report = AuditReport(Settings(System.OTHER, ()), Assessment.NOT_ENOUGH, (), None)
    assert list(made.client.plan(report)) == []
    assert not made.client.fixer.hands


@pytest.mark.skipif(sys.platform != "linux", reason="hands of Linux")
def test_every_hand_of_linux(tmp_path):
    nowhere = SystemBus(f"unix:path={tmp_path}/none")
    hands, plan = linux_fixes(nowhere, nowhere)
    assert set(hands) == {"file", "nm-profile", "bluez-adapter", "hostname"}
    hand: Hand
    for hand in hands.values():
        assert callable(hand.read)
        assert callable(hand.write)
    report = AuditReport(Settings(System.LINUX, ()), Assessment.NOT_ENOUGH, (), None)
    assert list(plan(report)) == []


def test_windows_and_macos(monkeypatch):
    hands, plan = windows_fixes(hand_of(FakeWindows(profile()), run_elevated))
    assert set(hands) == {"windows"}
    report = audit(System.WINDOWS)
    assert "windows.wifi-address" in {one.fix for one in plan(report)}
    monkeypatch.setattr("sys.platform", "darwin")
    made = fixing(in_terminal=True)
    assert not made.client.fixer.hands
    (offer,) = made.client.plan(audit(System.MACOS, computer_name="own"))
    assert (offer.fix, offer.guided) == ("macos.computer-name", True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_windows_without_a_wlan_service_is_offered_nothing(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    made = fixing(in_terminal=True)
    assert not made.client.fixer.hands
    assert list(made.client.plan(audit(System.WINDOWS))) == []


def test_every_fix_of_windows_and_macos_has_its_words():
    words = Library(resources())
    hidden = "\n\t\t<nonBroadcast>true</nonBroadcast>"
    _, windows_plan = windows_fixes(hand_of(FakeWindows(profile(hidden=hidden)), run_elevated))
    found = {"bluetooth_discoverable": "discoverable", "bluetooth_name": "own",
             "computer_name": "own"}  # fmt: skip
    macos = {"wifi_address": "hardware", "hidden_networks": "asks", "dhcp_id": "lasting",
             "local_names": "tells-name"}  # fmt: skip
    offers = [
        *windows_plan(audit(System.WINDOWS, **found)),
        *macos_plan.plan(audit(System.MACOS, **found, **macos)),
    ]
    ids = {one.fix for one in offers}
    assert ids == {one for one in words.names("fixes") if not one.startswith("linux.")}
    assert all(words.fix(one).title for one in ids)


def test_what_linux_cannot_be_asked_is_left_to_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    nowhere = SystemBus(f"unix:path={tmp_path}/none")
    _, plan = linux_fixes(nowhere, nowhere)
    found = {one.fix: one for one in plan(audit(System.LINUX, wifi_address="hardware"))}
    assert found["linux.wifi-address-by-hand"].opens == "gnome-control-center wifi"


def test_networkmanager_is_told_where_systemd_could_not(tmp_path):
    asked = []

    def bus(*told):
        asked.append(told[2])
        return []

    fixes._reload(bus, "nm-scan")
    fixes._reload(bus, "resolved-names")
    assert asked == ["org.freedesktop.NetworkManager.Reload"]
    fixes._reload(SystemBus(f"unix:path={tmp_path}/none"), "nm-scan")


def test_json_says_the_version():
    from exposure_check import __version__
    from exposure_check.model.fix import FixReport

    document = json.loads(fixing(in_terminal=True).as_json(FixReport(), False))
    assert document["program"]["version"] == __version__
