"""How a user says which device is theirs: the ``--mine`` rules, parsed."""

from collections.abc import Sequence
from dataclasses import dataclass

from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.model.errors import ExposureCheckError, Reason

IRK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Selection:
    """The user's rules, together: a transmitter is theirs if any of them says so.

    Attributes:
        all: everything in the recording is theirs.
        strongest: the clearly strongest transmitter is theirs.
        addresses, names, irks: exact addresses, exact names, identity keys (most significant
            octet first, or reversed: both orders are tried, since systems store both).
    """

    all: bool = False
    strongest: bool = False
    addresses: frozenset[bytes] = frozenset()
    names: frozenset[str] = frozenset()
    irks: tuple[bytes, ...] = ()

    @property
    def rule(self) -> str:
        """The first rule given, by its name; "" if none."""
        for name, given in (
            ("all", self.all),
            ("strongest", self.strongest),
            ("address", self.addresses),
            ("name", self.names),
            ("irk", self.irks),
        ):
            if given:
                return name
        return ""


def parse_selection(rules: Sequence[str]) -> Selection:
    """Parse ``all``, ``strongest``, ``address=…``, ``name=…``, ``irk=…`` (each repeatable).

    An address beside ``all`` is one that the user knows to be theirs, heard or not: what a
    recording holds can be compared with it.

    Raises:
        ExposureCheckError: ``SELECTION_NOT_UNDERSTOOD``, naming the kind of rule, not its value.
    """
    addresses: set[bytes] = set()
    names: set[str] = set()
    irks: list[bytes] = []
    words: set[str] = set()
    for rule in rules:
        kind, given, value = rule.partition("=")
        if not given and kind in ("all", "strongest"):
            words.add(kind)
        elif kind == "address":
            addresses.add(_octets(value, ADDRESS_LENGTH, "address"))
        elif kind == "irk":
            irks.append(_octets(value, IRK_LENGTH, "irk"))
        elif kind == "name" and value:
            names.add(value)
        else:
            raise ExposureCheckError(Reason.SELECTION_NOT_UNDERSTOOD, rule="")
    others = bool(names or irks) or ("strongest" in words and bool(addresses))
    if words and (len(words) > 1 or others):
        raise ExposureCheckError(Reason.SELECTION_CONTRADICTS)
    return Selection(
        "all" in words, "strongest" in words, frozenset(addresses), frozenset(names), tuple(irks)
    )


def _octets(text: str, length: int, kind: str) -> bytes:
    digits = text.replace(":", "").replace("-", "").strip()
    try:
        octets = bytes.fromhex(digits)
    except ValueError:
        octets = b""
    if len(octets) != length:
        raise ExposureCheckError(Reason.SELECTION_NOT_UNDERSTOOD, rule=kind)
    return octets
