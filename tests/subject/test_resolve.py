from exposure_check.radio.address_hash import address_hash
from exposure_check.subject.resolve import resolves

IRK = bytes.fromhex("ec0234a357c8ad05341010a60a397d9b")
"""Sample data of the Bluetooth Core specification, Vol 3 Part H Appendix D.7."""

RPA = bytes.fromhex("7081940dfbaa")


def test_the_specifications_sample_resolves_in_both_byte_orders():
    assert resolves(RPA, [IRK], address_hash)
    assert resolves(RPA, [bytes(16), IRK[::-1]], address_hash)


def test_another_key_or_another_hash_does_not():
    assert not resolves(RPA, [bytes(16)], address_hash)
    assert not resolves(RPA[:5] + b"\0", [IRK], address_hash)
    assert not resolves(RPA, [], address_hash)


def test_only_resolvable_addresses_are_tried():
    def no_hash(_irk, _prand):
        raise AssertionError("not resolvable")

    for first in (0x00, 0x3F, 0x80, 0xC0):
        assert not resolves(bytes([first]) + RPA[1:], [IRK], no_hash)
