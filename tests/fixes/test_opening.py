import pytest

from exposure_check.fixes.opening import command, open_page
from exposure_check.fixes.pages import ADDRESSES
from exposure_check.model.fix import FixRefusedError, Refusal


@pytest.mark.parametrize(
    ("platform", "address", "last"),
    [
        ("win32", "ms-settings:bluetooth", "ms-settings:bluetooth"),
        ("darwin", "x-apple.systempreferences:com.apple.BluetoothSettings", None),
        ("linux", "gnome-control-center wifi", "wifi"),
    ],
)
def test_commands(platform, address, last):
    started = []
    open_page(address, platform, started.append)
    assert started == [command(address, platform)]
    assert started[0][-1] == (last or address)


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "https://example.org", "sh -c x"])
def test_nothing_else_is_opened(address):
    started = []
    with pytest.raises(FixRefusedError) as refused:
        open_page(address, "linux", started.append)
    assert (refused.value.why, started) == (Refusal.UNKNOWN_PLACE, [])


def test_a_program_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FixRefusedError) as refused:
        open_page("gnome-control-center wifi", "linux")
    assert refused.value.why is Refusal.NOT_STARTED


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_every_address_is_one_argument_where_it_is_no_program(address):
    platform = "linux" if " " in address else "darwin"
    assert len(command(address, platform)) == 2
