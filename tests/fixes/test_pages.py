import pytest

from exposure_check.fixes.pages import ADDRESSES, Page, page_of
from exposure_check.model.setting import System


@pytest.mark.parametrize("page", list(Page))
def test_windows_and_macos_have_every_page(page):
    assert page_of(System.WINDOWS, page).startswith("ms-settings:")
    assert page_of(System.MACOS, page).startswith("x-apple.systempreferences:com.apple.")


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [
        ("GNOME", "gnome-control-center wifi"),
        ("ubuntu:GNOME", "gnome-control-center wifi"),
        ("KDE", "systemsettings kcm_networkmanagement"),
        ("sway", ""),
        ("", ""),
    ],
)
def test_linux_has_those_of_its_desktop(desktop, expected):
    assert page_of(System.LINUX, Page.WIFI, desktop) == expected


def test_there_may_be_none():
    assert page_of(System.LINUX, Page.NAME, "KDE") == ""
    assert page_of(System.OTHER, Page.WIFI) == ""


def test_addresses_are_single_words_or_a_program_with_one():
    for address in ADDRESSES:
        assert len(address.split()) == (1 if ":" in address else 2), address
