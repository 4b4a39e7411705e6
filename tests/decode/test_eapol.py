import pytest

from exposure_check.decode.eapol import eap_response
from tests.decode.net_packets import eap, eapol

ANSWER = eap(b"kit@maple.example")


def test_an_answer_is_found_from_its_code_on():
    buffer = b"before" + eapol(ANSWER) + b"padding"
    assert eap_response(buffer, 6, len(buffer)) == ANSWER


@pytest.mark.parametrize(
    "packet",
    [
        eapol(ANSWER, kind=1),
        eapol(ANSWER, kind=3),
        eapol(eap(b"kit", code=1)),
        eapol(b"\2\1\0\4"),
        b"\1\0\0",
        b"",
    ],
)
def test_anything_else_is_none(packet):
    assert eap_response(packet, 0, len(packet)) == b""


def test_it_ends_where_the_record_does():
    packet = eapol(ANSWER)
    for end in range(9, len(packet)):
        assert eap_response(packet, 0, end) == ANSWER[: end - 4]
