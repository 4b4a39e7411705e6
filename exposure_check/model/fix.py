"""Changes of settings: what is offered, what it would do exactly, and what was kept to undo it.

Nothing here says a word to a user: a fix, what it may break and why it was refused are ids, whose
words are in ``resources/fixes`` and ``resources/words/fix.toml``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from exposure_check.model.identifier import Identifier
from exposure_check.model.setting import Of, System
from exposure_check.model.verdict import Outcome

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""What a journal can keep as it is: lists and dictionaries, never tuples."""


class Scope(StrEnum):
    """What a fix is for."""

    NETWORK = "network"
    """One saved network."""
    ALL_NETWORKS = "all-networks"
    """Every network that says nothing else of its own."""
    ADAPTER = "adapter"
    COMPUTER = "computer"


class Rights(StrEnum):
    """What applying it needs."""

    NONE = "none"
    SERVICE_DECIDES = "service-decides"
    """The service that is asked lets its user do it, or asks for an administrator."""
    ADMINISTRATOR = "administrator"


class TakesEffect(StrEnum):
    """From when on it counts."""

    AT_ONCE = "at-once"
    NEXT_JOIN = "next-join"
    """With the next connection to the network: the present one goes on as it is."""
    SERVICE_RESTART = "service-restart"
    """With the restart of a service, which is part of the fix; its connections drop."""
    NEXT_START = "next-start"
    """With the next start of the computer."""


class MayBreak(StrEnum):
    """What may stop working: a closed set, one sentence each in ``resources/words/fix.toml``."""

    ALLOW_LISTS = "allow-lists"
    RESERVED_ADDRESSES = "reserved-addresses"
    SIGN_IN_PAGES = "sign-in-pages"
    PAID_WIFI = "paid-wifi"
    MANAGED_NETWORKS = "managed-networks"
    """Employers' and schools' networks may insist on the hardware address."""
    WEAK_DRIVERS = "weak-drivers"
    HIDDEN_NETWORK = "hidden-network"
    ROUTER_LIST = "router-list"
    FOUND_BY_NAME = "found-by-name"
    """Others on the local network do not find it by its name."""
    FINDS_BY_NAME = "finds-by-name"
    """It does not find others by their names: printers, televisions, file servers."""
    INCOMING_IPV6 = "incoming-ipv6"
    NEW_PAIRING = "new-pairing"
    """Others do not find it for a new pairing until that is allowed again."""
    PAIRED_DEVICES = "paired-devices"
    """Devices that are paired already may have to be paired anew."""
    BLUETOOTH_DROPS = "bluetooth-drops"
    WIFI_DROPS = "wifi-drops"
    NAME_IN_USE = "name-in-use"
    """What uses the computer's old name has to be told the new one."""


class Refusal(StrEnum):
    """Why something was not changed: a closed set, one sentence each in the words."""

    CANCELLED = "cancelled"
    DENIED = "denied"
    NO_AGENT = "no-agent"
    NO_PKEXEC = "no-pkexec"
    NOT_INSTALLED = "not-installed"
    NOT_STARTED = "not-started"
    NO_RIGHTS = "no-rights"
    NO_LIBRARY = "no-library"
    NO_BUS = "no-bus"
    NO_SERVICE = "no-service"
    TIME_OUT = "time-out"
    GONE = "gone"
    """What was to be changed is not there any more: the network was forgotten, the adapter left."""
    NO_PLAIN_FILE = "no-plain-file"
    """A link or a folder stands where the file should be."""
    NOT_UNDERSTOOD = "not-understood"
    NOT_ACCEPTED = "not-accepted"
    """The service refused the value."""
    CANNOT_WRITE = "cannot-write"
    """The disk is full, or the system mounted so that nothing can be written."""
    NOT_HELD = "not-held"
    """Read back, the setting was not what had been written; the old state was put back."""
    CHANGED_SINCE = "changed-since"
    """Somebody changed it after this program did; undoing would overwrite that."""
    NEWER_JOURNAL = "newer-journal"
    NO_JOURNAL = "no-journal"
    """The old state could not be kept, so nothing was changed."""
    BUSY = "busy"
    """Another run of this program is changing settings."""
    UNKNOWN_PLACE = "unknown-place"
    """Kept by a version of the program, or on a system, that knew other places."""
    FAILED = "failed"


class FixRefusedError(Exception):
    """Something was not changed, or not put back.

    Attributes:
        why: which sentence.
        key: what exactly: a file, an interface and member; "" if the step says it.
    """

    def __init__(self, why: Refusal, key: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.key = key


@dataclass(frozen=True, slots=True)
class Place:
    """Where a state is: understood by the hand of that name alone.

    Attributes:
        hand: which `exposure_check.engine.ports.Hand`.
        at: its own words for the place; never a network's name: an id that the system gave it.
    """

    hand: str
    at: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """What stands at a place.

    Attributes:
        value: what the fix is about; states are the same if this is. None is an absence.
        exact: more that is needed to put it back to the last octet; None if nothing is.
    """

    value: Json
    exact: Json = None


@dataclass(frozen=True, slots=True)
class Step:
    """One place brought into one state."""

    place: Place
    after: State


Shown = bool | int | str | Identifier | None
"""A value in a preview; None is "not set"."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a preview: the exact key, and its value before and after."""

    key: str
    before: Shown
    after: Shown


@dataclass(frozen=True, slots=True)
class Offer:
    """A fix that this computer can do now, and that would change something.

    Attributes:
        fix: its id; words in ``resources/fixes/<id>.toml``.
        of: the network or adapter it is for, to be shown; "" for the computer.
        target: the same, as the system tells it apart: a UUID, ``hci0``; "" for the computer.
        scope: what it is for.
        heals: ids of the checks that it answers.
        changes: the preview.
        steps: what is done; empty if the user is guided instead.
        may_break: what may stop working.
        rights: what it needs.
        takes_effect: from when on.
        expert: True if it is for people who know what they do.
        instead_of: the fix that this one is another way for; "" if it stands alone.
        guide: tip with the way through the menus, for what no program can do; "" if none.
        opens: address of the settings page, such as ``ms-settings:bluetooth``; "" if none.
    """

    fix: str
    of: Of
    target: str
    scope: Scope
    heals: tuple[str, ...]
    changes: tuple[Change, ...]
    steps: tuple[Step, ...]
    may_break: tuple[MayBreak, ...]
    rights: Rights
    takes_effect: TakesEffect
    expert: bool = False
    instead_of: str = ""
    guide: str = ""
    opens: str = ""

    @property
    def guided(self) -> bool:
        """True if nothing is done, only said."""
        return not self.steps


class Effect(StrEnum):
    """What is known of a fix's effect: a closed set, one sentence each in the words."""

    NOT_YET = "not-yet"
    """The setting holds; it counts from the next connection on."""
    SET = "set"
    """The setting holds; what is really sent was not shown."""
    STATE_SHOWS = "state-shows"
    """The audit finds it in what is in use now, not in a setting alone."""
    STILL_FOUND = "still-found"
    """The setting holds, and the audit finds the same as before: something else says otherwise."""
    NOT_EFFECTIVE = "not-effective"
    """The setting says on, and the hardware address is in use all the same."""
    AIR_SHOWS = "air-shows"
    """Its effect was heard in what this computer sends."""
    AIR_CONTRADICTS = "air-contradicts"
    """What this computer sends shows what the setting is to prevent."""
    AIR_SILENT = "air-silent"
    """Nothing was heard that would show it: not proven."""


class Stage(StrEnum):
    """How far an entry of the journal came."""

    BEGUN = "begun"
    """The old state is kept; the change may have been made, in part or as a whole."""
    APPLIED = "applied"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Kept:
    """One step with the state before it.

    Attributes:
        place: where.
        before: what stood there.
        after: what was written; once applied, what was read back.
    """

    place: Place
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Entry:
    """One fix in the journal.

    Attributes:
        number: its number, counted from 1.
        fix, target: see `Offer`.
        system: where it was done.
        begun: when, in seconds since 1970 (UTC).
        program: version of the program that did it.
        stage: how far it came.
        steps: in the order of doing.
        heals, takes_effect: see `Offer`; for looking later whether it helped.
        ended: when it was undone; 0 if it was not.
    """

    number: int
    fix: str
    target: str
    system: System
    begun: int
    program: str
    stage: Stage
    steps: tuple[Kept, ...]
    heals: tuple[str, ...] = ()
    takes_effect: TakesEffect = TakesEffect.AT_ONCE
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A fix that was applied, undone or looked at again, and what is known of its effect.

    Attributes:
        entry: its entry in the journal.
        effect: None if it was undone.
        before, after: of the checks that it heals; empty if not known.
    """

    entry: Entry
    effect: Effect | None
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that was not applied, or not undone.

    Attributes:
        fix, target: see `Offer`.
        why, key: see `FixRefusedError`.
    """

    fix: str
    target: str
    why: Refusal
    key: str


@dataclass(frozen=True, slots=True)
class FixReport:
    """What came of one command.

    Attributes:
        offers: what can be changed.
        entries: of the journal: all that are asked for, else those that a crash left open.
        done, refused: what was tried.
        unreadable: files of the journal that this version cannot read.
    """

    offers: tuple[Offer, ...] = ()
    entries: tuple[Entry, ...] = ()
    done: tuple[Done, ...] = ()
    refused: tuple[Refused, ...] = ()
    unreadable: int = 0
