"""What a host tells its own Bluetooth controller to send: kept per adapter, bounded.

A command counts when its controller confirms it. Captures that hold no confirmations at all (only
the host's half) count at once, or nothing would ever be said about them.

Source: Bluetooth Core Vol 4 Part E 7.3 (Controller & Baseband), 7.8 (LE Controller commands).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from exposure_check.decode.advert import OWN_PUBLIC, OWN_RANDOM, target_structure
from exposure_check.model.heard import BleForm

Told = tuple[BleForm, bytes]
"""Form and raw octets of a row."""

LEGACY_SET = -1
"""Stands for the one advertising set of the older commands; real handles are 0 to 0xEF."""

READ_ADDRESS = 0x1009
_MAX_SETS = 16
"""Advertising sets kept per adapter; more than controllers offer."""

_MAX_DATA = 1650
"""Longest extended advertising data a controller can hold (Core Vol 4 Part E 7.8.57)."""

_DIRECTED = (1, 4)
"""Legacy advertising types that call one device, with high and low duty (7.8.5)."""

_IS_DIRECTED = 0x04
"""The bit of the extended advertising properties (7.8.53)."""

_NO_ADDRESS = bytes(6)
_ACTIVE = 1
"""Kind of a search that asks whom it hears for more (7.8.10)."""
_MIDDLE, _FIRST, _COMPLETE, _UNCHANGED = 0, 1, 3, 4


@dataclass(slots=True)
class _Set:
    """One advertising set."""

    own: int = OWN_PUBLIC
    random: bytes = b""
    data: bytes = b""
    response: bytes = b""
    target: bytes = b""
    enabled: bool = False
    train: bytes = b""
    """Data of the advertisements that follow at fixed times (periodic advertising)."""
    told_from: tuple[bytes, bytes, bytes, bytes] | None = None
    told: list[Told] = field(default_factory=list)

    def tell(self, head: bytes) -> list[Told]:
        """Return rows for what is sent with this head.

        The same octets are the same objects: a stream of commands can ask for them endlessly.
        """
        source = head, self.target + self.data, self.response, self.train
        if source != self.told_from:
            self.told_from = source
            self.told = [(BleForm.HOST_COMMAND, head + self.target + self.data)]
            for more in (self.response, self.train):
                if more:
                    self.told.append((BleForm.HOST_COMMAND, head + more))
        return self.told


@dataclass(slots=True)
class Adapter:
    """What one adapter was told so far.

    Attributes:
        public: BD_ADDR as sent, empty if the stream did not give it.
        asks_as, asks: own address type of searches, and whether these ask whom they hear.
        searches: whether it searches now.
    """

    public: bytes = b""
    random: bytes = b""
    inquiry_data: bytes = b""
    scan_enable: int = 0
    sets: dict[int, _Set] = field(default_factory=dict)
    asks_as: int = OWN_PUBLIC
    asks: bool = False
    searches: bool = False

    def apply(self, opcode: int, given: bytes) -> list[Told]:
        """Take one command's parameters; return what it makes the controller send from now on."""
        handler = _HANDLERS.get(opcode)
        return handler(self, given) if handler else []

    def one(self, handle: int) -> _Set:
        """Return a set by its handle, made if new; at most 16 are kept."""
        found = self.sets.get(handle)
        if found is None:
            if len(self.sets) >= _MAX_SETS:
                del self.sets[next(iter(self.sets))]
            found = self.sets[handle] = _Set()
        return found

    def sent_by(self, handle: int) -> list[Told]:
        """Return rows for what a set sends now; none while it is switched off."""
        one = self.sets.get(handle)
        if one is None or not one.enabled:
            return []
        random = self.random if handle == LEGACY_SET else one.random
        return one.tell(self._head(one.own, random))

    def _head(self, own: int, random: bytes) -> bytes:
        address = {OWN_PUBLIC: self.public, OWN_RANDOM: random}.get(own, b"")
        return bytes((own,)) + (address or _NO_ADDRESS) + bytes((bool(address),))

    def asked_as(self, own: int) -> list[Told]:
        """Return the row that says with which address others are asked or called."""
        return [(BleForm.HOST_ASKS, self._head(own, self.random))]

    def searched(self) -> list[Told]:
        """Return the same for a search; none while there is none, or it only listens."""
        return self.asked_as(self.asks_as) if self.searches and self.asks else []

    def discoverable(self) -> list[Told]:
        """Return the row that says whether inquiries are answered."""
        known = bytes((bool(self.public),))
        raw = bytes((self.scan_enable,)) + (self.public or _NO_ADDRESS) + known
        return [(BleForm.SCAN_ENABLE, raw + self.inquiry_data)]


def wanted(opcode: int) -> bool:
    """True if a command says anything about what this host sends."""
    return opcode in _HANDLERS


def _reset(adapter: Adapter, _: bytes) -> list[Told]:
    adapter.random = adapter.inquiry_data = b""
    adapter.sets.clear()
    adapter.scan_enable = adapter.asks_as = 0
    adapter.asks = adapter.searches = False
    return []


def _scan_enable(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.scan_enable = given[0]
    return adapter.discoverable()


def _inquiry_response(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.inquiry_data = given[1:241]
    return adapter.discoverable() if adapter.scan_enable & 1 else []


def _random_address(adapter: Adapter, given: bytes) -> list[Told]:
    before = adapter.searched()
    adapter.random = given[:6]
    return adapter.sent_by(LEGACY_SET) + before + adapter.searched()


def _search_parameters(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.asks, adapter.asks_as = given[0] == _ACTIVE, given[5]
    return adapter.searched()


def _extended_search_parameters(adapter: Adapter, given: bytes) -> list[Told]:
    """Own address type, filter, radios as bits; of each its kind, interval and window."""
    radios = given[2].bit_count()
    adapter.asks, adapter.asks_as = _ACTIVE in given[3 : 3 + 5 * radios : 5], given[0]
    return adapter.searched()


def _search(adapter: Adapter, given: bytes) -> list[Told]:
    before = adapter.searched()  # it asked until now, too
    adapter.searches = bool(given[0])
    return before or adapter.searched()


def _call(at: int) -> Callable[[Adapter, bytes], list[Told]]:
    """Return the handler of a command to connect, whose own address type is the octet there."""

    def call(adapter: Adapter, given: bytes) -> list[Told]:
        return adapter.asked_as(given[at])

    return call


def _parameters(adapter: Adapter, given: bytes) -> list[Told]:
    one = adapter.one(LEGACY_SET)
    one.own = given[5]
    directed = given[4] in _DIRECTED and len(given) >= 13
    one.target = target_structure(given[7:13], random=bool(given[6] & 1)) if directed else b""
    return adapter.sent_by(LEGACY_SET)


def _data(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.one(LEGACY_SET).data = given[1 : 1 + min(given[0], 31)]
    return adapter.sent_by(LEGACY_SET)


def _response(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.one(LEGACY_SET).response = given[1 : 1 + min(given[0], 31)]
    return adapter.sent_by(LEGACY_SET)


def _enable(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.one(LEGACY_SET).enabled = bool(given[0])
    return adapter.sent_by(LEGACY_SET)


def _set_random_address(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.one(given[0]).random = given[1:7]
    return adapter.sent_by(given[0])


def _set_parameters(adapter: Adapter, given: bytes) -> list[Told]:
    one = adapter.one(given[0])
    one.own = given[10]
    directed = given[1] & _IS_DIRECTED and len(given) >= 18
    one.target = target_structure(given[12:18], random=bool(given[11] & 1)) if directed else b""
    return adapter.sent_by(given[0])


def _joined(before: bytes, given: bytes) -> bytes:
    """Add one fragment: handle, operation, preference, length, octets."""
    if given[1] == _UNCHANGED:
        return before
    kept = b"" if given[1] in {_FIRST, _COMPLETE} else before
    return (kept + given[4 : 4 + given[3]])[:_MAX_DATA]


def _set_data(adapter: Adapter, given: bytes) -> list[Told]:
    one = adapter.one(given[0])
    one.data = _joined(one.data, given)
    return [] if given[1] in {_MIDDLE, _FIRST} else adapter.sent_by(given[0])


def _set_response(adapter: Adapter, given: bytes) -> list[Told]:
    one = adapter.one(given[0])
    one.response = _joined(one.response, given)
    return [] if given[1] in {_MIDDLE, _FIRST} else adapter.sent_by(given[0])


def _train(adapter: Adapter, given: bytes) -> list[Told]:
    """Take a piece: handle, operation, length, octets."""
    one = adapter.one(given[0])
    one.train = _joined(one.train, given[:2] + b"\0" + given[2:])
    return [] if given[1] in {_MIDDLE, _FIRST} else adapter.sent_by(given[0])


def _set_enable(adapter: Adapter, given: bytes) -> list[Told]:
    handles = given[2 : 2 + 4 * given[1] : 4]
    if not given[0] and not given[1]:
        for one in adapter.sets.values():
            one.enabled = False
    rows: list[Told] = []
    for handle in handles[:_MAX_SETS]:
        adapter.one(handle).enabled = bool(given[0])
        rows += adapter.sent_by(handle)
    return rows


def _set_remove(adapter: Adapter, given: bytes) -> list[Told]:
    adapter.sets.pop(given[0], None)
    return []


def _set_clear(adapter: Adapter, _: bytes) -> list[Told]:
    adapter.sets.clear()
    return []


def _guarded(
    shortest: int, handler: Callable[[Adapter, bytes], list[Told]]
) -> Callable[[Adapter, bytes], list[Told]]:
    """Let a handler see only parameters long enough for what it reads."""

    def guarded(adapter: Adapter, given: bytes) -> list[Told]:
        return handler(adapter, given) if len(given) >= shortest else []

    return guarded


_HANDLERS: Mapping[int, Callable[[Adapter, bytes], list[Told]]] = {
    0x0C03: _guarded(0, _reset),
    0x0C1A: _guarded(1, _scan_enable),
    0x0C52: _guarded(1, _inquiry_response),
    0x2005: _guarded(6, _random_address),
    0x2006: _guarded(6, _parameters),
    0x2008: _guarded(1, _data),
    0x2009: _guarded(1, _response),
    0x200A: _guarded(1, _enable),
    0x200B: _guarded(6, _search_parameters),
    0x200C: _guarded(1, _search),
    0x200D: _guarded(13, _call(12)),
    0x2041: _guarded(3, _extended_search_parameters),
    0x2042: _guarded(1, _search),
    0x2043: _guarded(2, _call(1)),
    0x2085: _guarded(4, _call(3)),
    0x2035: _guarded(7, _set_random_address),
    0x2036: _guarded(11, _set_parameters),
    0x207F: _guarded(11, _set_parameters),
    0x203F: _guarded(3, _train),
    0x2037: _guarded(4, _set_data),
    0x2038: _guarded(4, _set_response),
    0x2039: _guarded(2, _set_enable),
    0x203C: _guarded(1, _set_remove),
    0x203D: _guarded(0, _set_clear),
}
