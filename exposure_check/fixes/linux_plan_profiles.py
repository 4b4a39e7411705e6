"""Fixes of one network that NetworkManager keeps.

Sources: nm-settings-dbus(5); NetworkManager's NEWS for 1.46 (``stable-ssid``) and 1.52
(``dhcp-send-hostname-v2``); RFC 7844, 3.5 and 4.3: identifiers made of the link address in use.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from exposure_check.fixes import guided
from exposure_check.fixes.linux_profiles import profile_place
from exposure_check.fixes.linux_survey import WIRELESS, Profile, Survey
from exposure_check.model.fix import (
    Change,
    Json,
    MayBreak,
    Offer,
    Rights,
    Scope,
    Shown,
    State,
    Step,
    TakesEffect,
)
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import (
    DhcpId,
    Ipv6Mode,
    Policy,
    Reading,
    Settings,
    Source,
    Unread,
    Value,
    What,
)

STABLE_SSID_SINCE = (1, 46)
HOST_NAME_V2_SINCE = (1, 52)

LASTING = (Policy.HARDWARE, Policy.KEEP, Policy.FIXED, Policy.PER_START)
"""Policies by which networks see one address."""

NEW_ADDRESS = (*guided.NEW_ADDRESS, MayBreak.WEAK_DRIVERS)

_ASSIGNED = f"{WIRELESS}.assigned-mac-address"
_OF_OLD = {f"{WIRELESS}.cloned-mac-address": None, f"{WIRELESS}.mac-address-randomization": None}
"""Keys of before ``assigned-mac-address``; what they say would stand beside it."""

Wanted = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class ProfileFix:
    """One fix.

    Attributes:
        fix, heals, may_break, takes_effect, instead_of, guide: see `Offer`.
        needed: whether the audit says so of the network.
        wanted: the keys, each as ``[type, value]`` or None for its absence.
    """

    fix: str
    heals: tuple[str, ...]
    needed: Callable[[Settings, Profile], bool]
    wanted: Callable[[Profile, Survey], Wanted]
    may_break: tuple[MayBreak, ...]
    takes_effect: TakesEffect
    guide: str
    instead_of: str = ""


def profile_offers(settings: Settings, survey: Survey) -> Iterator[Offer]:
    """Return what can be offered for each network."""
    for profile in survey.profiles:
        for fix in PROFILE_FIXES:
            if fix.needed(settings, profile):
                yield from _offer(fix, profile, survey)


def _offer(fix: ProfileFix, profile: Profile, survey: Survey) -> Iterator[Offer]:
    wanted = dict(fix.wanted(profile, survey))
    changes = tuple(
        Change(key, shown(key, profile.keys.get(key)), shown(key, value))
        for key, value in wanted.items()
        if profile.keys.get(key) != value
    )
    if not changes:
        return
    step = Step(profile_place(profile.uuid, *wanted), State(wanted))
    yield Offer(
        fix.fix, Identifier(IdentifierKind.NETWORK, profile.ssid), profile.uuid, Scope.NETWORK,
        fix.heals, changes, (step,) if profile.changeable else (), fix.may_break,
        Rights.SERVICE_DECIDES, fix.takes_effect, instead_of=fix.instead_of, guide=fix.guide,
    )  # fmt: skip


def shown(key: str, kept: Json) -> Shown:
    """Return a kept value for a preview; what tells one device or owner apart is masked."""
    if not isinstance(kept, list):
        return None
    value = kept[1]
    if isinstance(value, bool | int):
        return value
    text = str(value)
    if key.endswith("mac-address"):
        try:
            return Identifier(IdentifierKind.ADDRESS, bytes.fromhex(text.replace(":", "")))
        except ValueError:
            return text
    named = key.endswith(("-client-id", "-duid", ".stable-id")) and text not in _WORDS
    return Identifier(IdentifierKind.NAME, text) if named else text


_WORDS = (
    "mac",
    "perm-mac",
    "ll",
    "llt",
    "duid",
    "stable",
    "none",
    "lease",
    "${CONNECTION}/${BOOT}",
)


def _values(settings: Settings, what: What, profile: Profile) -> list[Value]:
    of = Identifier(IdentifierKind.NETWORK, profile.ssid)
    found: list[Reading] = [
        one for one in settings.of(what, of) if one.source is Source.NETWORK_MANAGER
    ]
    return [one.value for one in found]


def _shows_one_address(settings: Settings, profile: Profile) -> bool:
    """Return whether it is so, or whether a default that could not be read decides."""
    found = _values(settings, What.ADDRESS_POLICY, profile)
    return any(one in LASTING for one in found) or (
        not found and _default_unread(settings, profile)
    )


def _default_unread(settings: Settings, profile: Profile) -> bool:
    of = Identifier(IdentifierKind.NETWORK, profile.ssid)
    open_ = (Unread.NO_PROGRAM, Unread.NOT_UNDERSTOOD)
    unread = settings.unread(What.ADDRESS_POLICY)
    return any(one.of == of and one.value in open_ for one in unread)


def _asked_by_name(settings: Settings, profile: Profile) -> bool:
    return True in _values(settings, What.HIDDEN, profile)


def _tells_name(settings: Settings, profile: Profile) -> bool:
    return True in _values(settings, What.DHCP_NAME, profile)


def _lasting_id(settings: Settings, profile: Profile) -> bool:
    found = _values(settings, What.DHCP_ID, profile)
    return any(one in (DhcpId.LASTING, DhcpId.HARDWARE) for one in found)


def _ipv6_from_address(settings: Settings, profile: Profile) -> bool:
    return Ipv6Mode.FROM_LINK_ADDRESS in _values(settings, What.IPV6_MODE, profile)


def _answers_by_name(settings: Settings, _profile: Profile) -> bool:
    found = (*settings.all(What.LLMNR), *settings.all(What.MDNS))
    return any(one.source is Source.RESOLVED and one.value is True for one in found)


def address_word(survey: Survey) -> str:
    """Return the word for another address per network that this NetworkManager knows."""
    return "stable-ssid" if survey.version >= STABLE_SSID_SINCE else "stable"


def _per_network(profile: Profile, survey: Survey) -> Wanted:
    word = address_word(survey)
    wanted: dict[str, Json] = {_ASSIGNED: ["s", word], **_OF_OLD}
    if word == "stable" and "connection.stable-id" in profile.keys:
        # An id of the user's own may be the same for all networks; without one each has its own.
        wanted["connection.stable-id"] = None
    return wanted


def _each_start(_profile: Profile, _survey: Survey) -> Wanted:
    return {
        _ASSIGNED: ["s", "stable"],
        **_OF_OLD,
        "connection.stable-id": ["s", "${CONNECTION}/${BOOT}"],
    }


def _not_hidden(_profile: Profile, _survey: Survey) -> Wanted:
    return {f"{WIRELESS}.hidden": None}


def _no_name(_profile: Profile, survey: Survey) -> Wanted:
    wanted: dict[str, Json] = {}
    for group in ("ipv4", "ipv6"):
        wanted[f"{group}.dhcp-send-hostname"] = ["b", False]
        if survey.version >= HOST_NAME_V2_SINCE:
            wanted[f"{group}.dhcp-send-hostname-v2"] = ["i", 0]
    return wanted


def _link_ids(_profile: Profile, _survey: Survey) -> Wanted:
    return {"ipv4.dhcp-client-id": ["s", "mac"], "ipv6.dhcp-duid": ["s", "ll"]}


def _ipv6_private(_profile: Profile, _survey: Survey) -> Wanted:
    return {"ipv6.addr-gen-mode": ["i", 1], "ipv6.ip6-privacy": ["i", 2]}


def _quiet(_profile: Profile, _survey: Survey) -> Wanted:
    return {"connection.mdns": ["i", 0], "connection.llmnr": ["i", 0]}


_JOIN = TakesEffect.NEXT_JOIN

PROFILE_FIXES: tuple[ProfileFix, ...] = (
    ProfileFix(
        "linux.wifi-address", ("host.wifi-address",), _shows_one_address, _per_network,
        NEW_ADDRESS, _JOIN, "wifi-random-address",
    ),
    ProfileFix(
        "linux.wifi-address-each-start", ("host.wifi-address",), _shows_one_address, _each_start,
        NEW_ADDRESS, _JOIN, "wifi-random-address", "linux.wifi-address",
    ),
    ProfileFix(
        "linux.hidden-network", ("host.hidden-networks",), _asked_by_name, _not_hidden,
        (MayBreak.HIDDEN_NETWORK,), TakesEffect.AT_ONCE, "wifi-forget-hidden-networks",
    ),
    ProfileFix(
        "linux.dhcp-name", ("host.dhcp-name",), _tells_name, _no_name,
        (MayBreak.ROUTER_LIST,), _JOIN, "net-hide-host-name",
    ),
    ProfileFix(
        "linux.dhcp-id", ("host.dhcp-id",), _lasting_id, _link_ids,
        (MayBreak.RESERVED_ADDRESSES,), _JOIN, "net-dhcp-anonymous",
    ),
    ProfileFix(
        "linux.ipv6-address", ("host.ipv6",), _ipv6_from_address, _ipv6_private,
        (MayBreak.INCOMING_IPV6,), _JOIN, "net-ipv6-privacy",
    ),
    ProfileFix(
        "linux.local-names-network", ("host.local-names",), _answers_by_name, _quiet,
        (MayBreak.FOUND_BY_NAME, MayBreak.FINDS_BY_NAME), _JOIN, "net-quiet-local-names",
        "linux.local-names",
    ),
)  # fmt: skip
