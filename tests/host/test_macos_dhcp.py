"""Network settings of macOS in the shape of SCSchemaDefinitions.h; nobody's."""

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_check.checks.host.dhcp_id import CHECK
from exposure_check.host import macos_dhcp as dhcp
from exposure_check.host.access import Access
from exposure_check.model.setting import DhcpId, Settings, System, Unread


def services(*ids):
    told = {
        f"{number}": {"Interface": {"DeviceName": "en0"}, "IPv4": {"ConfigMethod": "DHCP"} | one}
        for number, one in enumerate({"DHCPClientID": one} if one else {} for one in ids)
    }
    return {"NetworkServices": told}


def write(tmp_path, path, table):
    place = Access(tmp_path).place(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(plistlib.dumps(table))


def values(tmp_path):
    return [one.value for one in dhcp.read(Access(tmp_path))]


def word(tmp_path):
    readings = tuple(dhcp.read(Access(tmp_path)))
    return CHECK.judge(Settings(System.MACOS, readings)).word


def test_a_client_id_of_its_own_is_lasting(tmp_path):
    write(tmp_path, dhcp.SERVICES, services("", "annas-mac"))
    write(tmp_path, dhcp.DUID, {"DUID": b"\0\1\0\1"})
    assert values(tmp_path) == [DhcpId.LASTING, DhcpId.LASTING]
    assert word(tmp_path) == "lasting"
    assert "annas" not in repr(dhcp.read(Access(tmp_path)))


def test_the_number_of_ipv6_alone(tmp_path):
    write(tmp_path, dhcp.SERVICES, services(""))
    write(tmp_path, dhcp.DUID, {"DUID": b"\0\1\0\1"})
    assert word(tmp_path) == "lasting-ipv6"


def test_none_of_them_is_no_all_clear(tmp_path):
    write(tmp_path, dhcp.SERVICES, services("", ""))
    assert values(tmp_path) == [Unread.NOT_THERE, Unread.NOT_THERE]
    assert word(tmp_path) == "not-checked"
    assert values(tmp_path / "nowhere") == [Unread.NOT_THERE, Unread.NOT_THERE]


@pytest.mark.parametrize("path", [dhcp.SERVICES, dhcp.DUID])
def test_one_that_cannot_be_read_leaves_the_other(tmp_path, path):
    write(tmp_path, dhcp.SERVICES, services("x"))
    write(tmp_path, dhcp.DUID, {"DUID": b"\0\1"})
    Access(tmp_path).place(path).write_bytes(b"bplist00 broken")
    assert set(values(tmp_path)) == {DhcpId.LASTING, Unread.NOT_UNDERSTOOD}


NAMES = st.sampled_from(["NetworkServices", "IPv4", "DHCPClientID", "DUID", "x"])
VALUES = st.recursive(
    st.none() | st.booleans() | NAMES,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=3),
)


@given(st.dictionaries(NAMES, VALUES, max_size=3))
def test_any_table(table):
    assert list(dhcp.service_readings(table))
    assert list(dhcp.duid_readings(table))
