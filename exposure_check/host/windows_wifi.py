"""Wi-Fi of Windows: saved networks by the WLAN service's profiles.

Sources: Microsoft, "WLAN_profile Schema Elements": ``MacRandomization`` (profile/v3),
``SSIDConfig/nonBroadcast``; "Wi-Fi access and location" (24H2): reading profiles is not among
what asks for consent. What a profile leaves out is the default for new networks, in the registry:
``RandomMacState`` ("Reference for Windows 11 settings", 2024). ``nonBroadcast`` left out is taken
for "not hidden", as its text says.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.windows_wlanapi import Wlan, opened
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Of, Policy, Reading, Source, Unread, Value, What

GIVES = (What.ADDRESS_POLICY, What.HIDDEN)
KEY = "WlanGetProfile"

_LONGEST = 200_000
_MOST_PROFILES = 500
_DEFAULT_KEY = r"HKLM\SOFTWARE\Microsoft\WlanSvc\Interfaces\{}"


def read(access: Access) -> Sequence[Reading]:
    """Read all profiles of all interfaces."""
    with opened() as wlan:
        return list(readings_of(wlan, access))


def readings_of(wlan: Wlan, access: Access) -> Iterator[Reading]:
    """Return the default for new networks, and what each profile says."""
    any_profile = False
    for interface in wlan.interfaces():
        key = _DEFAULT_KEY.format(interface) + r"\RandomMacState"
        state = wlan.random_mac_state(interface)
        access.note(key, None if state is None else int.from_bytes(state[:4], "little"))
        default = default_policy(state)
        yield _reading(What.ADDRESS_POLICY, "", key, default, Source.REGISTRY)
        for name in wlan.profiles(interface)[:_MOST_PROFILES]:
            any_profile = True
            xml = wlan.profile(interface, name)
            access.note("WlanGetProfile", xml)
            yield from profile_readings(xml, default)
    if not any_profile:
        yield _reading(What.HIDDEN, "", "WlanGetProfileList", False)


def default_policy(state: bytes | None) -> Policy | Unread:
    """Return what new networks get: ``01 00 00 00`` is on, zeros and nothing at all are off."""
    if state is None:
        return Policy.HARDWARE
    number = int.from_bytes(state[:4], "little")
    return {0: Policy.HARDWARE, 1: Policy.PER_NETWORK}.get(number, Unread.NOT_UNDERSTOOD)


def profile_readings(xml: str, default: Policy | Unread) -> Iterator[Reading]:
    """Return what one profile says; element names are told apart without their namespaces."""
    try:
        told = texts_of(xml)
    except UnreadError as error:
        yield _reading(What.HIDDEN, "", KEY, error.reason)
        return
    of = Identifier(IdentifierKind.NETWORK, _ssid(told))
    hidden = told.get("SSIDConfig/nonBroadcast", "false").strip().lower() == "true"
    yield _reading(What.HIDDEN, of, "SSIDConfig/nonBroadcast", hidden)
    word = told.get("MacRandomization/enableRandomization")
    key = "MacRandomization/enableRandomization"
    if word is None:
        yield _reading(What.ADDRESS_POLICY, of, key, default)
    elif word.strip().lower() == "true":
        daily = told.get("MacRandomization/randomizeEveryday", "").strip().lower() == "true"
        policy = Policy.EACH_TIME if daily else Policy.PER_NETWORK
        yield _reading(What.ADDRESS_POLICY, of, key, policy)
    else:
        yield _reading(What.ADDRESS_POLICY, of, key, Policy.HARDWARE)


def texts_of(xml: str) -> dict[str, str]:
    """Return the texts of a document by parent and name, the first of each.

    Raises:
        UnreadError: it is no such document; one that declares entities is not read.
    """
    if len(xml) > _LONGEST or "<!" in xml:
        raise UnreadError(Unread.NOT_UNDERSTOOD)
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314 - nothing is declared in it, see above
    except (ElementTree.ParseError, ValueError):
        raise UnreadError(Unread.NOT_UNDERSTOOD) from None
    found: dict[str, str] = {}
    for parent in root.iter():
        for child in parent:
            found.setdefault(f"{_local(parent.tag)}/{_local(child.tag)}", child.text or "")
    return found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _ssid(told: dict[str, str]) -> bytes:
    try:
        return bytes.fromhex(told.get("SSID/hex", ""))
    except ValueError:
        return told.get("SSID/name", "").encode()


def _reading(
    what: What, of: Of, key: str, value: Value | Unread, source: Source = Source.WLANAPI
) -> Reading:
    return Reading(what, of, key, value, source)
