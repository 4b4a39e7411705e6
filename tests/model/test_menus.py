import pytest

from exposure_check.model.menus import PHONES, Menus


@pytest.mark.parametrize("system", PHONES)
def test_phones_have_checklists(system):
    assert Menus(system).phone
    assert Menus(system, 14).phone


@pytest.mark.parametrize("system", ["", "linux", "windows", "macos"])
def test_computers_have_none(system):
    assert not Menus(system).phone
