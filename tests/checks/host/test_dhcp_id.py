import pytest

from exposure_check.checks.host.dhcp_id import CHECK
from exposure_check.model.setting import DhcpId, Unread, What
from tests.checks.host.made import reading, said


def told(value, key="ipv4: built-in default"):
    return reading(What.DHCP_ID, value, key=key)


@pytest.mark.parametrize("which", [DhcpId.HARDWARE, DhcpId.LASTING])
def test_lasting(which):
    assert said(CHECK, told(DhcpId.NONE), told(which)) == ("lasting", "weak")
    assert said(CHECK, told(DhcpId.NONE), told(which, "ipv6: x")) == ("lasting-ipv6", "weak")


@pytest.mark.parametrize("which", [DhcpId.NONE, DhcpId.LINK_ADDRESS, DhcpId.PER_NETWORK])
def test_nothing_lasting(which):
    assert said(CHECK, told(which)) == ("nothing-lasting", "weak")
    assert said(CHECK, told(which), told(Unread.NO_PROGRAM)) == ("undecided", "none")


def test_nothing_read():
    assert said(CHECK, told(Unread.NO_BUS))[0] == "not-checked"
