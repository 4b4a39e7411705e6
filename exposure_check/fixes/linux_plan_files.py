"""Fixes in files of root: for all networks, or for the computer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exposure_check.fixes.linux_files import file_place
from exposure_check.fixes.linux_plan_profiles import (
    HOST_NAME_V2_SINCE,
    LASTING,
    NEW_ADDRESS,
    address_word,
)
from exposure_check.fixes.linux_survey import Survey
from exposure_check.model.fix import (
    Change,
    MayBreak,
    Offer,
    Rights,
    Scope,
    Shown,
    State,
    Step,
    TakesEffect,
)
from exposure_check.model.setting import Policy, Settings, Source, What
from exposure_check.setfiles.contents import FILES, Edit


@dataclass(frozen=True, slots=True)
class FileFix:
    """One fix.

    Attributes:
        fix, heals, scope, may_break, takes_effect, expert, guide: see `Offer`.
        file: name in the closed list.
        word: what is set, or a function of what is there.
        needed: whether the audit says so.
    """

    fix: str
    heals: tuple[str, ...]
    file: str
    word: str | Callable[[Survey], str]
    needed: Callable[[Settings, Survey], bool]
    scope: Scope
    may_break: tuple[MayBreak, ...]
    takes_effect: TakesEffect
    guide: str
    expert: bool = False


def file_offers(settings: Settings, survey: Survey) -> Iterator[Offer]:
    """Return what can be offered in files of root."""
    for fix in FILE_FIXES:
        if fix.needed(settings, survey) and fix.file in survey.files:
            yield from _offer(fix, survey.files[fix.file], survey)
    yield from _networkd(settings, survey)


def _offer(fix: FileFix, now: State, survey: Survey) -> Iterator[Offer]:
    told = FILES[fix.file]
    word = fix.word if isinstance(fix.word, str) else fix.word(survey)
    if isinstance(told, Edit):
        if now.value == word:
            return
        key = f"{told.path} [{told.section}] {told.key}"
        changes: tuple[Change, ...] = (Change(key, _text(now), word),)
    else:
        if now.value is not None:  # set already, or somebody else's: it could not be put back
            return
        changes = _lines(told.path, told.words[word])
    step = Step(file_place(fix.file), State(word))
    yield Offer(
        fix.fix, "", "", fix.scope, fix.heals, changes, (step,), fix.may_break,
        Rights.ADMINISTRATOR, fix.takes_effect, fix.expert, guide=fix.guide,
    )  # fmt: skip


def _networkd(settings: Settings, survey: Survey) -> Iterator[Offer]:
    telling = {
        one.key.partition(" ")[0].rpartition("/")[2]
        for one in settings.all(What.DHCP_NAME)
        if one.source is Source.NETWORKD and one.value is True
    }
    told = FILES["networkd-dhcp"]
    for unit, now in survey.units.items():
        if unit in telling and now.value is None and not isinstance(told, Edit):
            step = Step(file_place("networkd-dhcp", unit), State("quiet"))
            changes = _lines(told.path.replace("{unit}", unit), told.words["quiet"])
            yield Offer(
                "linux.networkd-dhcp", unit, unit, Scope.ALL_NETWORKS,
                ("host.dhcp-name", "host.dhcp-id"), changes, (step,),
                (MayBreak.ROUTER_LIST, MayBreak.RESERVED_ADDRESSES),
                Rights.ADMINISTRATOR, TakesEffect.NEXT_JOIN, guide="net-hide-host-name",
            )  # fmt: skip


def _lines(path: str, contents: str) -> tuple[Change, ...]:
    """Return the keys of a new file; that it is not there now is their absence."""
    section, changes = "", []
    for line in contents.splitlines():
        if line.startswith("["):
            section = line
        elif "=" in line and not line.startswith(("#", "match-device")):
            key, _, value = line.partition("=")
            changes.append(Change(f"{path} {section} {key}", None, value))
    return tuple(changes)


def _text(state: State) -> Shown:
    return None if state.value is None else str(state.value)


def _says(
    settings: Settings, what: What, source: Source, *values: object, of_computer: bool = False
) -> bool:
    found = (one for one in settings.all(what) if one.source is source)
    return any(one.value in values and (one.of == "" or not of_computer) for one in found)


def _new_networks(settings: Settings, _survey: Survey) -> bool:
    source = Source.NETWORK_MANAGER
    return _says(settings, What.ADDRESS_POLICY, source, *LASTING, of_computer=True)


def _searches_with_hardware(settings: Settings, _survey: Survey) -> bool:
    kept = (Policy.KEEP, Policy.HARDWARE)
    return _says(settings, What.SCAN_POLICY, Source.NETWORK_MANAGER, *kept)


def _tells_names_by_default(settings: Settings, survey: Survey) -> bool:
    told = any(
        one.source is Source.NETWORK_MANAGER and one.value is True and "default" in one.key
        for one in settings.all(What.DHCP_NAME)
    )
    return told and survey.version >= HOST_NAME_V2_SINCE


def _direct_name(settings: Settings, _survey: Survey) -> bool:
    return _says(settings, What.DIRECT_NAME, Source.NETWORK_MANAGER, True)


def _resolved(settings: Settings, _survey: Survey) -> bool:
    return any(
        _says(settings, what, Source.RESOLVED, True, of_computer=True)
        for what in (What.LLMNR, What.MDNS)
    )


def _avahi(settings: Settings, _survey: Survey) -> bool:
    return _says(settings, What.MDNS, Source.AVAHI, True)


def _iwd(settings: Settings, _survey: Survey) -> bool:
    return _says(settings, What.ADDRESS_POLICY, Source.IWD, *LASTING, of_computer=True)


def _le_privacy_off(settings: Settings, _survey: Survey) -> bool:
    real = [one.value for one in settings.all(What.LE_PRIVACY)]
    if True in real:
        return False
    set_ = [one.value for one in settings.all(What.LE_PRIVACY_SETTING)]
    return False in real or False in set_


_ALL, _COMPUTER = Scope.ALL_NETWORKS, Scope.COMPUTER
_NAMES = (MayBreak.FOUND_BY_NAME, MayBreak.FINDS_BY_NAME)

FILE_FIXES: tuple[FileFix, ...] = (
    FileFix(
        "linux.wifi-address-all", ("host.wifi-address",), "nm-address", address_word,
        _new_networks, _ALL, NEW_ADDRESS, TakesEffect.NEXT_JOIN, "wifi-random-address",
    ),
    FileFix(
        "linux.wifi-search", ("host.wifi-scan-randomisation",), "nm-scan", "yes",
        _searches_with_hardware, _ALL, (MayBreak.WEAK_DRIVERS,), TakesEffect.AT_ONCE,
        "wifi-random-search",
    ),
    FileFix(
        "linux.dhcp-name-all", ("host.dhcp-name",), "nm-dhcp-name", "0", _tells_names_by_default,
        _ALL, (MayBreak.ROUTER_LIST,), TakesEffect.NEXT_JOIN, "net-hide-host-name",
    ),
    FileFix(
        "linux.direct-name", ("host.computer-name",), "nm-direct-name", "computer", _direct_name,
        _COMPUTER, (), TakesEffect.NEXT_JOIN, "wifi-direct-off",
    ),
    FileFix(
        "linux.local-names", ("host.local-names",), "resolved-names", "no", _resolved, _COMPUTER,
        _NAMES, TakesEffect.SERVICE_RESTART, "net-quiet-local-names",
    ),
    FileFix(
        "linux.avahi", ("host.local-names",), "avahi-publish", "yes", _avahi, _COMPUTER,
        (MayBreak.FOUND_BY_NAME,), TakesEffect.SERVICE_RESTART, "net-quiet-local-names",
    ),
    FileFix(
        "linux.iwd-address", ("host.wifi-address",), "iwd-address", "network", _iwd, _ALL,
        (*NEW_ADDRESS, MayBreak.WIFI_DROPS), TakesEffect.SERVICE_RESTART, "wifi-random-address",
    ),
    FileFix(
        "linux.bluetooth-privacy", ("host.bluetooth-privacy",), "bluez-privacy", "device",
        _le_privacy_off, _COMPUTER, (MayBreak.PAIRED_DEVICES, MayBreak.BLUETOOTH_DROPS),
        TakesEffect.SERVICE_RESTART, "ble-privacy-on", expert=True,
    ),
)  # fmt: skip
