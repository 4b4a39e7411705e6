import pytest

from exposure_check.host import linux_nm_policy as policy
from exposure_check.host.ini import parsed
from exposure_check.host.linux_nm_config import Device
from exposure_check.model.setting import DhcpId, Ipv6Mode, Policy, Unread

HARDWARE = bytes.fromhex("3c0630123456")
DEVICE = Device("wlan0", "wifi", "iwlwifi", "", HARDWARE)


def made(version=(1, 52), configuration="", **groups):
    named = {("802-11-wireless" if key == "wifi" else key): one for key, one in groups.items()}
    sections = None if configuration is None else parsed(configuration)
    return policy.Profile(named, sections, DEVICE, version)


@pytest.mark.parametrize(
    ("word", "version", "expected"),
    [
        ("permanent", (1, 42), Policy.HARDWARE),
        ("preserve", (1, 42), Policy.KEEP),
        ("random", (1, 42), Policy.EACH_TIME),
        ("stable", (1, 42), Policy.PER_NETWORK),
        ("stable-ssid", (1, 46), Policy.PER_NETWORK),
        ("stable-ssid", (1, 44), Unread.NOT_UNDERSTOOD),
        ("02:11:22:33:44:55", (1, 52), Policy.FIXED),
        ("3C:06:30:12:34:56", (1, 52), Policy.HARDWARE),
        ("future", (1, 90), Unread.NOT_UNDERSTOOD),
        ("02:11", (1, 52), Unread.NOT_UNDERSTOOD),
    ],
)
def test_words_of_a_profile(word, version, expected):
    profile = made(version, wifi={"assigned-mac-address": word})
    key, which = policy.address_policy(profile)
    assert (key, which) == ("802-11-wireless.assigned-mac-address", expected)
    # The same as a default of the configuration.
    text = f"[connection]\nwifi.cloned-mac-address={word}\n"
    assert policy.address_policy(made(version, text)) == (
        "[connection] wifi.cloned-mac-address",
        expected,
    )


def test_the_profile_goes_before_the_configuration_and_that_before_the_built_in():
    text = "[connection]\nwifi.cloned-mac-address=random\n"
    own = {"assigned-mac-address": "permanent", "cloned-mac-address": b""}
    assert policy.address_policy(made(configuration=text, wifi=own))[1] is Policy.HARDWARE
    assert policy.address_policy(made(configuration=text))[1] is Policy.EACH_TIME
    assert policy.address_policy(made()) == ("built-in default", Policy.KEEP)
    assert policy.address_policy(made(configuration=None))[1] is Unread.NO_PROGRAM


def test_octets_of_old_and_the_key_before_them():
    octets = {"cloned-mac-address": bytes.fromhex("021122334455")}
    assert policy.address_policy(made(wifi=octets))[1] is Policy.FIXED
    assert policy.address_policy(made(wifi={"cloned-mac-address": HARDWARE}))[1] is Policy.HARDWARE
    for number, expected in ((2, Policy.EACH_TIME), (1, Policy.HARDWARE), (0, Policy.KEEP)):
        wifi = {"mac-address-randomization": number}
        assert policy.address_policy(made(wifi=wifi))[1] is expected
    text = "[connection]\nwifi.mac-address-randomization=2\n"
    assert policy.address_policy(made(configuration=text))[1] is Policy.EACH_TIME


@pytest.mark.parametrize(
    ("stable", "version", "expected"),
    [
        (None, (1, 52), Policy.PER_NETWORK),
        ("${CONNECTION}", (1, 42), Policy.PER_NETWORK),
        ("${CONNECTION}/${BOOT}", (1, 42), Policy.PER_NETWORK),
        ("${NETWORK_SSID}/${BOOT}", (1, 46), Policy.PER_NETWORK),
        ("${NETWORK_SSID}", (1, 44), Policy.FIXED),
        ("${RANDOM}", (1, 42), Policy.EACH_TIME),
        ("${BOOT}", (1, 42), Policy.PER_START),
        ("${DEVICE}", (1, 42), Policy.FIXED),
        ("same-everywhere", (1, 42), Policy.FIXED),
    ],
)
def test_stable_is_as_stable_as_its_id(stable, version, expected):
    given = {} if stable is None else {"stable-id": stable}
    wifi = {"assigned-mac-address": "stable"}
    assert policy.address_policy(made(version, wifi=wifi, connection=given))[1] is expected
    text = "" if stable is None else f"[connection]\nconnection.stable-id={stable}\n"
    assert policy.address_policy(made(version, text, wifi=wifi))[1] is expected


AUTO = {"method": "auto"}


@pytest.mark.parametrize(
    ("version", "ipv4", "configuration", "expected"),
    [
        ((1, 42), {}, "", True),
        ((1, 42), {"dhcp-send-hostname": False}, "", False),
        ((1, 42), {"dhcp-send-hostname": True}, "", True),
        ((1, 52), {}, "", True),
        ((1, 52), {"dhcp-send-hostname-v2": 0}, "", False),
        ((1, 52), {"dhcp-send-hostname-v2": 1, "dhcp-send-hostname": False}, "", True),
        ((1, 52), {"dhcp-send-hostname": False}, "", False),
        ((1, 52), {"dhcp-send-hostname-v2": -1}, "ipv4.dhcp-send-hostname=no", False),
        ((1, 52), {"dhcp-send-hostname": False}, "ipv4.dhcp-send-hostname=yes", True),
        ((1, 52), {"dhcp-send-hostname-v2": 0}, "ipv4.dhcp-send-hostname=yes", False),
        ((1, 52), {}, "ipv4.dhcp-send-hostname=maybe", Unread.NOT_UNDERSTOOD),
        ((1, 52), {}, None, Unread.NO_PROGRAM),
    ],
)
def test_dhcp_name(version, ipv4, configuration, expected):
    text = configuration and f"[connection]\n{configuration}\n"
    profile = made(version, text, ipv4=AUTO | ipv4, ipv6={"method": "disabled"})
    answer = policy.dhcp_name(profile)
    assert answer is not None
    assert answer[1] is expected


def test_dhcp_name_of_the_family_that_tells():
    quiet = {"method": "auto", "dhcp-send-hostname": False}
    answer = policy.dhcp_name(made((1, 42), ipv4=quiet, ipv6=AUTO))
    assert answer == ("ipv6.dhcp-send-hostname", True)
    manual = {"method": "manual"}
    assert policy.dhcp_name(made(ipv4=manual, ipv6={"method": "ignore"})) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (None, DhcpId.LINK_ADDRESS),
        ("mac", DhcpId.LINK_ADDRESS),
        ("perm-mac", DhcpId.HARDWARE),
        ("none", DhcpId.NONE),
        ("duid", DhcpId.LASTING),
        ("ipv6-duid", DhcpId.LASTING),
        ("stable", DhcpId.PER_NETWORK),
        ("01:02:03", DhcpId.LASTING),
    ],
)
def test_dhcp_client_id(word, expected):
    ipv4 = AUTO if word is None else AUTO | {"dhcp-client-id": word}
    (found,) = policy.dhcp_ids(made(ipv4=ipv4, ipv6={"method": "ignore"}))
    assert found[1] is expected
    text = "" if word is None else f"[connection]\nipv4.dhcp-client-id={word}\n"
    (found,) = policy.dhcp_ids(made(configuration=text, ipv4=AUTO, ipv6={"method": "ignore"}))
    assert found[1] is expected


def test_dhcp_ids_of_ipv6():
    assert policy.dhcp_ids(made(ipv6=AUTO)) == [("ipv6: built-in default", DhcpId.LASTING)]
    shared = {"stable-id": "same-everywhere"}
    (found,) = policy.dhcp_ids(made(ipv6=AUTO | {"dhcp-duid": "stable-uuid"}, connection=shared))
    assert found == ("ipv6: ipv6.dhcp-duid", DhcpId.LASTING)


@pytest.mark.parametrize(
    ("mode", "configuration", "expected"),
    [
        (0, "", Ipv6Mode.FROM_LINK_ADDRESS),
        (1, "", Ipv6Mode.PER_NETWORK),
        (2, "", Ipv6Mode.FROM_LINK_ADDRESS),
        (3, "", Ipv6Mode.PER_NETWORK),
        (None, "", Ipv6Mode.PER_NETWORK),
        (2, "ipv6.addr-gen-mode=stable-privacy", Ipv6Mode.PER_NETWORK),
        (3, "ipv6.addr-gen-mode=eui64", Ipv6Mode.FROM_LINK_ADDRESS),
        (1, "ipv6.addr-gen-mode=eui64", Ipv6Mode.PER_NETWORK),
    ],
)
def test_ipv6_mode(mode, configuration, expected):
    ipv6 = AUTO if mode is None else AUTO | {"addr-gen-mode": mode}
    answer = policy.ipv6_mode(made(configuration=f"[connection]\n{configuration}\n", ipv6=ipv6))
    assert answer is not None
    assert answer[1] is expected


def test_ipv6_of_other_methods():
    assert policy.ipv6_mode(made(ipv6={"method": "disabled"})) is None
    assert policy.ipv6_mode(made(configuration=None, ipv6=AUTO))[1] is Unread.NO_PROGRAM
