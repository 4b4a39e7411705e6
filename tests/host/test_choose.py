import sys

import pytest

from exposure_check.host.access import Access
from exposure_check.host.choose import read_settings, readers_of
from exposure_check.model.setting import Source, System, Unread

EMPTY = ("linux", "win32", "darwin", "freebsd14")


@pytest.mark.parametrize("platform", EMPTY)
def test_a_bare_system_gives_reasons_and_no_error(platform, tmp_path):
    access = Access(root=tmp_path, bus=f"unix:path={tmp_path / 'bus'}")
    settings = read_settings(access, platform)
    assert Unread.FAILED not in {one.value for one in settings.readings}


def test_on_bare_linux_every_service_is_named(tmp_path):
    access = Access(root=tmp_path, bus=f"unix:path={tmp_path / 'bus'}")
    settings = read_settings(access, "linux")
    named = {one.source for one in settings.readings}
    assert named == {one.source for one in readers_of(System.LINUX)}
    asked_by_bus = {one.source for one in settings.readings if one.value is Unread.NO_BUS}
    assert asked_by_bus == {
        Source.NETWORK_MANAGER, Source.WPA_SUPPLICANT, Source.IWD, Source.NETWORKD, Source.BLUEZ,
        Source.HOSTNAMED, Source.RESOLVED, Source.AVAHI,
    }  # fmt: skip


@pytest.mark.parametrize("system", System)
def test_every_reader_says_what_it_gives(system):
    readers = readers_of(system)
    assert all(one.gives and one.key for one in readers)
    assert len({one.source for one in readers}) == len(readers) or system is not System.LINUX


@pytest.mark.skipif(sys.platform != "linux", reason="this machine")
def test_this_machine_can_be_read():
    settings = read_settings()
    assert settings.system is System.LINUX
    assert any(one.known for one in settings.readings)
    assert Unread.FAILED not in {one.value for one in settings.readings}
