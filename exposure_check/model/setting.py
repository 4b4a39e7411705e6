"""What this computer's own settings say: readings, each with its exact place and its source.

A reading is a fact or the reason why there is none; nothing is left out because it could not be
read. Values that identify the user are `Identifier`, everything else is a closed technical word,
a number or a yes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exposure_check.model.identifier import Identifier, IdentifierKind


class System(StrEnum):
    """The operating system that was read."""

    LINUX = "linux"
    WINDOWS = "windows"
    MACOS = "macos"
    OTHER = "other"


class Source(StrEnum):
    """Who answered, or did not, by the name it is known by."""

    RTNETLINK = "rtnetlink"
    NL80211 = "nl80211"
    KERNEL_FILES = "/proc and /etc"
    NETWORK_MANAGER = "NetworkManager"
    WPA_SUPPLICANT = "wpa_supplicant"
    IWD = "iwd"
    NETWORKD = "systemd-networkd"
    BLUEZ = "BlueZ"
    BLUEZ_FILES = "BlueZ main.conf"
    BLUETOOTH_KERNEL = "Bluetooth management channel"
    HOSTNAMED = "systemd-hostnamed"
    RESOLVED = "systemd-resolved"
    AVAHI = "Avahi"
    WLANAPI = "wlanapi"
    REGISTRY = "Windows registry"
    ADAPTERS = "GetIfTable2"
    UNICAST_ADDRESSES = "GetUnicastIpAddressTable"
    BLUETOOTHAPIS = "bluetoothapis"
    IFCONFIG = "ifconfig"
    NETWORKSETUP = "networksetup"
    SYSTEM_PROFILER = "system_profiler"
    SCUTIL = "scutil"
    WIFI_PLIST = "Wi-Fi property lists"
    NETWORK_PLIST = "network property lists"
    BONJOUR = "Bonjour"


BETWEEN_SOURCES = ", "
"""Stands between several sources in one value; it is in the name of none."""


class Unread(StrEnum):
    """Why a value could not be read: a closed set, one sentence each in the words."""

    NO_SERVICE = "no-service"
    """The service is not running, or not installed; it was not started for this."""
    NO_BUS = "no-bus"
    """There is no system bus to ask services on."""
    NO_LIBRARY = "no-library"
    """A package that this program needs to ask is not installed."""
    NO_PROGRAM = "no-program"
    """A program that the system would answer with is not there."""
    NOT_OFFERED = "not-offered"
    """The system, as it is, has no such thing to ask."""
    NOT_THERE = "not-there"
    """The file or value is not there."""
    NO_RIGHTS = "no-rights"
    FULL_DISK_ACCESS = "full-disk-access"
    """macOS gives it only to programs with full disk access, and root."""
    TIME_OUT = "time-out"
    NOT_UNDERSTOOD = "not-understood"
    """There was an answer, and it was not of the known shape."""
    FAILED = "failed"
    """Anything else; also a mistake in this program."""


class What(StrEnum):
    """What a reading is about."""

    # of an interface
    WIFI_INTERFACE = "wifi-interface"
    """Yes for each Wi-Fi interface; no, of the computer, if the system lists none."""
    ADDRESS_IN_USE = "address-in-use"
    HARDWARE_ADDRESS = "hardware-address"
    JOINED = "joined"
    """Whether it is joined to a network now."""
    SWITCHED_ON = "switched-on"
    POLICY_IN_USE = "policy-in-use"
    """`Policy` for the network it is joined to."""
    SCAN_POLICY = "scan-policy"
    """`Policy` while searching, not joined: only ``HARDWARE``, ``EACH_TIME``, ``KEEP``."""
    SCAN_ABILITY = "scan-ability"
    """Whether the driver says that it can search with random addresses."""
    IPV6_ADDRESS = "ipv6-address"
    """An address in use, 16 octets."""
    # of a saved network
    ADDRESS_POLICY = "address-policy"
    HIDDEN = "hidden"
    DHCP_NAME = "dhcp-name"
    """Whether it tells its name when it asks for an IP address."""
    DHCP_ID = "dhcp-id"
    """`DhcpId`."""
    IPV6_MODE = "ipv6-mode"
    """`Ipv6Mode`."""
    # of the computer, or of what is named
    LLMNR = "llmnr"
    MDNS = "mdns"
    NETBIOS = "netbios"
    COMPUTER_NAME = "computer-name"
    DIRECT_NAME = "direct-name"
    """The name it gives itself for Wi-Fi Direct."""
    # of a Bluetooth adapter
    BLUETOOTH_ADAPTER = "bluetooth-adapter"
    """Yes for each adapter; no, of the computer, if the system lists none."""
    BLUETOOTH_ON = "bluetooth-on"
    DISCOVERABLE = "discoverable"
    DISCOVERABLE_SECONDS = "discoverable-seconds"
    """How long it stays discoverable; 0 is without end."""
    PAIRABLE = "pairable"
    BLUETOOTH_NAME = "bluetooth-name"
    ADVERTISING = "advertising"
    """How many advertisements programs send now."""
    LE_PRIVACY = "le-privacy"
    """Whether the adapter uses changing addresses: its real state."""
    LE_PRIVACY_SETTING = "le-privacy-setting"
    """The same, as configured."""


class Policy(StrEnum):
    """Which address is used for a network."""

    HARDWARE = "hardware"
    KEEP = "keep"
    """Whatever the interface has: the hardware address unless something else set another."""
    FIXED = "fixed"
    """One other address for several or all networks."""
    PER_START = "per-start"
    """Another one for all networks, new with each start of the computer or service."""
    PER_NETWORK = "per-network"
    EACH_TIME = "each-time"
    SYSTEM_CHOICE = "system-choice"
    """Left to a default that could not be read."""


class DhcpId(StrEnum):
    """What a computer identifies itself with to DHCP servers, besides its link address."""

    NONE = "none"
    LINK_ADDRESS = "link-address"
    """The address in use: adds nothing to it."""
    HARDWARE = "hardware"
    PER_NETWORK = "per-network"
    LASTING = "lasting"
    """One of the computer that stays over networks."""


class Ipv6Mode(StrEnum):
    """How the second half of IPv6 addresses is made."""

    FROM_LINK_ADDRESS = "from-link-address"
    PER_NETWORK = "per-network"
    EACH_TIME = "each-time"


Value = bool | int | str | Identifier

Of = str | Identifier
"""The interface, adapter or network that a reading is of; "" for the computer."""

OF_COMPUTER = "-"
"""What a proof names where its reading is of the computer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One fact about this computer, or why it could not be read.

    Attributes:
        what: what it is about.
        of: which interface, adapter or network.
        key: where exactly it was read: file and key, interface and property, call.
        value: the fact, or why there is none.
        source: who answered.
    """

    what: What
    of: Of
    key: str
    value: Value | Unread
    source: Source

    @property
    def known(self) -> bool:
        """True if there is a value."""
        return not isinstance(self.value, Unread)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that was read of this computer, in the order of reading."""

    system: System
    readings: tuple[Reading, ...]

    def all(self, what: What) -> Iterator[Reading]:
        """Yield every reading about something that has a value."""
        return (one for one in self.readings if one.what is what and one.known)

    def unread(self, *whats: What) -> tuple[Reading, ...]:
        """Return the readings about any of these that have no value."""
        return tuple(one for one in self.readings if one.what in whats and not one.known)

    def of(self, what: What, of: Of) -> Sequence[Reading]:
        """Return the readings with a value about something of one interface or network."""
        return tuple(one for one in self.all(what) if one.of == of)


def named(name: str) -> Of:
    """Return how an interface or adapter is called, masked later if its name holds an address.

    Linux calls some interfaces after their hardware address: ``wlx`` or ``enx`` and 12 digits.
    """
    digits = name[-12:].lower()
    if len(digits) == 12 and all(one in "0123456789abcdef" for one in digits):
        return Identifier(IdentifierKind.NAME, name)
    return name
