"""Steps through a phone's menus; the steps themselves are data in ``resources/phones/``."""

from dataclasses import dataclass

NET_JOINED = "net-joined"
BT_ASKED = "bt-asked"
BLE_OFF = "ble-off"

Finding = tuple[str, str]
"""A check's id and the word of its verdict."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way through the menus.

    Attributes:
        first, last: versions it holds for, both inclusive.
        make: "" in the words of the system's maker, else ``samsung`` or ``other``.
        text: where to tap.
        verified: False if the words were seen neither on a device nor in the maker's own text.
        source: where they are from.
    """

    first: int
    last: int
    make: str
    text: str
    verified: bool
    source: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """What to record again, and which verdicts then prove the step.

    Attributes:
        state: of the device while recording: one of `exposure_check.model.states.STATES`, or
            `NET_JOINED`, `BT_ASKED`, `BLE_OFF`.
        proves: verdicts of which one per check is the proof; "not seen" proves nothing, and is
            all that can be expected of what is switched off.
    """

    state: str
    proves: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PhoneStep:
    """One thing to do on a phone.

    Attributes:
        tip: id of the tip that says what it is good for.
        expect: what is seen afterwards.
        may_break: what may stop working on a phone.
        ways: through the menus; none if the tip's own steps for any system are the way.
        rechecks: what proves it.
    """

    tip: str
    expect: str
    may_break: str
    ways: tuple[Way, ...]
    rechecks: tuple[Recheck, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """All steps for one system of phones, in the order to go through (``phones/<system>.toml``).

    Attributes:
        system: its id.
        first, last: versions it covers, both inclusive.
        steps: one for each tip that a phone can follow.
    """

    system: str
    first: int
    last: int
    steps: tuple[PhoneStep, ...]
