import pytest

from exposure_check.setfiles.contents import FILES
from exposure_check.setfiles.order import read_order
from exposure_check.setfiles.protocol import Code, Stop, Verb


def test_what_is_understood():
    order = read_order(["set", "nm-scan", "yes"])
    assert (order.verb, order.file, order.word) == (Verb.SET, FILES["nm-scan"], "yes")
    order = read_order(["unset-folder", "networkd-dhcp", "10-wifi.network"])
    assert order.path == "/etc/systemd/network/10-wifi.network.d/90-exposure-check.conf"
    assert read_order(["restore", "bluez-privacy"]).verb is Verb.RESTORE
    assert read_order(["set", "networkd-dhcp", "quiet", "a.network"]).word == "quiet"


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["set"], ["set", "nm-scan"], ["set", "nm-scan", "no"], ["set", "nm-scan", "yes", "x"],
        ["set", "/etc/passwd", "yes"], ["delete", "nm-scan"], ["unset", "nm-scan", "yes"],
        ["restore", "nm-scan"], ["unset", "networkd-dhcp"],
        ["unset", "networkd-dhcp", "../../x.network"], ["unset", "networkd-dhcp", "a/b.network"],
        ["unset", "networkd-dhcp", ".network"], ["unset", "networkd-dhcp", ".a.network"],
        ["unset", "networkd-dhcp", "a.conf"], ["unset", "networkd-dhcp", "a.network\n"],
        ["unset", "networkd-dhcp", "\u00e4.network"], ["unset", "networkd-dhcp", "a" * 200],
        ["set", "bluez-privacy", "device; rm"], ["SET", "nm-scan", "yes"],
    ],
)  # fmt: skip
def test_anything_else_is_refused(arguments):
    with pytest.raises(Stop) as stop:
        read_order(arguments)
    assert stop.value.code is Code.BAD_ARGUMENTS
