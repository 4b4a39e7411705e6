import pytest

from exposure_check.checks.net_dhcp import CHECK, lasting_part
from exposure_check.model.heard import NetProtocol
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence
from tests.checks.net_made import (
    LOCAL,
    OTHER_LOCAL,
    VENDOR,
    client_id,
    fact,
    host,
    judged,
    message,
    need_ids,
    proof_ids,
)

DUID = bytes.fromhex("0004") + bytes(range(16))
WISHES = fact(NetFactKind.PARAMETER_LIST, "", bytes((1, 3, 6)))


def own(address):
    return client_id(b"\x01" + address, address)


@pytest.mark.parametrize(
    ("sender", "told", "proof", "confidence"),
    [
        (LOCAL, own(VENDOR), "holds-other-address", Confidence.CERTAIN),
        (LOCAL, own(OTHER_LOCAL), "holds-other-address", Confidence.CERTAIN),
        (VENDOR, own(VENDOR), "holds-vendor-address", Confidence.CERTAIN),
        (LOCAL, client_id(DUID), "lasting-id", Confidence.WEAK),
    ],
)
def test_ids_that_identify(sender, told, proof, confidence):
    outcome = judged(CHECK, host(sender, message(), told))
    assert (outcome.word, outcome.confidence) == ("identifies", confidence)
    assert proof_ids(outcome) == [proof]


def test_the_address_inside_is_shown_as_an_identifier():
    outcome = judged(CHECK, host(LOCAL, own(VENDOR)))
    assert outcome.proofs[0].values["id"] == Identifier(IdentifierKind.ADDRESS, VENDOR)
    outcome = judged(CHECK, host(LOCAL, client_id(DUID)))
    assert outcome.proofs[0].values["id"] == Identifier(IdentifierKind.BYTES, DUID)


def test_one_number_under_two_addresses_is_certain():
    outcome = judged(CHECK, host(LOCAL, client_id(DUID)), host(OTHER_LOCAL, client_id(DUID)))
    assert (outcome.word, outcome.confidence) == ("identifies", Confidence.CERTAIN)
    assert proof_ids(outcome) == ["same-id"]
    assert outcome.proofs[0].values["addresses"] == 2


def test_the_number_of_the_interface_does_not_hide_the_duid():
    first = client_id(b"\xff\0\0\0\x01" + DUID)
    second = client_id(b"\xff\0\0\0\x02" + DUID)
    assert lasting_part(first) == DUID
    assert proof_ids(judged(CHECK, host(LOCAL, first), host(OTHER_LOCAL, second))) == ["same-id"]
    assert proof_ids(judged(CHECK, host(LOCAL, first), host(OTHER_LOCAL, client_id(DUID)))) == [
        "same-id"
    ]


def test_an_id_of_the_first_address_told_under_the_second_is_found():
    outcome = judged(CHECK, host(LOCAL, own(LOCAL)), host(OTHER_LOCAL, own(LOCAL)))
    assert proof_ids(outcome)[0] == "holds-other-address"


def test_the_local_address_in_use_on_one_network_decides_nothing():
    outcome = judged(CHECK, host(LOCAL, message(), own(LOCAL), WISHES))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["second-network"])
    assert proof_ids(outcome) == ["only-own-address", "model-print"]


def test_another_id_with_each_address_is_harmless():
    outcome = judged(CHECK, host(LOCAL, own(LOCAL)), host(OTHER_LOCAL, own(OTHER_LOCAL)))
    assert (outcome.word, proof_ids(outcome)) == ("harmless", ["changes-with-address"])
    hosts = host(LOCAL, client_id(b"\0one")), host(OTHER_LOCAL, client_id(b"\0two"))
    assert judged(CHECK, *hosts).word == "harmless"


def test_one_lasting_number_beside_an_own_address_identifies():
    hosts = host(LOCAL, own(LOCAL)), host(OTHER_LOCAL, client_id(DUID))
    assert proof_ids(judged(CHECK, *hosts)) == ["lasting-id"]


def test_wishes_alone_say_the_model_and_decide_nothing():
    vendor = fact(NetFactKind.VENDOR_CLASS, "made-dhcp-9")
    outcome = judged(CHECK, host(LOCAL, WISHES, vendor))
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["whole-join"])
    assert proof_ids(outcome) == ["model-print", "software-name"]
    assert outcome.proofs[0].values == {"wishes": 3}
    assert outcome.proofs[1].values == {"name": Identifier(IdentifierKind.NAME, "made-dhcp-9")}
    two_octets = fact(NetFactKind.PARAMETER_LIST, "", bytes(6), None, NetProtocol.DHCPV6)
    assert judged(CHECK, host(LOCAL, two_octets)).proofs[0].values == {"wishes": 3}


def test_with_packets_dropped_nothing_is_harmless():
    hosts = host(LOCAL, own(LOCAL), dropped=1), host(OTHER_LOCAL, own(OTHER_LOCAL))
    assert need_ids(judged(CHECK, *hosts)) == ["shorter-recording"]


@pytest.mark.parametrize("hosts", [[], [host(LOCAL)]])
def test_without_a_joining_nothing_was_seen(hosts):
    outcome = judged(CHECK, *hosts)
    need = "record-join" if hosts else "network-recording"
    assert (outcome.word, need_ids(outcome)) == ("not-seen", [need])


def test_two_addresses_at_once_may_be_two_devices():
    hosts = host(LOCAL, own(LOCAL)), host(OTHER_LOCAL, own(OTHER_LOCAL), turn=0)
    outcome = judged(CHECK, *hosts)
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["second-network"])
    hosts = host(LOCAL, client_id(b"\0one")), host(OTHER_LOCAL, client_id(b"\0two"), turn=0)
    assert judged(CHECK, *hosts).word != "harmless"


@pytest.mark.parametrize(
    "told",
    [
        fact(NetFactKind.UNREAD, "77"),
        fact(NetFactKind.VENDOR_CLASS, "SN:R58M30ABCDE"),
    ],
)
def test_what_cannot_be_read_clears_nothing(told):
    numbers = [
        client_id(bytes((turn,)) * 7, address) for turn, address in enumerate((LOCAL, OTHER_LOCAL))
    ]
    hosts = [
        host(one, number, told, turn=turn)
        for turn, (one, number) in enumerate(zip((LOCAL, OTHER_LOCAL), numbers, strict=True))
    ]
    outcome = judged(CHECK, *hosts)
    assert (outcome.word, need_ids(outcome)) == ("undecided", ["unread"])


@pytest.mark.parametrize("text", ["android-dhcp-13", "MSFT 5.0", "dhcpcd-9.4.1:Linux-6.1.0:x86_64"])
def test_the_name_of_the_software_is_no_number(text):
    hosts = [
        host(
            one, client_id(bytes((turn,)) * 7, one), fact(NetFactKind.VENDOR_CLASS, text), turn=turn
        )
        for turn, one in enumerate((LOCAL, OTHER_LOCAL))
    ]
    assert judged(CHECK, *hosts).word == "harmless"


def number(raw, name="transaction", protocol=NetProtocol.DHCPV4):
    return fact(NetFactKind.NUMBER, name, raw, protocol=protocol)


def with_numbers(*numbers):
    hosts = [
        host(one, own(one), each, turn=turn)
        for turn, (one, each) in enumerate(zip((LOCAL, OTHER_LOCAL), numbers, strict=True))
    ]
    return judged(CHECK, *hosts)


V6 = NetProtocol.DHCPV6


@pytest.mark.parametrize(
    "numbers",
    [
        (number(b"\x3c\0\xff\xee"), number(b"\x3c\0\xff\xee")),
        (number(b"\x3c\0\xff\xee"), number(b"\x3c\1\0\x2e")),
        (number(b"\x3c\xff\xee", protocol=V6), number(b"\x3c\xff\xee", protocol=V6)),
        (number(b"\0\1\2\3", "interface", V6), number(b"\0\1\2\3", "interface", V6)),
        (number(b"\x3c\x5a", "seconds"), number(b"\x3c\x5a", "seconds")),
    ],
)
def test_a_number_that_is_kept_or_counted_on(numbers):
    outcome = with_numbers(*numbers)
    assert (outcome.word, outcome.confidence) == ("identifies", Confidence.STRONG)
    assert proof_ids(outcome) == ["same-number"]


@pytest.mark.parametrize(
    "numbers",
    [
        (number(b"\x3c\0\xff\xee"), number(b"\x3c\1\0\x2f")),
        (number(b"\0\0\xff\xee"), number(b"\0\0\xff\xee")),
        (number(b"\x3c\xff\xee", protocol=V6), number(b"\x3c\xff\xef", protocol=V6)),
        (number(b"\x3c\xff\xee", protocol=V6), number(b"\x3c\xff\xee")),
        (number(b"\0\0\0\1", "interface", V6), number(b"\0\0\0\1", "interface", V6)),
        (number(b"\3\0", "seconds"), number(b"\3\0", "seconds")),
    ],
)
def test_numbers_that_are_drawn_or_that_all_devices_begin_with(numbers):
    assert with_numbers(*numbers).word == "harmless"


def test_what_stands_outside_of_all_options_clears_nothing():
    outcome = with_numbers(fact(NetFactKind.UNREAD), number(b"\1\2\3\4"))
    assert proof_ids(outcome) == ["elsewhere"]


def test_addresses_of_which_a_part_is_kept():
    alike = bytes.fromhex("5e9911aa7702")
    hosts = host(LOCAL, own(LOCAL)), host(alike, own(alike), turn=1)
    outcome = judged(CHECK, *hosts)
    assert (proof_ids(outcome), need_ids(outcome)) == (["part-kept"], ["part-kept"])
