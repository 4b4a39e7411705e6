"""Unpacks gzip as a stream, in bounded steps (RFC 1952)."""

import zlib
from collections.abc import Generator, Iterable, Iterator

MAGIC = b"\x1f\x8b"

CUT = "gzip-cut"
"""The damage of what ends too early."""

TOO_MUCH = "gzip-ratio"
"""The damage of what unpacks to more than any capture would."""

_STEP = 1 << 14
"""Packed octets given to zlib at once: what it leaves over is copied, so little is given."""

_PIECE = 1 << 18
"""Unpacked octets at once, whatever the packed ones claim."""

_SUSPECT_SIZE = 1 << 24
_SUSPECT_RATIO = 250
"""Captures shrink to a tenth, rarely to a fiftieth; deflate's limit, of equal octets, is 1032."""


class Gunzip:
    """Unpacks members one after the other, and stops at damage.

    Attributes:
        damage: technical name of what ended the unpacking early; empty if nothing did.
        unpacked: octets handed on so far.
    """

    def __init__(self, packed: Iterable[bytes]) -> None:
        self._packed = packed
        self._read = 0
        self._inflate: zlib._Decompress | None = None
        self.damage = ""
        self.unpacked = 0

    def pieces(self) -> Generator[bytes, None, None]:
        """Yield what was packed, at most 256 KiB at once; never raises on damaged data."""
        for step in self._steps():
            yield from self._members(step)
            if self.damage:
                return
        if self._inflate is not None:
            self.damage = CUT

    def _members(self, left: bytes) -> Iterator[bytes]:
        """Unpack the members, or their parts, in these packed octets."""
        while left and not self.damage:
            if self._inflate is None:
                left = left.lstrip(b"\0")  # padding between and after members
                if not left:
                    return
                self._inflate = zlib.decompressobj(wbits=31)
            yield from self._unpack(self._inflate, left)
            left = self._inflate.unused_data
            if self._inflate.eof:
                self._inflate = None

    def _steps(self) -> Iterator[bytes]:
        for piece in self._packed:
            for at in range(0, len(piece), _STEP):
                step = piece[at : at + _STEP]
                self._read += len(step)
                yield step

    def _unpack(self, inflate: "zlib._Decompress", left: bytes) -> Iterator[bytes]:
        while True:
            before = inflate.copy()
            try:
                out = inflate.decompress(left, _PIECE)
            except zlib.error:
                out = _before_damage(before, left)
                self.damage = "gzip-damaged"
            self.unpacked += len(out)
            if self.unpacked > max(_SUSPECT_SIZE, self._read * _SUSPECT_RATIO):
                self.damage = TOO_MUCH
                return
            if out:
                yield out
            left = inflate.unconsumed_tail
            # Output may still wait inside after the last octet was taken in.
            if self.damage or inflate.eof or (not left and len(out) < _PIECE):
                return


def _before_damage(inflate: "zlib._Decompress", left: bytes) -> bytes:
    """Unpack octet by octet up to where it fails: in one go all of it would be lost."""
    out = bytearray()
    try:
        for at in range(len(left)):
            out += inflate.decompress(left[at : at + 1], _PIECE - len(out))
            if len(out) == _PIECE:
                break
    except zlib.error:
        pass
    return bytes(out)
