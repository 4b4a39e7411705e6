import sys

import pytest

from exposure_check.host import linux_others as others
from exposure_check.host.ini import parsed
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import DhcpId, Policy, Unread, What

linux = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")


def iwd(text, known=()):
    return {(one.what, one.of): one.value for one in others.iwd_readings(parsed(text), known)}


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("", Policy.HARDWARE),
        ("[General]\nAddressRandomization=disabled\n", Policy.HARDWARE),
        ("[General]\nAddressRandomization=once\n", Policy.PER_START),
        ("[General]\nAddressRandomization=network\n", Policy.PER_NETWORK),
        ("[General]\nAddressRandomization=future\n", Unread.NOT_UNDERSTOOD),
    ],
)
def test_iwd(text, policy):
    assert iwd(text) == {
        (What.ADDRESS_POLICY, ""): policy,
        (What.DHCP_NAME, ""): False,
        (What.HIDDEN, ""): False,
    }


def test_iwd_tells_its_name_only_if_told_to():
    assert iwd("[IPv4]\nSendHostname=true\n")[What.DHCP_NAME, ""] is True


def test_networks_that_iwd_knows():
    of = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
    told = iwd("", [{"Name": "Hideaway-net", "Type": "psk", "Hidden": True}])
    assert told[What.HIDDEN, of] is True
    assert told[What.ADDRESS_POLICY, of] is Policy.HARDWARE
    assert (What.HIDDEN, "") not in told


@linux
def test_iwd_on_a_bus(serve, access):
    from dbus_fast import Variant

    network = {"Name": Variant("s", "Home"), "Hidden": Variant("b", False)}
    objects = {"/net/connman/iwd/1_psk": {"net.connman.iwd.KnownNetwork": network}}
    method = "org.freedesktop.DBus.ObjectManager.GetManagedObjects"
    serve([others.IWD], {("/", method, None): ("a{oa{sa{sv}}}", objects)})
    told = {one.what: one.value for one in others.read_iwd(access)}
    assert told[What.HIDDEN] is False


def networkd(text):
    readings = others.networkd_readings([("a.network", parsed(text))])
    return {one.what: one.value for one in readings}


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("[Network]\nDHCP=yes\n", True, DhcpId.LASTING),
        ("[Network]\nDHCP=ipv4\n[DHCPv4]\nSendHostname=no\n", False, DhcpId.LASTING),
        ("[Network]\nDHCP=yes\n[DHCPv4]\nClientIdentifier=mac\n", True, DhcpId.LINK_ADDRESS),
        ("[Network]\nDHCP=yes\n[DHCPv4]\nAnonymize=yes\n", False, DhcpId.LINK_ADDRESS),
    ],
)
def test_networkd(text, name, number):
    assert networkd(text) == {What.DHCP_NAME: name, What.DHCP_ID: number}


def test_networkd_without_dhcp_tells_nothing():
    assert networkd("[Match]\nName=*\n[Network]\nAddress=192.0.2.1/24\n") == {}


@pytest.mark.parametrize("match", ["Virtualization=container", "Kind=veth"])
def test_links_inside_containers_are_not_this_computers(match):
    # As systemd's own 80-container-host0.network, which is on every computer with networkd.
    assert networkd(f"[Match]\n{match}\nName=host0\n[Network]\nDHCP=yes\n") == {}
    assert networkd("[Match]\nName=wl*\n[Network]\nDHCP=yes\n") != {}


@linux
def test_files_of_etc_go_before_those_of_lib(serve, access):
    for folder, text in (
        ("/etc/systemd/network", "DHCP=no"),
        ("/usr/lib/systemd/network", "DHCP=yes"),
    ):
        access.place(folder).mkdir(parents=True)
        (access.place(folder) / "80-wifi.network").write_text(f"[Network]\n{text}\n")
    serve([others.NETWORKD], {})
    assert list(others.read_networkd(access)) == []


@linux
def test_what_was_added_to_a_network_file_counts(serve, access):
    folder = access.place("/etc/systemd/network")
    (folder / "20-wifi.network.d").mkdir(parents=True)
    (folder / "20-wifi.network").write_text("[Network]\nDHCP=yes\n[DHCPv4]\nSendHostname=yes\n")
    (folder / "20-wifi.network.d" / "90-ours.conf").write_text(
        "[DHCPv4]\nSendHostname=no\nClientIdentifier=mac\n"
    )
    (folder / "20-wifi.network.d" / "README").write_text("[DHCPv4]\nSendHostname=yes\n")
    serve([others.NETWORKD], {})
    told = {one.what: one for one in others.read_networkd(access)}
    assert told[What.DHCP_NAME].value is False
    assert told[What.DHCP_NAME].key.startswith("/etc/systemd/network/20-wifi.network ")
    assert told[What.DHCP_ID].value is DhcpId.LINK_ADDRESS
