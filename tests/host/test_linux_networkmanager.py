"""NetworkManager on a private bus, with the shapes of 1.42 and 1.52."""

import sys

import pytest

from exposure_check.host import linux_networkmanager as nm
from exposure_check.host.access import UnreadError
from exposure_check.host.ini import parsed
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import DhcpId, Policy, Unread, What
from tests.host.shapes_nm import HARDWARE, PRINT_1_42, network_manager, profile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")

HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")


def printing(access, text=PRINT_1_42):
    """Put a program that prints a merged configuration where NetworkManager is looked for."""
    program = access.place("/usr/sbin/NetworkManager")
    program.parent.mkdir(parents=True)
    program.write_text(
        f"#!/bin/sh\n[ \"$1\" = --print-config ] || exit 9\ncat <<'END'\n{text}\nEND\n"
    )
    program.chmod(0o755)


def value(readings, what, of):
    (found,) = [one for one in readings if one.what is what and one.of == of]
    return found.value


@pytest.mark.parametrize("version", ["1.42.4", "1.52.1"])
def test_a_profile_with_nothing_set_is_the_default(serve, access, version):
    serve([nm.SERVICE], network_manager(version, [profile(b"Hideaway-net", "a")]))
    printing(access)
    readings = nm.read(access)
    assert value(readings, What.ADDRESS_POLICY, HOME) is Policy.KEEP
    assert value(readings, What.POLICY_IN_USE, "wlan0") is Policy.KEEP
    assert value(readings, What.SCAN_POLICY, "wlan0") is Policy.EACH_TIME
    assert value(readings, What.HIDDEN, HOME) is False
    assert value(readings, What.DHCP_NAME, HOME) is True
    octets = Identifier(IdentifierKind.ADDRESS, bytes.fromhex(HARDWARE.replace(":", "")))
    assert value(readings, What.ADDRESS_IN_USE, "wlan0") == octets
    assert value(readings, What.HARDWARE_ADDRESS, "wlan0") == octets
    assert value(readings, What.JOINED, "wlan0") is True
    assert {one.value for one in readings if one.what is What.DHCP_ID} == {
        DhcpId.LINK_ADDRESS,
        DhcpId.LASTING,
    }


def test_a_profile_with_everything_set(serve, access):
    made = profile(
        b"Hideaway-net",
        "a",
        wireless=[("assigned-mac-address", "s", "stable-ssid"), ("hidden", "b", True),
                  ("cloned-mac-address", "ay", b""), ("mac-address-randomization", "u", 2)],
        ipv4=[("dhcp-send-hostname-v2", "i", 0), ("dhcp-send-hostname", "b", False)],
        ipv6=[("dhcp-send-hostname-v2", "i", 0), ("dhcp-send-hostname", "b", False),
              ("dhcp-duid", "s", "stable-uuid")],
    )  # fmt: skip
    serve([nm.SERVICE], network_manager("1.52.1", [made], "02:11:22:33:44:55"))
    printing(access)
    readings = nm.read(access)
    assert value(readings, What.POLICY_IN_USE, "wlan0") is Policy.PER_NETWORK
    assert value(readings, What.HIDDEN, HOME) is True
    assert value(readings, What.DHCP_NAME, HOME) is False
    lasting = [one for one in readings if one.value is DhcpId.LASTING]
    assert not lasting


def test_without_the_merged_configuration_defaults_are_not_known(serve, access):
    serve([nm.SERVICE], network_manager("1.42.4", [profile(b"Hideaway-net", "a")]))
    readings = nm.read(access)
    assert value(readings, What.ADDRESS_POLICY, HOME) is Unread.NO_PROGRAM
    assert value(readings, What.SCAN_POLICY, "wlan0") is Unread.NO_PROGRAM
    assert value(readings, What.HIDDEN, HOME) is False


def test_a_driver_that_is_left_out_of_random_searches(serve, access):
    serve([nm.SERVICE], network_manager("1.42.4", [], driver="wl", state=30))
    printing(access)
    readings = nm.read(access)
    assert value(readings, What.SCAN_POLICY, "wlan0") is Policy.KEEP
    assert value(readings, What.JOINED, "wlan0") is False
    assert value(readings, What.HIDDEN, "") is False
    assert value(readings, What.ADDRESS_POLICY, "") is Policy.KEEP
    assert not [one for one in readings if one.what is What.POLICY_IN_USE]


def test_networks_of_another_user_leave_the_question_open(serve, access):
    refused = "org.freedesktop.DBus.Error.AccessDenied"
    serve([nm.SERVICE], network_manager("1.42.4", [refused]))
    hidden = [one.value for one in nm.read(access) if one.what is What.HIDDEN]
    assert Unread.NO_RIGHTS in hidden


def test_hotspots_and_wires_are_no_networks_to_join(serve, access):
    hotspot = profile(b"Mine", "a", wireless=[("mode", "s", "ap"), ("hidden", "b", True)])
    serve([nm.SERVICE], network_manager("1.42.4", [hotspot], state=30))
    readings = nm.read(access)
    assert not [one for one in readings if one.what is What.HIDDEN and one.value is True]


def test_iwd_below_it_has_its_own_policy(serve, access):
    made = profile(b"Hideaway-net", "a", wireless=[("assigned-mac-address", "s", "random")])
    serve([nm.SERVICE], network_manager("1.42.4", [made]))
    printing(access, "[device]\nwifi.backend=iwd\n")
    assert value(nm.read(access), What.ADDRESS_POLICY, HOME) is Unread.NOT_OFFERED


def test_no_network_manager_is_said_and_not_started(serve, access):
    serve(["org.example.Other"], {})
    with pytest.raises(UnreadError) as error:
        nm.read(access)
    assert error.value.reason is Unread.NO_SERVICE


def test_nothing_is_called_but_reading(serve, access):
    services = serve([nm.SERVICE], network_manager("1.52.1", [profile(b"Hideaway-net", "a")]))
    nm.read(access)
    members = {method.rpartition(".")[2] for _path, method, _body in services.calls}
    assert members == {"GetAll", "ListConnections", "GetSettings"}


def test_direct_name_since_1_59():
    device = nm.WifiDevice(nm.Device("wlan0", "wifi"), {}, {}, "")
    for text, expected in (
        ("", True),
        ("[device]\nwifi-p2p.device-name=phone\n", Identifier(IdentifierKind.NAME, "phone")),
    ):
        told = nm.Told((1, 59), [device], {}, parsed(text))
        assert value(list(nm.readings_of(told)), What.DIRECT_NAME, "wlan0") == expected
    told = nm.Told((1, 58), [device], {}, ())
    assert not [one for one in nm.readings_of(told) if one.what is What.DIRECT_NAME]
