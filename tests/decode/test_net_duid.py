import pytest

from exposure_check.decode.net_duid import client_id_address, duid_address
from tests.decode.net_packets import PHONE, VENDOR

UUID_1 = bytes.fromhex("0004 6ba7b810 9dad 11d1 80b4") + VENDOR


@pytest.mark.parametrize(
    ("duid", "inside"),
    [
        (bytes.fromhex("0001 0001 29d08193") + VENDOR, VENDOR),
        (bytes.fromhex("0003 0001") + VENDOR, VENDOR),
        (bytes.fromhex("0003 0006") + VENDOR, VENDOR),
        (bytes.fromhex("0003 0020") + VENDOR, None),
        (bytes.fromhex("0003 0001") + VENDOR + b"\0", None),
        (bytes.fromhex("0003 0001") + VENDOR[:5], None),
        (bytes.fromhex("0003 0001 ffffffffffff"), None),
        (bytes.fromhex("0003 0001 000000000000"), None),
        (bytes.fromhex("0002 0000 0009 0123456789"), None),
        (bytes.fromhex("0002 0000 0009") + PHONE, PHONE),
        (UUID_1, VENDOR),
        (UUID_1[:8] + b"\x41" + UUID_1[9:], None),
        (bytes.fromhex("0004") + bytes(16), None),
        (b"\0", None),
        (b"", None),
    ],
)
def test_duid(duid, inside):
    assert duid_address(duid, PHONE) == inside


@pytest.mark.parametrize(
    ("client_id", "inside"),
    [
        (b"\x01" + VENDOR, VENDOR),
        (b"\x01" + bytes(6), None),
        (b"\x01" + b"\xff" * 6, None),
        (bytes.fromhex("ff 12345678 0001 0001 29d08193") + VENDOR, VENDOR),
        (bytes.fromhex("ff 12345678 0002 0000ab11 0123456789abcdef"), None),
        (b"\x00" + b"laptop", None),
        (b"\x00cisco-" + PHONE, PHONE),
        (PHONE, PHONE),
        (b"\xff", None),
        (b"", None),
    ],
)
def test_client_id(client_id, inside):
    assert client_id_address(client_id, PHONE) == inside
