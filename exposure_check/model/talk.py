"""What a face and the engine say to each other about a live check: a closed set of messages.

The engine hears everyone around. What it may say of that is here and nowhere else: counts, and
what belongs to the user's own device.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exposure_check.model.dissection import Dissected, FrameWish
from exposure_check.model.errors import Reason
from exposure_check.model.report import Report

VERSION = 3
"""Of these messages; both ends are the same program, so they must be equal."""


class Ear(StrEnum):
    """What can listen."""

    STANDARD_INPUT = "standard-input"
    """A capture that another program or computer writes to standard input."""
    BLUETOOTH = "bluetooth"
    WIFI = "wifi"
    THIS_COMPUTER = "this-computer"
    """This computer overhears what its own radios send."""
    DISCOVERABLE = "discoverable"
    """A search that asks everyone nearby to answer, once, at the user's word."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One source to listen with.

    Attributes:
        ear: what listens.
        interface: name of the Wi-Fi interface or Bluetooth adapter, "" for the system's own.
        channels: Wi-Fi channels to go through; empty to take the default.
    """

    ear: Ear
    interface: str = ""
    channels: tuple[int, ...] = ()


class Telling(StrEnum):
    """How the user's device is told apart."""

    RULES = "rules"
    """By the ``--mine`` rules alone."""
    ON_OFF = "on-off"
    """The user switches its radio off and on."""
    NEAR = "near"
    """The user holds it near and takes it away, then switches it off and on once."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to check: live, or recordings.

    Attributes:
        sources: what to listen with; empty for recordings.
        rules: ``--mine`` rules, as the user wrote them.
        telling: how the user's device is told apart.
        guided: whether to walk through the states that matter.
        seconds: how long to listen once the device is told apart; 0 for until the sources end.
        reveal: whether the user's own identifiers may leave the engine in full.
        version: of the messages.
        files: paths of recordings, heard as one observation; empty for a live check. Of what
            stands above, only ``rules`` and ``reveal`` matter for them.
        frame: the one frame of the recordings that is to be taken apart, in place of a report.
    """

    sources: tuple[Wanted, ...]
    rules: tuple[str, ...] = ()
    telling: Telling = Telling.RULES
    guided: bool = False
    seconds: int = 0
    reveal: bool = False
    version: int = VERSION
    files: tuple[str, ...] = ()
    frame: FrameWish | None = None


class Word(StrEnum):
    """What the user can say while it runs."""

    DONE = "done"
    """Did what was asked."""
    SKIP = "skip"
    """Does not want to do it, or no longer."""
    YES = "yes"
    NO = "no"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Said:
    """The user's word, and the number of the `Ask` it answers (0 for ``STOP``)."""

    word: Word
    ask: int = 0


class AskKind(StrEnum):
    """What the user is asked to do; words in ``resources/words``, `live.toml` and `which.toml`."""

    CROWD = "crowd"
    """Nothing yet: listens to what comes and goes by itself."""
    SWITCH_OFF = "switch-off"
    WAIT_OFF = "wait-off"
    SWITCH_ON = "switch-on"
    WAIT_ON = "wait-on"
    LAST_OFF = "last-off"
    """At the end: does what was found fall silent?"""
    TAKE_AWAY = "take-away"
    STAY_AWAY = "stay-away"
    HOLD_NEAR = "hold-near"
    STAY_NEAR = "stay-near"
    NEAR_OFF = "near-off"
    """Switch it off where it lies, near."""
    NEAR_ON = "near-on"
    """Switch it on again, near."""
    OFFER_NEAR = "offer-near"
    """Whether to go on by nearness, after switching told nothing."""
    CONFIRM = "confirm"
    """Whether what was found is theirs."""
    ENTER_STATE = "enter-state"
    """Bring the device into a state; ``state`` says which."""
    IN_STATE = "in-state"
    """Keep the device in that state."""


ANSWERED: Mapping[AskKind, frozenset[Word]] = {
    AskKind.CROWD: frozenset(),
    AskKind.SWITCH_OFF: frozenset({Word.DONE, Word.SKIP}),
    AskKind.WAIT_OFF: frozenset(),
    AskKind.SWITCH_ON: frozenset({Word.DONE}),
    AskKind.WAIT_ON: frozenset(),
    AskKind.LAST_OFF: frozenset({Word.DONE, Word.SKIP}),
    AskKind.TAKE_AWAY: frozenset({Word.DONE}),
    AskKind.STAY_AWAY: frozenset(),
    AskKind.HOLD_NEAR: frozenset({Word.DONE}),
    AskKind.STAY_NEAR: frozenset(),
    AskKind.NEAR_OFF: frozenset({Word.DONE, Word.SKIP}),
    AskKind.NEAR_ON: frozenset({Word.DONE}),
    AskKind.OFFER_NEAR: frozenset({Word.YES, Word.NO}),
    AskKind.CONFIRM: frozenset({Word.YES, Word.NO}),
    AskKind.ENTER_STATE: frozenset({Word.DONE, Word.SKIP}),
    AskKind.IN_STATE: frozenset({Word.SKIP}),
}
"""What each can be answered with."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the user is asked right now.

    Attributes:
        number: counts up with each new one, from 1.
        kind: what.
        seconds: how long it will last from its beginning, 0 if that is up to the user.
        left: how many of them are left.
        state: of the device, for guided states; "" else.
        medium: "wifi", "ble" or "".
        step, steps: where in the whole it stands, from 1; 0 if that is not known.
    """

    number: int
    kind: AskKind
    seconds: int = 0
    left: int = 0
    state: str = ""
    medium: str = ""
    step: int = 0
    steps: int = 0


class Stage(StrEnum):
    """What the engine is doing."""

    STARTING = "starting"
    """The sources are being opened; a password may be asked for."""
    TELLING = "telling"
    """Finding out which signals are the user's."""
    LISTENING = "listening"
    READING = "reading"
    """Going through recordings."""


class Told(StrEnum):
    """How far telling apart has come.

    Words are in ``live.toml``, ``[told]``, and for what to try next in ``which.toml``, ``[next]``.
    """

    OPEN = "open"
    """Not yet, or the rules decide it at the end."""
    MORE_ROUNDS = "more-rounds"
    TWO_FOLLOW = "two-follow"
    CROWDED = "crowded"
    SILENT = "silent"
    CHANGED = "changed"
    TOO_CLOSE = "too-close"
    NOT_TAKEN_AWAY = "not-taken-away"
    CANNOT_SWITCH = "cannot-switch"
    """The user's device cannot be switched off."""
    OTHER_NAME = "other-name"
    """What did as the user did does not fit the rules they gave."""
    NOT_SILENCED = "not-silenced"
    """What was found went on sending when switched off: it is not theirs."""
    FOUND = "found"
    """Found; waits for the user's word."""
    REFUSED = "refused"
    """The user says that it is not theirs."""
    SURE = "sure"
    """By the rules, or confirmed."""


@dataclass(frozen=True, slots=True)
class Own:
    """The user's own device, only once it is told apart.

    Attributes:
        addresses: how many addresses it was heard with.
        frames: its good frames.
        maker: id of the maker its payloads name, "" if none; words in ``live.toml``, ``[maker]``.
        name: the name it sends, masked unless the user asked otherwise; "" if none.
        curve: its mean signal in dBm for each of the last seconds, oldest first; None for silence.
    """

    addresses: int
    frames: int
    maker: str = ""
    name: str = ""
    curve: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How it stands, at most ten times a second.

    Attributes:
        number: counts up.
        stage: what the engine is doing.
        told: how far telling apart has come.
        seconds: since listening began.
        records: records heard, of any kind.
        transmitters: how many, by medium ("wifi", "ble", "net"); counted once a second.
        frames: how many of their good frames, by medium.
        lost: frames that this computer did not keep up with.
        ask: what the user is asked, if anything.
        own: the user's device, once told apart.
        share: of the recordings read, 0 to 1; None if that is not known, and for a live check.
    """

    number: int
    stage: Stage
    told: Told
    seconds: float
    records: int
    transmitters: Mapping[str, int] = field(default_factory=dict)
    frames: Mapping[str, int] = field(default_factory=dict)
    lost: int = 0
    ask: Ask | None = None
    own: Own | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Hello:
    """The engine's first message."""

    version: int


@dataclass(frozen=True, slots=True)
class Judged:
    """An interim report, of what was heard so far."""

    report: Report


@dataclass(frozen=True, slots=True)
class Final:
    """The last report; the engine ends."""

    report: Report


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be done; the engine ends."""

    reason: Reason
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Crashed:
    """A defect of the program; the engine ends. ``places`` are files and lines, no values."""

    places: tuple[str, ...]


Event = Snapshot | Judged | Final | Dissected
"""What a face gets to see; everything else becomes an error with a reason."""
