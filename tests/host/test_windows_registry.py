import sys

import pytest

from exposure_check.checks.host import dhcp_id
from exposure_check.host import windows_registry as registry
from exposure_check.host.access import UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import DhcpId, Settings, System, Unread, What


def told(values, interfaces=("Tcpip_{1}", "Tcpip_{2}")):
    def get(path, name):
        return values.get(name) or values.get(f"{path[-9:]}\\{name}", values.get(name))

    return {one.what: one.value for one in registry.readings_of(get, lambda _path: interfaces)}


def test_what_is_not_there_is_windows_default_and_answers():
    assert told({"Hostname": "anna-laptop"}) == {
        What.LLMNR: True,
        What.MDNS: True,
        What.NETBIOS: True,
        What.COMPUTER_NAME: Identifier(IdentifierKind.NAME, "anna-laptop"),
        What.DHCP_ID: Unread.NOT_THERE,
    }


def test_switched_off():
    values = told({"EnableMulticast": 0, "EnableMDNS": 0, "NetbiosOptions": 2})
    assert values == {
        What.LLMNR: False,
        What.MDNS: False,
        What.NETBIOS: False,
        What.COMPUTER_NAME: Unread.NOT_THERE,
        What.DHCP_ID: Unread.NOT_THERE,
    }


def test_one_interface_with_netbios_is_enough():
    values = {"Tcpip_{1}\\NetbiosOptions": 2, "Tcpip_{2}\\NetbiosOptions": 0}
    assert told(values)[What.NETBIOS] is True
    assert told({}, interfaces=())[What.NETBIOS] is False


def test_a_number_for_all_ipv6_networks():
    readings = list(
        registry.readings_of(
            lambda _path, name: bytes(14).replace(b"\0", b"\1") if name == "Dhcpv6DUID" else None,
            lambda _path: (),
        )
    )
    (one,) = (one for one in readings if one.what is What.DHCP_ID)
    assert (one.value, one.key.partition(":")[0]) == (DhcpId.LASTING, "ipv6")
    settings = Settings(System.WINDOWS, tuple(readings))
    assert dhcp_id.CHECK.judge(settings).word == "lasting-ipv6"


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_registry():
    for call in (lambda: registry.registry_value("a", "b"), lambda: registry.registry_keys("a")):
        with pytest.raises(UnreadError):
            call()
