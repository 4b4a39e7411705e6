from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host.ini import parsed
from exposure_check.host.linux_nm_config import Device, Undecidable, default_for, matches

WLAN = Device("wlan0", "wifi", "iwlwifi", "6.1", bytes.fromhex("3c0630123456"))


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ("*", True),
        ("", False),
        ("wlan0", True),
        ("wlan1", False),
        ("3C:06:30:12:34:56", True),
        ("3C:06:30:12:34:57", False),
        ("interface-name:wlan*", True),
        ("interface-name:~wl*0", True),
        ("interface-name:=wlan*", False),
        ("interface-name:=wlan0", True),
        ("interface-name:wlan[0]", False),
        ("type:wifi", True),
        ("type:ethernet", False),
        ("driver:iwlwifi", True),
        ("driver:iwl*", True),
        ("driver:iwlwifi/6.*", True),
        ("driver:iwlwifi/5.*", False),
        ("mac:3c:06:30:12:34:56", True),
        ("driver:eagle_sdio,driver:wl", False),
        ("driver:wl;type:wifi", True),
        ("except:type:ethernet", True),
        ("except:type:wifi", False),
        ("*,except:interface-name:wlan0", False),
        ("type:wifi,except:driver:wl", True),
        ("type:wifi,dhcp-plugin:dhclient", True),
        ("except:interface-name:wlan0,dhcp-plugin:dhclient", False),
    ],
)
def test_conditions(condition, fits):
    assert matches(condition, WLAN) is fits


@pytest.mark.parametrize("condition", ["dhcp-plugin:dhclient", "type:wifi,except:future:x"])
def test_a_condition_of_an_unknown_kind_is_undecidable(condition):
    with pytest.raises(Undecidable):
        matches(condition, WLAN)


def default(text, device=WLAN, group="connection", key="wifi.cloned-mac-address"):
    return default_for(parsed(text), group, key, device)


def test_the_first_fitting_section_wins():
    assert default(
        "[connection-a]\nmatch-device=type:ethernet\nwifi.cloned-mac-address=permanent\n"
        "[connection-b]\nmatch-device=type:wifi\nwifi.cloned-mac-address=stable-ssid\n"
        "[connection]\nwifi.cloned-mac-address=random\n"
    ) == "stable-ssid"  # fmt: skip


def test_sections_of_other_groups_and_without_the_key_do_not_count():
    assert (
        default("[connectionx]\nwifi.cloned-mac-address=random\n[device]\n[connection]\n") is None
    )


def test_a_section_may_end_the_search():
    assert default(
        "[connection-a]\nmatch-device=*\nstop-match=yes\n"
        "[connection]\nwifi.cloned-mac-address=random\n"
    ) is None  # fmt: skip


def test_an_undecidable_section_without_the_key_does_not_matter():
    text = "[connection-a]\nmatch-device=future:x\nipv6.ip6-privacy=2\n[connection]\n"
    assert default(text) is None
    with pytest.raises(Undecidable):
        default(text, key="ipv6.ip6-privacy")


@settings(max_examples=2000, deadline=None)
@given(st.text(alphabet="ewifi:,;*~=[]?-exceptmac0", max_size=60))
def test_any_condition_is_decided_or_undecidable(condition):
    with suppress(Undecidable):
        assert matches(condition, WLAN) in (True, False)
