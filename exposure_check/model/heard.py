"""What a source hands on: rows of a batch, still undecoded below the header.

Rows are plain tuples, not objects: a million of them are made in a second. A row keeps the raw
bytes that the deeper decoders need; these run only for the user's own device, so what strangers
send is never interpreted beyond the address that tells them apart.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag, StrEnum

RSSI_UNKNOWN = 127
"""Signal strength not given (the value HCI uses for "not available"), in place of dBm."""

CHANNEL_UNKNOWN = 0


class WifiSubtype(IntEnum):
    """Management subtypes that a client, not an access point, sends (IEEE 802.11 9.2.4.1.3)."""

    ASSOCIATION_REQUEST = 0
    REASSOCIATION_REQUEST = 2
    PROBE_REQUEST = 4
    BEACON = 8
    """Not an access point's, but of a station that looks for others beside it (NAN, IBSS). Its body
    begins after the timestamp."""
    DISASSOCIATION = 10
    AUTHENTICATION = 11
    DEAUTHENTICATION = 12
    ACTION = 13
    ACTION_NO_ACK = 14
    PROBE_OF_ONE = 36
    """Comes beside a probe request that goes to one access point: which is its BSSID. No body."""
    DATA = 32
    """No management frame: a data frame of whatever kind, whose body is the EAP response in it, or
    a control frame that says who sends it."""


WifiRow = tuple[int, int, bytes, int, int, bytes, int, int, bytes]
"""(time µs, packed frame, TA, WifiSubtype, sequence number, BSSID, RSSI dBm, channel, body).

``body`` is the frame body after the 24-octet management header, without FCS; see
`WifiSubtype.DATA`.
"""


class BleForm(IntEnum):
    """What the raw bytes of a BLE row are, and so how they are decoded.

    Addresses inside raw bytes are as sent: least significant octet first.
    """

    LINK_LAYER = 0
    """PDU header, PDU, CRC as sent on an advertising channel (after the access address)."""
    HCI_LEGACY = 1
    """One report of an LE Advertising Report event, without its RSSI octet."""
    HCI_EXTENDED = 2
    """One report of an LE Extended Advertising Report, its RSSI octet set to zero; the data of
    reports that continue each other is joined."""
    HCI_DIRECTED = 3
    """One report of an LE Directed Advertising Report, without its RSSI octet."""
    HOST_COMMAND = 4
    """What this host told its own controller to send: own address type (1), address (6,
    zero where the command stream did not give it), 1 octet known flag, advertising data."""
    INQUIRY = 5
    """One classic inquiry result: BD_ADDR (6), class of device (3), EIR data."""
    SCAN_ENABLE = 6
    """Whether this host told its controller to answer inquiries: Scan_Enable (1, bit 0: inquiry
    scan), BD_ADDR (6, zero where not given), 1 octet known flag, own EIR data."""
    SYSTEM = 7
    """What an operating system says of a device, not one packet: `SystemKind` (1), `SystemFlag`
    (1), sender (16: the address and ten zeros, or the system's own id), advertising data put
    together again from what the system took apart."""
    HOST_ASKS = 8
    """With which address this host told its own controller to ask or call other devices: as the
    first 8 octets of `HOST_COMMAND`."""


class SystemKind(IntEnum):
    """What the sender's 16 octets in `BleForm.SYSTEM` are."""

    PUBLIC = 0
    RANDOM = 1
    HIDDEN = 2
    """The system's own id, or an address whose kind the system does not tell."""


class SystemFlag(IntFlag):
    """What else a system says of a device, in `BleForm.SYSTEM`."""

    PAIRED = 1
    """Paired with this computer, so the address may be the identity, not the one on the air."""
    ANSWERED = 2
    """A scan response is among the data."""


BleRow = tuple[int, int, int, bytes]
"""(time µs, packed frame, RSSI dBm, raw bytes in the form of its group)."""


class NetProtocol(IntEnum):
    """What a joined device told its network, by protocol."""

    DHCPV4 = 0
    DHCPV6 = 1
    MDNS = 2
    LLMNR = 3
    NBNS = 4
    IPV6_SOURCE = 5
    """``raw`` is the 16-octet source address of any IPv6 packet."""
    NETBIOS_DATAGRAM = 6
    UNREAD = 7
    """Something told to everyone by a protocol that is not read; ``raw`` is its UDP port."""
    ARP = 8
    """An IPv4 address that is claimed or asked for: ``raw`` is the whole message, 28 octets."""
    EAP = 9
    """An answer of a login: ``raw`` is the EAP packet."""
    NEIGHBOUR = 10
    """A link address that IPv6 tells beside the one in use: ``raw`` is that address."""
    LINK_UNREAD = 11
    """What a device says of itself to its neighbours by a protocol that is not read (LLDP, CDP):
    ``raw`` is its Ethernet type, with the organisation before it if not the usual one, or the
    beginning of its LLC header."""
    ARP_ASKED = 12
    """A question by ARP to one other device: ``raw`` is the IPv4 address that its sender has. All
    devices ask so now and then: it counts only beside something else of the same sender."""
    GROUPS = 13
    """Groups that a device joins or leaves: ``raw`` is the message of MLD or IGMP."""
    ASKED = 14
    """A name that everyone is asked for (mDNS, LLMNR, NBNS): ``raw`` is the name as sent. It counts
    only beside something else of the same sender."""


NetRow = tuple[int, int, bytes, int, bytes]
"""(time µs, packed frame, sender's link address, NetProtocol, raw payload above UDP)."""


class Discard(StrEnum):
    """Why a frame or record was left out of every verdict; each has a word in ``resources``."""

    BAD_FCS = "bad-fcs"
    BAD_CRC = "bad-crc"
    GROUP_ADDRESS = "group-address"
    TOO_SHORT = "too-short"
    CUT_BY_CAPTURE = "cut-by-capture"
    BROKEN_RECORD = "broken-record"
    UNKNOWN_LINK_TYPE = "unknown-link-type"
    TABLE_FULL = "table-full"
    BIT_ERROR_SUSPECTED = "bit-error-suspected"
    LOST = "lost"
    NO_SENDER = "no-sender"
    """Data without the address of who sent it: anonymous, or the continuation of other data."""
    DATA_NOT_READ = "data-not-read"
    """From here on, data frames of Wi-Fi were not looked at any more."""
    MAYBE_HOTSPOT = "maybe-hotspot"
    """An access point that may be a hotspot of the user's device: it is counted, not judged."""
    GIVEN_TWICE = "given-twice"
    """The same at the same time as in another source: one recording under two names."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a source that could not be read, and where.

    Attributes:
        source: index of the source.
        reason: why.
        offset: byte offset in the (unpacked) source at which it was noticed.
        count: how often in all; the offset is the first.
        detail: a closed technical name: a link type's number, a block type. Never radio data.
    """

    source: int
    reason: Discard
    offset: int
    count: int = 1
    detail: str = ""


@dataclass(slots=True)
class Batch:
    """What one ``feed`` made of its bytes.

    Attributes:
        wifi: rows of client management frames.
        ble: rows by their form.
        net: rows of what a joined network is told.
        points: addresses of access points, each once or more.
        frames: records read, of every kind, good or not.
        channels: good frames by channel: Wi-Fi by channel number, BLE advertising as -37, -38, -39.
        first_time, last_time: of all records, µs; 0 if none.
    """

    wifi: list[WifiRow] = field(default_factory=list)
    ble: dict[BleForm, list[BleRow]] = field(default_factory=dict)
    net: list[NetRow] = field(default_factory=list)
    points: set[bytes] = field(default_factory=set)
    frames: int = 0
    channels: Counter[int] = field(default_factory=Counter)
    first_time: int = 0
    last_time: int = 0
