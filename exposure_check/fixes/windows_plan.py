"""Everything that can be offered on Windows, in the order of the audit's checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from exposure_check.fixes.guided import NEW_ADDRESS, Guide, guided_offers
from exposure_check.fixes.pages import Page, page_of
from exposure_check.fixes.windows_hand import windows_place
from exposure_check.fixes.windows_survey import Network, Survey
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import (
    Change,
    MayBreak,
    Offer,
    Rights,
    Scope,
    State,
    Step,
    TakesEffect,
)
from exposure_check.model.setting import System
from exposure_check.setwindows.contents import NEW_NETWORKS, VALUES
from exposure_check.setwindows.order import NEW
from exposure_check.setwindows.profile_xml import HIDDEN, RANDOM

_WIFI = page_of(System.WINDOWS, Page.WIFI)
_ON = ("yes", "daily")
_OFF = {"llmnr": 0, "mdns": 0, "netbios": 2}
_NAMES = (MayBreak.FOUND_BY_NAME, MayBreak.FINDS_BY_NAME)

GUIDES: tuple[Guide, ...] = (
    Guide(
        "windows.bluetooth-discoverable", "host.bluetooth-discoverable",
        "bluetooth-not-discoverable", Page.BLUETOOTH, Scope.ADAPTER, (MayBreak.NEW_PAIRING,),
        TakesEffect.AT_ONCE,
    ),
    Guide(
        "windows.bluetooth-name", "host.bluetooth-name", "rename-device", Page.NAME,
        Scope.ADAPTER, (MayBreak.NAME_IN_USE,), TakesEffect.NEXT_START,
    ),
    Guide(
        "windows.computer-name", "host.computer-name", "rename-device", Page.NAME,
        Scope.COMPUTER, (MayBreak.NAME_IN_USE,), TakesEffect.NEXT_START,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NetworkFix:
    """One fix of a saved network: a word in a part of its profile.

    Attributes:
        fix, may_break, takes_effect, guide: see `Offer`.
        what, word: which part, and what it is set to.
        key: what it is called in the profile.
        heals: the check that it answers.
    """

    fix: str
    what: str
    key: str
    word: str
    heals: str
    may_break: tuple[MayBreak, ...]
    takes_effect: TakesEffect
    guide: str


_ADDRESS = NetworkFix(
    "windows.wifi-address", RANDOM, "MacRandomization", "yes", "host.wifi-address", NEW_ADDRESS,
    TakesEffect.NEXT_JOIN, "wifi-random-address",
)  # fmt: skip
_HIDDEN = NetworkFix(
    "windows.hidden-network", HIDDEN, "SSIDConfig/nonBroadcast", "no", "host.hidden-networks",
    (MayBreak.HIDDEN_NETWORK,), TakesEffect.AT_ONCE, "wifi-forget-hidden-networks",
)  # fmt: skip


def plan(report: AuditReport, survey: Survey) -> tuple[Offer, ...]:
    """Return what can be changed for the better, and how; pure."""
    found = [
        *(offer for one in survey.networks for offer in _network(one, survey)),
        *_new_networks(survey),
        *_local_names(survey),
        *guided_offers(report, GUIDES, System.WINDOWS),
    ]
    order = [one.check for one in report.outcomes]
    return tuple(sorted(found, key=lambda one: order.index(one.heals[0])))


def _network(network: Network, survey: Survey) -> Iterator[Offer]:
    default = survey.new_networks.get(network.adapter, State(None)).value
    random, hidden = network.states.get(RANDOM), network.states.get(HIDDEN)
    if random is not None and (random.value or default) not in _ON:
        yield _of_network(network, _ADDRESS, random)
    if hidden is not None and hidden.value == "yes":
        yield _of_network(network, _HIDDEN, hidden)


def _of_network(network: Network, fix: NetworkFix, now: State) -> Offer:
    before = None if now.value is None else str(now.value)
    place = windows_place(fix.what, network.adapter, network.token)
    return Offer(
        fix.fix, network.of, network.token, Scope.NETWORK, (fix.heals,),
        (Change(f"WLANProfile {fix.key}", before, fix.word),), (Step(place, State(fix.word)),),
        fix.may_break, Rights.SERVICE_DECIDES, fix.takes_effect, guide=fix.guide, opens=_WIFI,
    )  # fmt: skip


def _new_networks(survey: Survey) -> Iterator[Offer]:
    for adapter, now in survey.new_networks.items():
        if now.value not in _ON:
            before = None if now.value is None else str(now.value)
            yield Offer(
                "windows.wifi-address-all", "", adapter, Scope.ALL_NETWORKS,
                ("host.wifi-address", "host.wifi-scan-randomisation"),
                (Change(rf"HKLM\{NEW_NETWORKS.path}\{NEW_NETWORKS.name}", before, "yes"),),
                (Step(windows_place(NEW, adapter), State("yes")),),
                (*NEW_ADDRESS, MayBreak.WEAK_DRIVERS), Rights.ADMINISTRATOR,
                TakesEffect.NEXT_JOIN, guide="wifi-random-address", opens=_WIFI,
            )  # fmt: skip


def _local_names(survey: Survey) -> Iterator[Offer]:
    """Offer to switch off each way of telling names; one fix for each, all adapters together."""
    for name, off in _OFF.items():
        told = VALUES[name]
        on = {adapter: now for (of, adapter), now in survey.values.items() if of == name}
        changing = {adapter: now for adapter, now in on.items() if now.value != off}
        if not changing:
            continue
        key = rf"HKLM\{told.path}\{told.name}"
        changes = [
            Change(key, now.value if isinstance(now.value, int) else None, off)
            for now in changing.values()
        ]
        steps = [Step(windows_place(name, adapter), State(off)) for adapter in changing]
        yield Offer(
            f"windows.{name}", "", "", Scope.COMPUTER, ("host.local-names",), tuple(changes),
            tuple(steps), _NAMES, Rights.ADMINISTRATOR, TakesEffect.NEXT_START,
            guide="net-quiet-local-names",
        )  # fmt: skip
