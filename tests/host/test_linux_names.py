import sys

import pytest

from exposure_check.host import linux_names as names
from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Unread, What
from tests.host.buses import properties

linux = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")
ANNA = Identifier(IdentifierKind.NAME, "anna-laptop")
MANAGER = "/org/freedesktop/resolve1"


def test_names_out_of_files(tmp_path):
    for path, text in ((names.NAME_KEY, "anna-laptop\n"), ("/etc/hostname", "\n")):
        file = Access(tmp_path).place(path)
        file.parent.mkdir(parents=True)
        file.write_text(text)
    (reading,) = names.read_names(Access(tmp_path))
    assert (reading.key, reading.value) == (names.NAME_KEY, ANNA)


def test_no_names(tmp_path):
    assert {one.value for one in names.read_names(Access(tmp_path))} == {Unread.NOT_THERE}


@linux
def test_hostnamed(serve, access):
    told = {
        "StaticHostname": ("s", "anna-laptop"),
        "PrettyHostname": ("s", ""),
        "Chassis": ("s", "laptop"),
    }
    serve([names.HOSTNAMED], properties("/org/freedesktop/hostname1", names.HOSTNAMED, told))
    assert [(one.key, one.value) for one in names.read_hostnamed(access)] == [
        ("StaticHostname", ANNA)
    ]


def interfaces(access, **numbers):
    for name, number in numbers.items():
        folder = access.place(f"/sys/class/net/{name}")
        folder.mkdir(parents=True)
        (folder / "ifindex").write_text(f"{number}\n")


def resolved(llmnr, mdns, link):
    told = {
        "LLMNR": ("s", llmnr),
        "MulticastDNS": ("s", mdns),
        "LLMNRHostname": ("s", "anna-laptop"),
    }
    of_link = {"LLMNR": ("s", link), "MulticastDNS": ("s", "no")}
    return {
        **properties(MANAGER, f"{names.RESOLVED}.Manager", told),
        (MANAGER, f"{names.RESOLVED}.Manager.GetLink", 3): ("o", f"{MANAGER}/link/_33"),
        **properties(f"{MANAGER}/link/_33", f"{names.RESOLVED}.Link", of_link),
    }


@linux
@pytest.mark.parametrize(
    ("llmnr", "link", "whole", "both"),
    [("yes", "yes", True, True), ("yes", "no", True, False), ("no", "yes", False, False),
     ("resolve", "yes", False, False), ("yes", "resolve", True, False)],
)  # fmt: skip
def test_resolved_counts_where_the_whole_and_the_link_allow_it(
    serve, access, llmnr, link, whole, both
):
    interfaces(access, lo=1, wlan0=3, gone=9)
    serve([names.RESOLVED], resolved(llmnr, "no", link))
    told = {(one.what, one.of): one.value for one in names.read_resolved(access)}
    assert told == {
        (What.LLMNR, ""): whole,
        (What.LLMNR, "wlan0"): both,
        (What.MDNS, ""): False,
        (What.MDNS, "wlan0"): False,
    }


def test_words_of_resolved_that_are_not_known():
    values = {one.value for one in names.resolved_readings({"LLMNR": "ja"}, [])}
    assert values == {Unread.NOT_UNDERSTOOD}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("[publish]\npublish-workstation=no\npublish-hinfo=no\n", True),
        ("[publish]\ndisable-publishing=yes\n", False),
        ("[publish]\npublish-addresses=no\n", False),
        ("[publish]\npublish-addresses=no\npublish-workstation=yes\n", True),
        ("[publish]\npublish-addresses=no\npublish-hinfo=yes\n", True),
    ],
)
def test_avahi_publishes_unless_told_not_to(text, expected):
    assert names.publishes(text) is expected


@linux
def test_avahi_counts_only_if_it_runs(serve, access):
    with pytest.raises(UnreadError) as error:
        names.read_avahi(access)
    assert error.value.reason is Unread.NO_SERVICE
    serve([names.AVAHI], {})
    (reading,) = names.read_avahi(access)
    assert reading.value is True
