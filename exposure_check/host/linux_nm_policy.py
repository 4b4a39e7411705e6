"""What NetworkManager does for a network: profile, then merged configuration, then built-in.

Sources: nm-settings-dbus(5), NetworkManager.conf(5), NetworkManager's NEWS, and its behaviour in
1.42 and 1.52. What a profile leaves out is its default: D-Bus does not tell defaults.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exposure_check.host.ini import Section, yes_or_no
from exposure_check.host.linux_dbus import Table, table
from exposure_check.host.linux_nm_config import Device, Undecidable, default_for
from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.model.setting import DhcpId, Ipv6Mode, Policy, Unread
from exposure_check.model.version import Version

WIRELESS = "802-11-wireless"
_SSID_IN_STABLE_ID: Version = (1, 46)
_HOST_NAME_V2: Version = (1, 52)
_BUILT_IN = "built-in default"

_DHCP_IDS: Mapping[str, DhcpId] = {
    "mac": DhcpId.LINK_ADDRESS,
    "perm-mac": DhcpId.HARDWARE,
    "none": DhcpId.NONE,
    "ll": DhcpId.LINK_ADDRESS,
    "llt": DhcpId.LINK_ADDRESS,
}
_DHCP_STABLE = ("stable", "stable-ll", "stable-llt", "stable-uuid")
_STABLE_IDS: Mapping[Policy, DhcpId] = {
    Policy.PER_NETWORK: DhcpId.PER_NETWORK,
    Policy.EACH_TIME: DhcpId.PER_NETWORK,
}

Answer = tuple[str, Policy | Unread]
"""Where it was decided, and how."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A saved network with what decides about its defaults.

    Attributes:
        settings: all groups of the profile, without what is default.
        sections: the merged configuration; None if it could not be read.
        device: for whom defaults are looked up.
        version: of NetworkManager.
    """

    settings: Mapping[str, Table]
    sections: Sequence[Section] | None
    device: Device
    version: Version

    def group(self, name: str) -> Table:
        """Return one group of the profile, empty if it has none."""
        return table(self.settings.get(name))

    def default(self, key: str) -> tuple[str, str | Unread | None]:
        """Return where a default is set and its text: None if nowhere, or why it is not known."""
        if self.sections is None:
            return f"[connection] {key}", Unread.NO_PROGRAM
        try:
            found = default_for(self.sections, "connection", key, self.device)
        except Undecidable:
            return f"[connection] {key}", Unread.NOT_UNDERSTOOD
        return (_BUILT_IN if found is None else f"[connection] {key}"), found or None


def address_policy(profile: Profile) -> Answer:
    """Return which address is used for the network.

    A profile's ``assigned-mac-address`` decides; the octets of ``cloned-mac-address`` are the same
    for older programs, and so is ``mac-address-randomization``, which is set along with it.
    """
    wireless = profile.group(WIRELESS)
    key = f"{WIRELESS}.assigned-mac-address"
    assigned = wireless.get("assigned-mac-address")
    if isinstance(assigned, str) and assigned:
        return key, _policy(assigned, profile)
    cloned = wireless.get("cloned-mac-address")
    if isinstance(cloned, bytes | list) and len(cloned) == ADDRESS_LENGTH:
        return f"{WIRELESS}.cloned-mac-address", _policy(bytes(cloned).hex(":"), profile)
    place, default = profile.default("wifi.cloned-mac-address")
    if isinstance(default, Unread):
        return place, default
    if default is not None:
        return place, _policy(default, profile)
    return _of_old(wireless, profile)


def _of_old(wireless: Table, profile: Profile) -> Answer:
    """Return what the key that came before ``cloned-mac-address`` says, else the built-in."""
    mode = wireless.get("mac-address-randomization")
    place: str = f"{WIRELESS}.mac-address-randomization"
    if mode not in (1, 2):
        place, default = profile.default("wifi.mac-address-randomization")
        mode = {"1": 1, "never": 1, "2": 2, "always": 2}.get(str(default))
    if mode in (1, 2):
        return place, Policy.EACH_TIME if mode == 2 else Policy.HARDWARE
    return _BUILT_IN, Policy.KEEP


def _policy(word: str, profile: Profile) -> Policy | Unread:
    match word.strip().lower():
        case "permanent":
            return Policy.HARDWARE
        case "preserve":
            return Policy.KEEP
        case "random":
            return Policy.EACH_TIME
        case "stable":
            return stable_policy(profile)
        case "stable-ssid":
            known = profile.version >= _SSID_IN_STABLE_ID
            return Policy.PER_NETWORK if known else Unread.NOT_UNDERSTOOD
        case address:
            return _fixed(address, profile.device)


def _fixed(address: str, device: Device) -> Policy | Unread:
    try:
        octets = bytes.fromhex(address.replace(":", "").replace("-", ""))
    except ValueError:
        return Unread.NOT_UNDERSTOOD
    if len(octets) != ADDRESS_LENGTH:
        return Unread.NOT_UNDERSTOOD
    return Policy.HARDWARE if octets == device.hardware else Policy.FIXED


def stable_policy(profile: Profile) -> Policy | Unread:
    """Return how what is made from the stable id changes.

    Without one each profile has its own. A text without a placeholder that changes is the same
    wherever it is used, and ``${NETWORK_SSID}`` is such a text before 1.46.
    """
    given = profile.group("connection").get("stable-id")
    text: str | Unread | None = given if isinstance(given, str) and given else None
    if text is None:
        _place, text = profile.default("connection.stable-id")
    if isinstance(text, Unread):
        return text
    if text is None:
        return Policy.PER_NETWORK
    if "${RANDOM}" in text:
        return Policy.EACH_TIME
    known = profile.version >= _SSID_IN_STABLE_ID
    if "${CONNECTION}" in text or (known and "${NETWORK_SSID}" in text):
        return Policy.PER_NETWORK
    return Policy.PER_START if "${BOOT}" in text else Policy.FIXED


def hidden(profile: Profile) -> bool:
    """Return whether the network is asked for by its name."""
    return profile.group(WIRELESS).get("hidden") is True


def dhcp_name(profile: Profile) -> tuple[str, bool | Unread] | None:
    """Return whether the computer's name is told when asking for an address; None if never asked.

    Since 1.52 the newer key goes first, then the default, then the older key.
    """
    found: tuple[str, bool | Unread] | None = None
    for group, methods in (("ipv4", ("auto",)), ("ipv6", ("auto", "dhcp"))):
        told = profile.group(group)
        if told.get("method") in methods:
            answer = _dhcp_name(profile, group, told)
            if found is None or answer[1] is True:
                found = answer
    return found


def _dhcp_name(profile: Profile, group: str, told: Table) -> tuple[str, bool | Unread]:
    older = told.get("dhcp-send-hostname")
    if profile.version < _HOST_NAME_V2:
        return f"{group}.dhcp-send-hostname", older is not False
    newer = told.get("dhcp-send-hostname-v2", -1)
    if newer in (0, 1):
        return f"{group}.dhcp-send-hostname-v2", newer == 1
    place, default = profile.default(f"{group}.dhcp-send-hostname")
    if isinstance(default, Unread):
        return place, default
    if default is not None:
        word = yes_or_no(default)
        return place, Unread.NOT_UNDERSTOOD if word is None else word
    key = f"{group}.dhcp-send-hostname" if older is False else _BUILT_IN
    return key, older is not False


def dhcp_ids(profile: Profile) -> list[tuple[str, DhcpId | Unread]]:
    """Return what the computer identifies itself with to DHCP servers, by IPv4 and by IPv6."""
    found = []
    for group, key, methods, built_in in (
        ("ipv4", "dhcp-client-id", ("auto",), DhcpId.LINK_ADDRESS),
        ("ipv6", "dhcp-duid", ("auto", "dhcp"), DhcpId.LASTING),
    ):
        told = profile.group(group)
        if told.get("method") not in methods:
            continue
        given = told.get(key)
        place = f"{group}.{key}"
        word: str | Unread | None = given if isinstance(given, str) and given else None
        if word is None:
            place, word = profile.default(place)
        found.append((f"{group}: {place}", _dhcp_id(word, built_in, profile)))
    return found


def _dhcp_id(word: str | Unread | None, built_in: DhcpId, profile: Profile) -> DhcpId | Unread:
    if isinstance(word, Unread):
        return word
    if word is None:
        return built_in
    if word in _DHCP_STABLE:
        stable = stable_policy(profile)
        if isinstance(stable, Unread):
            return stable
        return _STABLE_IDS.get(stable, DhcpId.LASTING)
    return _DHCP_IDS.get(word, DhcpId.LASTING)


def ipv6_mode(profile: Profile) -> tuple[str, Ipv6Mode | Unread] | None:
    """Return how IPv6 addresses are made; None if the network uses none of its own making."""
    told = profile.group("ipv6")
    if told.get("method", "auto") not in ("auto", "link-local", "dhcp"):
        return None
    key = "ipv6.addr-gen-mode"
    mode = told.get("addr-gen-mode", 3)
    place = key
    if mode not in (0, 1):
        place, default = profile.default(key)
        if isinstance(default, Unread):
            return place, default
        words = {"eui64": 0, "stable-privacy": 1, "0": 0, "1": 1}
        mode = words.get(str(default), 0 if mode == 2 else 1)
    return place, Ipv6Mode.PER_NETWORK if mode == 1 else Ipv6Mode.FROM_LINK_ADDRESS
