import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host import linux_supplicant as supplicant
from exposure_check.host.access import UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Unread, What

FILE = """
ctrl_interface=/run/wpa_supplicant
mac_addr=1
# preassoc_mac_addr=1
cred={
  username="never read"
}
network={
  ssid="Hideaway-net"
  scan_ssid=1
  psk="a secret with = in it"
  mac_addr=0
}
network={
  ssid=48656c6c6f
}
"""


def told(text):
    readings = supplicant.readings_of("conf", supplicant.parsed(text))
    return {(one.what, one.of): one.value for one in readings}


def network(name):
    return Identifier(IdentifierKind.NETWORK, name)


def test_a_file_with_two_networks():
    assert told(FILE) == {
        (What.ADDRESS_POLICY, ""): Policy.EACH_TIME,
        (What.SCAN_POLICY, ""): Policy.HARDWARE,
        (What.ADDRESS_POLICY, network(b"Hideaway-net")): Policy.HARDWARE,
        (What.HIDDEN, network(b"Hideaway-net")): True,
        (What.ADDRESS_POLICY, network(b"Hello")): Policy.EACH_TIME,
        (What.HIDDEN, network(b"Hello")): False,
    }


def test_what_is_left_out_is_the_address_that_is_there():
    assert told("") == {
        (What.ADDRESS_POLICY, ""): Policy.KEEP,
        (What.SCAN_POLICY, ""): Policy.KEEP,
        (What.HIDDEN, ""): False,
    }


@pytest.mark.parametrize("line", ["preassoc_mac_addr=1", 'network={\nssid="a"\nmac_addr=1\n}'])
def test_what_it_changed_itself_it_takes_back_to_the_hardware_address(line):
    assert told(f"{line}\n")[What.ADDRESS_POLICY, ""] is Policy.HARDWARE


def test_other_words():
    assert told("mac_addr=3\n")[What.ADDRESS_POLICY, ""] is Policy.FIXED
    assert told("mac_addr=7\n")[What.ADDRESS_POLICY, ""] is Unread.NOT_UNDERSTOOD


def test_no_secret_is_in_a_reading():
    assert "secret" not in repr(told(FILE))


@settings(max_examples=1000, deadline=None)
@given(st.text(alphabet='ssidmac_addr="{}\n=01#'))
def test_any_text(text):
    assert told(text)


@pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")
def test_its_files_count_only_if_it_runs(serve, access):
    folder = access.place(supplicant.KEY)
    folder.mkdir(parents=True)
    (folder / "wpa_supplicant-wlan0.conf").write_text(FILE)
    (folder / "ifupdown.sh").write_text("")
    with pytest.raises(UnreadError) as error:
        supplicant.read(access)
    assert error.value.reason is Unread.NO_SERVICE
    serve([supplicant.SERVICE], {})  # as for an ordinary user: it refuses everything
    assert {one.key.partition(" ")[0] for one in supplicant.read(access)} == {
        "/etc/wpa_supplicant/wpa_supplicant-wlan0.conf"
    }
    (folder / "wpa_supplicant-wlan0.conf").unlink()
    with pytest.raises(UnreadError) as error:
        supplicant.read(access)
    assert error.value.reason is Unread.NOT_THERE


def test_the_files_of_a_running_process_count_wherever_they_are(access):
    """As ``wpa_supplicant@.service``, ifupdown and netplan start it: there is no D-Bus at all."""
    started = {
        "1": b"/sbin/init\0",
        "812": b"/sbin/wpa_supplicant\0-c/run/netplan/wpa-wlan0.conf\0-iwlan0\0",
        "99": b"/usr/sbin/wpa_supplicant\0-u\0-s\0-O\0DIR=/run/wpa_supplicant GROUP=netdev\0",
        "acpi": b"wpa_supplicant\0-c/never\0",
    }
    for process, line in started.items():
        access.place(f"/proc/{process}").mkdir(parents=True)
        access.place(f"/proc/{process}/cmdline").write_bytes(line)
    access.place("/run/netplan").mkdir(parents=True)
    access.place("/run/netplan/wpa-wlan0.conf").write_text(FILE)
    keys = {one.key.partition(" ")[0] for one in supplicant.read(access)}
    assert keys == {"/run/netplan/wpa-wlan0.conf"}


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        (
            "wpa_supplicant -B -P /run/w.pid -i w0 -D nl80211,wext -c /etc/w.conf",
            ["/etc/w.conf"],
        ),
        ("/sbin/wpa_supplicant -Bc/etc/w.conf -I/etc/more.conf", ["/etc/w.conf", "/etc/more.conf"]),
        ("wpa_supplicant -iwlan0 -c/etc/1 -N -iwlan1 -c/etc/2", ["/etc/1", "/etc/2"]),
        ("wpa_supplicant -u -s -O DIR=/run/wpa_supplicant", []),
        ("wpa_supplicant -c w.conf", []),  # beside a folder that nobody tells
        ("wpa_supplicant --strange", []),
        ("less -c/etc/w.conf wpa_supplicant", []),
        ("", []),
    ],
)
def test_command_lines(line, paths):
    octets = b"".join(one.encode() + b"\0" for one in line.split())
    assert list(supplicant.files_of(octets)) == paths
