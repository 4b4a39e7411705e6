"""Everything that can be offered on Linux, in the order of the audit's checks."""

from collections.abc import Iterator

from exposure_check.fixes.linux_plan_files import file_offers
from exposure_check.fixes.linux_plan_profiles import NEW_ADDRESS, profile_offers
from exposure_check.fixes.linux_services import adapter_place, hostname_place
from exposure_check.fixes.linux_survey import Survey
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
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Source, What

SHARED_NAME = "computer"
"""One that many share (``exposure_check/checks/net_name_kind.py``)."""

_DISCOVERABLE_S = 180
"""BlueZ's own default."""


def plan(report: AuditReport, survey: Survey) -> tuple[Offer, ...]:
    """Return what can be changed for the better, and how; pure."""
    settings = report.settings
    found = [
        *profile_offers(settings, survey),
        *file_offers(settings, survey),
        *_supplicant(report),
        *_bluetooth(report, survey),
        *_computer_name(report, survey),
    ]
    order = [one.check for one in report.outcomes]
    return tuple(sorted(found, key=lambda one: (order.index(one.heals[0]), one.expert)))


def _supplicant(report: AuditReport) -> Iterator[Offer]:
    """Guide those who write wpa_supplicant's files themselves: passwords are in them."""
    if any(
        one.source is Source.WPA_SUPPLICANT and one.value in (Policy.HARDWARE, Policy.KEEP)
        for one in report.settings.all(What.ADDRESS_POLICY)
    ):
        yield Offer(
            "linux.supplicant-address", "", "", Scope.ALL_NETWORKS, ("host.wifi-address",), (), (),
            NEW_ADDRESS, Rights.ADMINISTRATOR, TakesEffect.SERVICE_RESTART,
            guide="wifi-random-address",
        )  # fmt: skip


def _bluetooth(report: AuditReport, survey: Survey) -> Iterator[Offer]:
    own = _says(report, "host.bluetooth-name", "own")
    for adapter, told in survey.adapters.items():
        if told.get("Discoverable") is True:
            yield _not_discoverable(adapter, forever=told.get("DiscoverableTimeout") == 0)
        alias = told.get("Alias")
        if own and alias != SHARED_NAME:
            before = None if alias is None else Identifier(IdentifierKind.NAME, str(alias))
            yield Offer(
                "linux.bluetooth-name", adapter, adapter, Scope.ADAPTER, ("host.bluetooth-name",),
                (Change(f"{adapter} Adapter1.Alias", before, SHARED_NAME),),
                (Step(adapter_place(adapter, "Alias"), State(SHARED_NAME)),),
                (MayBreak.NAME_IN_USE,), Rights.NONE, TakesEffect.AT_ONCE, guide="rename-device",
            )  # fmt: skip


def _not_discoverable(adapter: str, *, forever: bool) -> Offer:
    changes = [Change(f"{adapter} Adapter1.Discoverable", before=True, after=False)]
    steps = [Step(adapter_place(adapter, "Discoverable"), State(value=False))]
    if forever:
        key = f"{adapter} Adapter1.DiscoverableTimeout"
        changes.insert(0, Change(key, 0, _DISCOVERABLE_S))
        steps.insert(0, Step(adapter_place(adapter, "DiscoverableTimeout"), State(_DISCOVERABLE_S)))
    return Offer(
        "linux.bluetooth-discoverable", adapter, adapter, Scope.ADAPTER,
        ("host.bluetooth-discoverable",), tuple(changes), tuple(steps), (MayBreak.NEW_PAIRING,),
        Rights.NONE, TakesEffect.AT_ONCE, guide="bluetooth-not-discoverable",
    )  # fmt: skip


def _computer_name(report: AuditReport, survey: Survey) -> Iterator[Offer]:
    static = survey.names.get("StaticHostname")
    if not _says(report, "host.computer-name", "own") or "StaticHostname" not in survey.names:
        return
    changes, steps = [], []
    for name, now, after in (
        ("StaticHostname", static, SHARED_NAME),
        ("PrettyHostname", survey.names.get("PrettyHostname"), None),
    ):
        if now != after:
            before = None if now is None else Identifier(IdentifierKind.NAME, str(now))
            changes.append(Change(f"hostname1.{name}", before, after))
            steps.append(Step(hostname_place(name), State(after)))
    if steps:
        yield Offer(
            "linux.computer-name", "", "", Scope.COMPUTER, ("host.computer-name",), tuple(changes),
            tuple(steps), (MayBreak.NAME_IN_USE, MayBreak.FOUND_BY_NAME), Rights.SERVICE_DECIDES,
            TakesEffect.AT_ONCE, guide="rename-device",
        )  # fmt: skip


def _says(report: AuditReport, check: str, word: str) -> bool:
    return any(one.check == check and one.word == word for one in report.outcomes)
