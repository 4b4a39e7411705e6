from exposure_check.checks.host.check import MOST_PROOFS, left_open, proofs, why_unread, yes
from exposure_check.model.setting import Source, Unread, What
from tests.checks.host.made import network, reading, settings

UNREAD = settings(
    reading(What.HIDDEN, Unread.NO_BUS, source=Source.IWD),
    reading(What.HIDDEN, Unread.NO_BUS, source=Source.NETWORK_MANAGER),
    reading(What.HIDDEN, Unread.NO_BUS, source=Source.NETWORK_MANAGER),
    reading(What.HIDDEN, Unread.NO_SERVICE, source=Source.WPA_SUPPLICANT),
)


def test_each_reason_once_with_all_who_gave_it():
    assert [(one.id, dict(one.values)) for one in why_unread(UNREAD, What.HIDDEN)] == [
        ("unread-no-bus", {"sources": "iwd, NetworkManager"}),
        ("unread-no-service", {"sources": "wpa_supplicant"}),
    ]
    assert [one.id for one in why_unread(UNREAD, What.LLMNR)] == ["unread-nobody"]


def test_what_is_not_there_leaves_nothing_open():
    assert [one.id for one in left_open(UNREAD, What.HIDDEN)] == ["unread-no-bus"]
    absent = settings(*(reading(What.HIDDEN, one) for one in
                        (Unread.NO_SERVICE, Unread.NOT_THERE, Unread.NOT_OFFERED)))  # fmt: skip
    assert left_open(absent, What.HIDDEN) == ()


def test_proofs_are_bounded_and_say_where():
    readings = [reading(What.HIDDEN, True, network(f"net-{number}")) for number in range(20)]
    shown = proofs("asked", readings)
    assert len(shown) == MOST_PROOFS
    assert dict(shown[0].values) == {
        "where": network("net-0"),
        "key": "key",
        "source": "NetworkManager",
    }
    assert proofs("asked", [reading(What.HIDDEN, True)])[0].values["where"] == "-"


def test_yes_is_nothing_but_yes():
    readings = [reading(What.ADVERTISING, value) for value in (True, 1, "yes", False)]
    assert yes(readings) == readings[:1]
