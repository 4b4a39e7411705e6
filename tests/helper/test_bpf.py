import socket
import struct

import pytest

from exposure_check.helper.bpf import IF_EQUAL, LOAD_BYTE, RETURN, Program, assemble, lock_filter


def test_jumps_become_distances() -> None:
    program = assemble(
        [
            (LOAD_BYTE, 1),
            (IF_EQUAL, 7, "yes", ""),
            (RETURN, 0),
            "yes",
            (RETURN, 9),
        ]
    )
    assert [struct.unpack_from("=HBBI", program, at) for at in range(0, 32, 8)] == [
        (LOAD_BYTE, 0, 0, 1),
        (IF_EQUAL, 1, 0, 7),
        (RETURN, 0, 0, 0),
        (RETURN, 0, 0, 9),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [(IF_EQUAL, 0, "nowhere", ""), (RETURN, 0)],
        ["back", (IF_EQUAL, 0, "back", ""), (RETURN, 0)],
        [(IF_EQUAL, 0, "far", ""), *[(RETURN, 0)] * 256, "far", (RETURN, 0)],
        [(RETURN, 0)] * 4097,
    ],
)
def test_impossible_programs(lines: list[object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        assemble(lines)


def test_the_structure_says_length_and_place() -> None:
    program = Program(assemble([(RETURN, 0)] * 3))
    length, place = struct.unpack("=H6xQ", program.octets)
    assert length == 3
    assert place
    assert program.address()


def test_a_locked_filter_cannot_be_changed() -> None:
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with here, there:
        lock_filter(
            there,
            assemble([(LOAD_BYTE, 0), (IF_EQUAL, 7, "", "no"), (RETURN, 2), "no", (RETURN, 0)]),
        )
        there.setblocking(False)
        here.send(b"\x06abc")
        with pytest.raises(BlockingIOError):
            there.recv(10)
        here.send(b"\x07abc")
        assert there.recv(10) == b"\x07a"
        with pytest.raises(PermissionError):
            lock_filter(there, assemble([(RETURN, 9)]))
