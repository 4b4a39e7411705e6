import sys

import pytest

from exposure_check.host import windows_registry as registry
from exposure_check.host.access import UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What


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
    }


def test_switched_off():
    values = told({"EnableMulticast": 0, "EnableMDNS": 0, "NetbiosOptions": 2})
    assert values == {
        What.LLMNR: False,
        What.MDNS: False,
        What.NETBIOS: False,
        What.COMPUTER_NAME: Unread.NOT_THERE,
    }


def test_one_interface_with_netbios_is_enough():
    values = {"Tcpip_{1}\\NetbiosOptions": 2, "Tcpip_{2}\\NetbiosOptions": 0}
    assert told(values)[What.NETBIOS] is True
    assert told({}, interfaces=())[What.NETBIOS] is False


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_registry():
    for call in (lambda: registry.registry_value("a", "b"), lambda: registry.registry_keys("a")):
        with pytest.raises(UnreadError):
            call()
