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


def test_what_is_left_out_is_the_hardware_address():
    assert told("") == {
        (What.ADDRESS_POLICY, ""): Policy.HARDWARE,
        (What.SCAN_POLICY, ""): Policy.HARDWARE,
        (What.HIDDEN, ""): False,
    }
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
