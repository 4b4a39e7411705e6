from dataclasses import replace

from exposure_check.model.report import SubjectAnswer
from exposure_check.subject.candidate import Medium
from exposure_check.subject.choose import CLEAR_GAP_DB, HANDOVER_US, choose
from exposure_check.subject.selection import Selection
from tests.subject.made import candidate

MINUTE = 60_000_000


def no_names(_candidate):
    raise AssertionError("names are looked into only when the user chose by name")


def no_hash(_irk, _prand):
    raise AssertionError("no key was given")


def chosen(candidates, **rules):
    return choose(candidates, Selection(**rules), no_names, no_hash)


def test_nothing_heard():
    assert chosen([]).answer is SubjectAnswer.NOTHING_HEARD
    assert chosen([], all=True).answer is SubjectAnswer.NOTHING_HEARD


def test_a_single_transmitter_is_taken():
    choice = chosen([candidate(7)])
    assert (choice.answer, choice.keys) == (SubjectAnswer.ONLY_ONE, {7})


def test_the_computer_that_looks_for_it_is_not_another_one():
    own = replace(candidate(1, "02005e005302", medium=Medium.BLE), told=True, only_data=True)
    assert chosen([candidate(7), own]).keys == {7}
    assert chosen([own]).keys == {1}
    assert chosen([candidate(7), own], all=True).keys == {7, 1}


def test_several_are_not_judged_without_a_rule():
    choice = chosen([candidate(0), candidate(1, "02005e005302")])
    assert (choice.answer, choice.keys) == (SubjectAnswer.SEVERAL, frozenset())


def test_all_takes_everything():
    choice = chosen([candidate(0), candidate(1, medium=Medium.WIFI)], all=True)
    assert choice.keys == {0, 1}


def test_address_takes_exactly_that_one():
    two = [candidate(0), candidate(1, "02005e005302")]
    assert chosen(two, addresses=frozenset({two[1].address})).keys == {1}
    missing = chosen(two, addresses=frozenset({bytes(6)}))
    assert (missing.answer, missing.keys) == (SubjectAnswer.NOT_FOUND, frozenset())


def test_name_asks_for_names():
    two = [candidate(0), candidate(1, "02005e005302")]
    names = {0: frozenset({"Phone"}), 1: frozenset({"phone"})}
    choice = choose(two, Selection(names=frozenset({"Phone"})), lambda one: names[one.key], no_hash)
    assert choice.keys == {0}


def by_name(*candidates):
    rule = Selection(names=frozenset({"Phone"}))
    return choose(candidates, rule, lambda _: frozenset({"Phone"}), no_hash)


def ble(key, first, last, **changes):
    return replace(candidate(key, f"42005e0053{key:02x}", medium=Medium.BLE),
                   first=first * MINUTE, last=last * MINUTE, **changes)  # fmt: skip


def test_two_of_one_name_at_once_are_two_devices():
    assert by_name(ble(1, 0, 10), ble(2, 9, 20)).answer is SubjectAnswer.AMBIGUOUS
    assert by_name(ble(1, 0, 30), ble(2, 5, 6), ble(3, 40, 50)).answer is SubjectAnswer.AMBIGUOUS
    assert by_name(ble(1, 0, 10), ble(2, 9, 20)).keys == frozenset()


def test_two_of_two_names_at_once_are_the_users_word_for_both():
    rule = Selection(names=frozenset({"Phone", "Watch"}))
    called = {1: "Phone", 2: "Watch", 3: "Phone"}

    def chosen_of(*heard):
        return choose(heard, rule, lambda one: frozenset({called[one.key]}), no_hash)

    assert chosen_of(ble(1, 0, 10), ble(2, 0, 10)).keys == {1, 2}
    two = chosen_of(ble(1, 0, 10), ble(2, 0, 10), ble(3, 0, 10))
    assert two.answer is SubjectAnswer.AMBIGUOUS


def test_one_that_changes_its_address_uses_one_after_the_other():
    assert by_name(ble(1, 0, 10), ble(2, 10, 20), ble(3, 25, 40)).keys == {1, 2, 3}
    # Clocks of files recorded side by side differ; answers to searches come besides.
    assert by_name(ble(1, 0, 10), ble(2, 9.9, 20)).keys == {1, 2}
    assert by_name(ble(1, 0, 10), ble(2, 0, 10, advertises=False)).keys == {1, 2}


def test_a_name_and_an_address_are_the_users_word_for_both():
    two = [ble(1, 0, 10), ble(2, 0, 10)]
    rule = Selection(names=frozenset({"Phone"}), addresses=frozenset({two[0].address}))
    assert choose(two, rule, lambda _: frozenset({"Phone"}), no_hash).keys == {1, 2}


def test_identity_key_resolves_in_both_byte_orders():
    key = bytes(range(16))
    mine = candidate(0, "4102030a0b0c", resolvable=True)
    other = candidate(1, "4102040a0b0c", resolvable=True)

    def address_hash(irk, prand):
        return bytes.fromhex("0a0b0c") if (irk, prand.hex()) == (key, "410203") else bytes(3)

    for spelled in (key, key[::-1]):
        choice = choose([mine, other], Selection(irks=(spelled,)), no_names, address_hash)
        assert choice.keys == {0}


def test_strongest_needs_a_clear_gap():
    def heard(second):
        return [candidate(0, rssi=-40.0), candidate(1, "02005e005302", rssi=second)]

    clear = chosen(heard(-40.0 - CLEAR_GAP_DB), strongest=True)
    assert (clear.answer, clear.keys, clear.gap) == (SubjectAnswer.CHOSEN, {0}, CLEAR_GAP_DB)
    near = chosen(heard(-40.0 - CLEAR_GAP_DB + 0.1), strongest=True)
    assert (near.answer, near.keys) == (SubjectAnswer.AMBIGUOUS, frozenset())
    assert near.gap is not None
    assert near.gap < CLEAR_GAP_DB


def test_strongest_needs_signal_strength_and_three_frames():
    assert chosen([candidate(0, rssi=None)], strongest=True).answer is SubjectAnswer.NOT_FOUND
    assert chosen([candidate(0, frames=2)], strongest=True).answer is SubjectAnswer.NOT_FOUND


def test_strongest_follows_a_bluetooth_device_through_its_changes_of_address():
    first = candidate(0, rssi=-40.0, first=0, last=MINUTE)
    second = candidate(1, "02005e005302", rssi=-43.0, first=MINUTE + 1, last=2 * MINUTE)
    far = candidate(2, "02005e005303", rssi=-70.0)
    assert chosen([first, second, far], strongest=True).keys == {0, 1}


def test_strongest_refuses_two_that_overlap_or_are_far_apart_in_time():
    first = candidate(0, rssi=-40.0, first=0, last=MINUTE)
    overlap = candidate(1, "02005e005302", rssi=-43.0, first=MINUTE - 1, last=2 * MINUTE)
    late = candidate(1, "02005e005302", rssi=-43.0, first=MINUTE + HANDOVER_US + 1, last=9 * MINUTE)
    for other in (overlap, late):
        assert chosen([first, other], strongest=True).answer is SubjectAnswer.AMBIGUOUS


def test_strongest_never_joins_wifi_addresses():
    bursts = [
        candidate(n, f"02005e00530{n}", medium=Medium.WIFI, first=n * MINUTE, last=n * MINUTE + 1)
        for n in range(3)
    ]
    assert chosen(bursts, strongest=True).answer is SubjectAnswer.AMBIGUOUS


def test_what_the_host_told_its_controller_is_no_strength():
    told = candidate(0, rssi=0.0, told=True)
    heard = candidate(1, "02005e005302", rssi=-60.0)
    assert chosen([told, heard], strongest=True).keys == {1}


def test_who_only_uses_a_network_is_not_the_strongest():
    """The computer that records may be joined, and is nearest to itself."""
    phone = candidate(0, medium=Medium.WIFI, rssi=-60.0)
    laptop = candidate(1, "3c0630123456", medium=Medium.WIFI, rssi=-20.0, only_data=True)
    assert chosen([phone, laptop], strongest=True).keys == {0}
    assert chosen([phone, laptop], all=True).keys == {0, 1}
