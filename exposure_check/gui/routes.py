"""What a page shows, as facts: the window makes pages from routes, and a place is a stack of them.

A route compares by identity: two pages of the same kind are two pages.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exposure_check.gui.chosen import Chosen, ChosenFormat, ChosenOffer, Typed
from exposure_check.gui.places import Route
from exposure_check.gui.said import Said

if TYPE_CHECKING:  # the first page must not wait for what results are made of
    from collections.abc import Mapping

    from exposure_check.gui.mend import Attempt, Came, Found, RunningAttempt, RunningLook
    from exposure_check.gui.plan import Plan
    from exposure_check.gui.running import RunningAudit, RunningCheck
    from exposure_check.model.audit import AuditReport
    from exposure_check.model.errors import ExposureCheckError, Reason
    from exposure_check.model.fix import Entry, Offer
    from exposure_check.model.frame import FrameRef
    from exposure_check.model.report import Report
    from exposure_check.model.talk import Told
    from exposure_check.model.verdict import Outcome


_WORTH_ASKING = 30.0
"""Seconds after which a check on the air is not ended without a question."""


@dataclass(frozen=True, eq=False)
class TipPage(Route):
    """One tip, with the way through every system's menus.

    Attributes:
        tip: its id.
        system: whose menus go first, "" if that is not known.
        chosen: whose menus the user chose to see.
    """

    tip: str
    system: str = ""
    chosen: Chosen = field(default_factory=Chosen)


@dataclass(frozen=True, eq=False)
class Abilities(Route):
    """What this computer can do, and why not."""


@dataclass(frozen=True, eq=False)
class Demos(Route):
    """The demo recordings."""


@dataclass(frozen=True, eq=False)
class PhoneKind(Route):
    """Which kind of device is to be checked on the air?"""


@dataclass(frozen=True, eq=False)
class PhoneEar(Route):
    """By which of its radios is a device of a kind to be checked?"""

    kind: str


@dataclass(frozen=True, eq=False)
class NoEar(Route):
    """This computer cannot listen to that radio.

    Attributes:
        kind: of device.
        why: see `exposure_check.model.ability.Ability`.
        wifi: it is Wi-Fi, not Bluetooth.
    """

    kind: str
    why: str
    wifi: bool = False


@dataclass(frozen=True, eq=False)
class PhoneReady(Route):
    """Before a device of a kind is checked: what to put where, and how long to listen."""

    kind: str
    wifi: bool = False


@dataclass(frozen=True, eq=False)
class Subject:
    """What is being checked, as the result page names it.

    Attributes:
        title: a file's or a device's name, or words: a kind of device, "this computer".
        note: a sentence that stands under the first, "" for none.
        files, rules: recordings that were checked, and what says whose signals are the user's.
        system: whose menus go first with the tips, "" if that is not known.
        kind: of device, if it was checked on the air; "" else.
        computer: it is this computer for certain.
        chosen: whose menus the user chose to see.
        typed: by what the device is told from others of the recording.
    """

    title: str | Said
    note: str | Said = ""
    files: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    system: str = ""
    kind: str = ""
    computer: bool = False
    chosen: Chosen = field(default_factory=Chosen)
    typed: Typed = field(default_factory=Typed)


@dataclass(frozen=True, eq=False)
class Reading(Route):
    """Recordings are being checked.

    Attributes:
        subject, check: which, and the engine that reads them.
        asked: asked before which device is the user's; None if nothing was asked.
    """

    subject: Subject
    check: "RunningCheck"
    asked: "Which | None" = None

    def leave(self) -> None:
        """End the engine."""
        self.check.close()


@dataclass(eq=False)
class Listening(Route):
    """A device is being checked on the air.

    Attributes:
        subject, plan: what is checked, and how.
        check: goes on while pages come and go.
        audited: what this computer's settings said, if it is this computer.
    """

    subject: Subject
    plan: "Plan"
    check: "RunningCheck"
    audited: "Result | None" = None
    _since: float | None = None
    alone = True  # it leads step by step: a page beside it would lead elsewhere, and so end it

    def listening_since(self, seconds: float) -> float:
        """Return when listening to the device alone began: the first time this was asked."""
        if self._since is None:
            self._since = seconds
        return self._since

    def question(self) -> Route | None:
        """See `Route`: many minutes would be lost by one key."""
        snapshot = self.check.snapshot
        if not self.check.under_way or snapshot is None or snapshot.seconds < _WORTH_ASKING:
            return None
        return Leave(self)

    def leave(self) -> None:
        """End the engine."""
        self.check.close()


@dataclass(frozen=True, eq=False)
class Leave(Route):
    """A check on the air goes on: is it to be ended?"""

    listening: Listening


@dataclass(frozen=True, eq=False)
class Untold(Route):
    """It could not be told which device is the user's.

    Attributes:
        listening, report: the check that ended so, and its report; nothing was judged.
        told: how far telling apart had come.
    """

    listening: Listening
    report: "Report"
    told: "Told"


@dataclass(frozen=True, eq=False)
class Which(Route):
    """Several devices are in a recording: which is the user's?"""

    subject: Subject
    report: "Report"


@dataclass(frozen=True, eq=False)
class Auditing(Route):
    """This computer's settings are being read."""

    audit: "RunningAudit"


@dataclass(frozen=True, eq=False)
class Result(Route):
    """What was found.

    Attributes:
        subject: what was checked.
        report: the result, of what was heard or of this computer's settings.
        moment, kept: seconds since the Unix epoch; its number in the history, 0 if it has none.
        audited: what this computer's settings said, if it is this computer that was heard.
    """

    subject: Subject
    report: "Report | AuditReport"
    moment: float
    kept: int = 0
    audited: "Result | None" = None

    @property
    def outcomes(self) -> "tuple[Outcome, ...]":
        """Of all its checks, also those of the settings."""
        return self.report.outcomes + (() if self.audited is None else self.audited.outcomes)


@dataclass(frozen=True, eq=False)
class OnAir(Route):
    """Whether to listen to what this computer itself sends, after its settings were read."""

    audited: Result


@dataclass(frozen=True, eq=False)
class Finding(Route):
    """One finding of a result."""

    result: Result
    outcome: "Outcome"


@dataclass(frozen=True, eq=False)
class LookInside(Route):
    """Frames that prove a finding, one of them taken apart.

    Attributes:
        result: of a recording.
        frames, at: which can be looked into, and which of them is.
        check: finds it and takes it apart.
    """

    result: Result
    frames: "tuple[FrameRef, ...]"
    at: int
    check: "RunningCheck"

    def leave(self) -> None:
        """End the engine."""
        self.check.close()


@dataclass(frozen=True, eq=False)
class ToDo(Route):
    """What to do about all that was found."""

    result: Result


@dataclass(eq=False)
class Fixes(Route):
    """What can be changed on this computer.

    Attributes:
        looking: looks it up; another takes its place once something was changed.
        checks: only what answers one of these; none for everything.
    """

    looking: "RunningLook"
    checks: tuple[str, ...] = ()

    def leave(self) -> None:
        """Wait no more."""
        self.looking.close()


@dataclass(frozen=True, eq=False)
class Fix(Route):
    """One fix before it is done, for one of several networks or adapters."""

    fixes: Fixes
    found: "Found"
    offers: "tuple[Offer, ...]"
    chosen: ChosenOffer = field(default_factory=ChosenOffer)


@dataclass(frozen=True, eq=False)
class Change(Route):
    """One entry of the journal."""

    fixes: Fixes
    found: "Found"
    entry: "Entry"


@dataclass(frozen=True, eq=False)
class Fixing(Route):
    """Something is being changed, put back or looked at again."""

    fixes: Fixes
    attempt: "Attempt"
    running: "RunningAttempt"

    def leave(self) -> None:
        """Wait no more; what is under way comes to its end all the same."""
        self.running.close()


@dataclass(frozen=True, eq=False)
class Fixed(Route):
    """What came of it: before and after."""

    fixes: Fixes
    attempt: "Attempt"
    came: "Came"


@dataclass(frozen=True, eq=False)
class NotFixed(Route):
    """It was not done: why, and what can be done instead."""

    fixes: Fixes
    attempt: "Attempt"
    came: "Came"


@dataclass(frozen=True, eq=False)
class Keep(Route):
    """A result is to be kept: under which name?"""

    result: Result
    typed: Typed = field(default_factory=Typed)


@dataclass(frozen=True, eq=False)
class Export(Route):
    """A result is to be saved as a file, of the kind that the user chose last."""

    result: Result
    chosen: ChosenFormat = field(default_factory=ChosenFormat)


@dataclass(frozen=True, eq=False)
class OneDevice(Route):
    """A device with its results: its number in the history, and its name."""

    device: int
    name: str


@dataclass(frozen=True, eq=False)
class Kept(Route):
    """A result of the history, by its number."""

    number: int


@dataclass(frozen=True, eq=False)
class Compare(Route):
    """Two results of a device, by their numbers."""

    device: int
    before: int
    after: int


@dataclass(frozen=True, eq=False)
class Forget(Route):
    """A result or a device is to be deleted; everything if none is given."""

    result: int = 0
    device: int = 0
    name: str = ""


@dataclass(frozen=True, eq=False)
class Problem(Route):
    """Something could not be done; ``instead`` is a way round it."""

    reason: "Reason"
    details: "Mapping[str, str | int]"
    instead: Route | None = None

    @classmethod
    def of(cls, error: "ExposureCheckError", instead: Route | None = None) -> "Problem":
        """Return what says why something failed."""
        return cls(error.reason, error.details, instead)
