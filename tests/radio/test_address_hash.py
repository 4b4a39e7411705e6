from exposure_check.radio.address_hash import address_hash


def test_sample_data_of_the_specification():
    """Bluetooth Core Vol 3 Part H Appendix D.7 (ah)."""
    irk = bytes.fromhex("ec0234a357c8ad05341010a60a397d9b")
    assert address_hash(irk, bytes.fromhex("708194")).hex() == "0dfbaa"
