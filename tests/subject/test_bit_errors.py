from exposure_check.subject.bit_errors import suspected
from exposure_check.subject.candidate import Medium
from tests.subject.made import candidate

STRONG = candidate(0, "745c4b3403d8", frames=5000)


def flipped(bit, **changes):
    number = int.from_bytes(STRONG.address) ^ (1 << bit)
    return candidate(1, number.to_bytes(6).hex(), **changes)


def test_every_single_bit_of_a_strong_address_is_suspected_when_weak():
    for bit in range(48):
        assert suspected([STRONG, flipped(bit, frames=2)]) == {1}, bit


def test_one_percent_is_still_noise_and_more_is_a_device():
    assert suspected([STRONG, flipped(3, frames=50)]) == {1}
    assert suspected([STRONG, flipped(3, frames=51)]) == frozenset()


def test_the_local_bits_neighbour_is_spared_from_three_frames_on():
    local = 41
    assert suspected([STRONG, flipped(local, frames=3)]) == frozenset()
    assert suspected([STRONG, flipped(local, frames=2)]) == {1}


def test_two_bits_away_is_another_device():
    other = candidate(1, "745c4b3403db", frames=1)
    assert suspected([STRONG, other]) == frozenset()


def test_a_weak_neighbour_of_a_weak_address_proves_nothing():
    weak = candidate(0, "745c4b3403d8", frames=9)
    assert suspected([weak, flipped(3, frames=1)]) == frozenset()


def test_media_are_not_mixed_and_hidden_addresses_do_not_matter():
    wifi = flipped(3, frames=1, medium=Medium.WIFI)
    hidden = candidate(2, None, frames=1)
    assert suspected([STRONG, wifi, hidden]) == frozenset()
