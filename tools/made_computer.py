"""A computer that is made up: its settings stand in a dictionary, and can be changed and put back.

For pictures and tests of the window, so that nothing of the computer they are made on is shown or
changed. Everything but the settings is real: audit, journal's order, refusals.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from exposure_check.checks.host.registry import HOST_CHECKS
from exposure_check.client.fixes import FixClient
from exposure_check.engine.audit import Audit
from exposure_check.engine.fixing import Fixer
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.model.audit import AuditReport
from exposure_check.model.fix import (
    Change,
    Entry,
    FixRefusedError,
    Json,
    MayBreak,
    Offer,
    Place,
    Refusal,
    Rights,
    Scope,
    State,
    Step,
    TakesEffect,
)
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Reading, Settings, Source, System, Unread, What

MADE_AT = 1_790_000_000
"""When everything here happened, seconds since the Unix epoch."""

_HARDWARE = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))
_HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
_WORK = Identifier(IdentifierKind.NETWORK, b"Third floor")


ABILITIES = (
    Ability(AbilityId.READ_RECORDINGS, Answer.YES, "reads-by-itself"),
    Ability(AbilityId.OTHER_EAR, Answer.YES, "another-ear"),
    Ability(AbilityId.BLUETOOTH, Answer.YES),
    Ability(AbilityId.BLUETOOTH_SILENTLY, Answer.NO, "bluez-experimental"),
    Ability(AbilityId.BLUETOOTH_ADDRESS, Answer.YES, "unpaired-only"),
    Ability(AbilityId.CLASSIC_SEARCH, Answer.YES, "only-when-told"),
    Ability(AbilityId.WIFI, Answer.PASSWORD),
    Ability(AbilityId.OWN_BLUETOOTH, Answer.PASSWORD),
    Ability(AbilityId.OWN_WIFI, Answer.MAYBE, "own-wifi-shows"),
)
"""What it can do: a laptop with Linux."""


class MadeSettings:
    """Values by name; ``refusing`` names those that refuse to be written, and why."""

    def __init__(self) -> None:
        self.values: dict[str, Json] = {
            "home-hidden": True,
            "work-hidden": True,
            "wifi": "permanent",
            "name": "annas-laptop",
            "privacy": None,
        }
        self.refusing: dict[str, Refusal] = {}

    def read(self, place: Place) -> State:
        """See `exposure_check.engine.ports.Hand`."""
        return State(self.values.get(place.at["name"]))

    def write(self, place: Place, state: State) -> None:
        """See `exposure_check.engine.ports.Hand`."""
        name = place.at["name"]
        if name in self.refusing:
            raise FixRefusedError(self.refusing[name], "pkexec")
        self.values[name] = state.value

    def audit(self) -> AuditReport:
        """Read and judge them."""
        return Audit(HOST_CHECKS, lambda: Settings(System.LINUX, tuple(self._readings()))).run()

    def _readings(self) -> Iterator[Reading]:
        manager, values = Source.NETWORK_MANAGER, self.values
        policy = Policy.KEEP if values["wifi"] == "permanent" else Policy.PER_NETWORK
        yield Reading(What.WIFI_INTERFACE, "wlan0", "wlan0", True, Source.RTNETLINK)
        yield Reading(What.ADDRESS_IN_USE, "wlan0", "wlan0", _HARDWARE, Source.RTNETLINK)
        yield Reading(What.HARDWARE_ADDRESS, "wlan0", "wlan0", _HARDWARE, Source.RTNETLINK)
        yield Reading(What.JOINED, "wlan0", "wlan0", True, Source.RTNETLINK)
        for of, name in ((_HOME, "home-hidden"), (_WORK, "work-hidden")):
            key = "802-11-wireless.hidden"
            yield Reading(What.HIDDEN, of, key, values[name] is True, manager)
            yield Reading(What.ADDRESS_POLICY, of, "assigned-mac-address", policy, manager)
        own = Identifier(IdentifierKind.NAME, str(values["name"]))
        yield Reading(What.COMPUTER_NAME, "", "StaticHostname", own, Source.HOSTNAMED)
        yield Reading(What.DISCOVERABLE, "", "org.bluez", Unread.NO_SERVICE, Source.BLUEZ)


class MadeJournal:
    """A journal in memory."""

    def __init__(self) -> None:
        self.kept: dict[int, Entry] = {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """See `exposure_check.engine.ports.Journal`."""
        yield

    def entries(self) -> Sequence[Entry]:
        """See `exposure_check.engine.ports.Journal`."""
        return [self.kept[number] for number in sorted(self.kept)]

    def put(self, entry: Entry) -> None:
        """See `exposure_check.engine.ports.Journal`."""
        self.kept[entry.number] = entry

    def forget(self, number: int) -> None:
        """See `exposure_check.engine.ports.Journal`."""
        del self.kept[number]

    def next_number(self) -> int:
        """See `exposure_check.engine.ports.Journal`."""
        return max(self.kept, default=0) + 1


class MadeComputer:
    """All of it; `client` is what the window asks."""

    def __init__(self) -> None:
        self.settings, self.journal = MadeSettings(), MadeJournal()
        self.opened: list[str] = []
        fixer = Fixer({"made": self.settings}, self.journal, lambda: MADE_AT, "1", System.LINUX)
        self.client = FixClient(
            fixer, self.settings.audit, self._plan, lambda: 0, self.opened.append
        )

    def _plan(self, _report: AuditReport) -> Sequence[Offer]:
        """Return what would change something, as the planners do."""
        values = self.settings.values
        return [
            one
            for one in _OFFERS
            if one.guided or any(values.get(s.place.at["name"]) != s.after.value for s in one.steps)
        ]


def _steps(values: Mapping[str, Json]) -> tuple[Step, ...]:
    return tuple(Step(Place("made", {"name": name}), State(v)) for name, v in values.items())


_HIDDEN = Offer(
    "linux.hidden-network", _HOME, "1111", Scope.NETWORK, ("host.hidden-networks",),
    (Change("802-11-wireless.hidden", before=True, after=None),), _steps({"home-hidden": None}),
    (MayBreak.HIDDEN_NETWORK,), Rights.SERVICE_DECIDES, TakesEffect.NEXT_JOIN,
)  # fmt: skip
_NEW_ADDRESS = (MayBreak.ALLOW_LISTS, MayBreak.RESERVED_ADDRESSES, MayBreak.SIGN_IN_PAGES)
_OFFERS = (
    _HIDDEN,
    replace(_HIDDEN, of=_WORK, target="2222", steps=_steps({"work-hidden": None})),
    Offer(
        "linux.wifi-address", _HOME, "1111", Scope.NETWORK, ("host.wifi-address",),
        (Change("802-11-wireless.assigned-mac-address", None, "stable-ssid"),),
        _steps({"wifi": "stable-ssid"}), _NEW_ADDRESS, Rights.SERVICE_DECIDES,
        TakesEffect.NEXT_JOIN,
    ),
    Offer(
        "linux.computer-name", "", "", Scope.COMPUTER, ("host.computer-name",),
        (Change("StaticHostname", Identifier(IdentifierKind.NAME, "annas-laptop"), "computer"),),
        _steps({"name": "computer"}), (MayBreak.NAME_IN_USE,), Rights.ADMINISTRATOR,
        TakesEffect.AT_ONCE,
    ),
    Offer(
        "linux.bluetooth-privacy", "", "", Scope.COMPUTER, ("host.bluetooth-privacy",),
        (Change("/etc/bluetooth/main.conf: Privacy", None, "device"),),
        _steps({"privacy": "device"}), (MayBreak.PAIRED_DEVICES, MayBreak.BLUETOOTH_DROPS),
        Rights.ADMINISTRATOR, TakesEffect.SERVICE_RESTART, expert=True,
    ),
    Offer(
        "linux.supplicant-address", "", "", Scope.ALL_NETWORKS, ("host.wifi-address",), (), (),
        _NEW_ADDRESS, Rights.ADMINISTRATOR, TakesEffect.SERVICE_RESTART,
        guide="wifi-random-address", opens="ms-settings:network-wifi",
    ),
)  # fmt: skip
