"""One check from start to end: listen, choose, judge, report."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from exposure_check.checks.check import Check
from exposure_check.checks.wifi_bursts import bursts_of
from exposure_check.engine.assess import assess, lead
from exposure_check.engine.collect import ble_emitters, net_hosts, wifi_emitters
from exposure_check.engine.completeness import (
    incomplete,
    maybe_hotspots,
    searches_unjudged,
    too_short,
)
from exposure_check.engine.judge import judge, nothing_judged
from exposure_check.engine.limits import Limits
from exposure_check.engine.lives import lives_of
from exposure_check.engine.names import names_of
from exposure_check.engine.observation import Listing, Observation, Place
from exposure_check.engine.ports import AddressHash, Decoder, Source
from exposure_check.model.address import is_local
from exposure_check.model.evidence import Coverage, Evidence
from exposure_check.model.heard import Discard, Problem
from exposure_check.model.report import OnProgress, Report, SubjectAnswer, SubjectResult
from exposure_check.subject.bit_errors import suspected
from exposure_check.subject.candidate import Candidate
from exposure_check.subject.choose import Choice, Names, choose, fitting
from exposure_check.subject.company import looks_like_several
from exposure_check.subject.resolve import resolves
from exposure_check.subject.selection import Selection


class HeardFrom(Protocol):
    """What a report says of its source; see the engine's ``Source``."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be read so far."""
        ...

    @property
    def count(self) -> int:
        """How many sources are heard as one."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What a live test says of whose signals are the user's.

    Attributes:
        rule: the test's name, see `exposure_check.model.report.SubjectResult`.
        places: the user's table entries.
        otherwise: the answer if there are none.
        incomplete: whether signals of the user's device may be missing, so that none clears it.
    """

    rule: str
    places: frozenset[Place]
    otherwise: SubjectAnswer
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """A report, and the table entries it is about."""

    report: Report
    places: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a check needs, plugged in by wiring.

    Attributes:
        checks: in the order of the report.
        decoder: interprets raw bytes.
        address_hash: for identity keys.
        limits: bounds of the tables.
    """

    checks: Sequence[Check]
    decoder: Decoder
    address_hash: AddressHash
    limits: Limits = field(default_factory=Limits)

    def run(self, source: Source, selection: Selection, on_progress: OnProgress) -> Report:
        """Read the source to its end and report on the user's device.

        Raises:
            ExposureCheckError: the source cannot be read.
        """
        observation = self.observation(selection)
        for batch in source.batches():
            observation.observe(batch)
            on_progress(source.progress(), observation.records)
        return self.report(observation, source, selection)

    def observation(self, selection: Selection) -> Observation:
        """Return empty tables in which what the user named is never dropped."""
        return Observation(self.limits, self.decoder, self._pinned(selection))

    def report(self, observation: Observation, source: Source, selection: Selection) -> Report:
        """Report on what was observed so far."""
        return self.examine(observation, source, selection).report

    def examine(
        self,
        observation: Observation,
        source: HeardFrom,
        selection: Selection,
        told: Told | None = None,
        *,
        unproven: bool = False,
    ) -> Examined:
        """Report on what was observed so far, and say which table entries were judged.

        Args:
            observation: the tables.
            source: where they come from.
            selection: the user's rules.
            told: which entries are the user's, if a test told that; the rules are not asked then.
            unproven: whether the rules may choose somebody else's, so that nothing clears.
        """
        listing = observation.listing()
        noise = suspected(listing.candidates)
        real = [one for one in listing.candidates if one.key not in noise]
        choice = self._choice(real, listing, selection, told)
        evidence = self._evidence(listing, choice, selection)
        discarded = _discarded(observation, source, listing, noise)
        if told is None and (hotspots := maybe_hotspots(observation.wifi.points, selection)):
            discarded[Discard.MAYBE_HOTSPOT] = hotspots
        coverage = _coverage(observation, source, real, choice.keys, evidence, discarded)
        missing = incomplete(observation, selection, evidence, coverage.mine, discarded)
        missing = missing or unproven or (told is not None and told.incomplete)
        short = too_short(evidence, coverage)
        several = looks_like_several(evidence)
        coverage = replace(coverage, incomplete=missing, short=short, several=several)
        evidence = replace(evidence, coverage=coverage)
        outcomes = judge(self.checks, evidence) if choice.keys else nothing_judged(self.checks)
        rule = selection.rule if told is None else told.rule
        devices = max(len(real), observation.others_most + len(choice.keys))
        subject = SubjectResult(choice.answer, rule, devices, choice.gap)
        report = Report(
            subject,
            assess(outcomes, evidence),
            outcomes,
            lead(outcomes),
            coverage,
            source.count,
            lives=lives_of(evidence),
        )
        return Examined(report, frozenset(listing.place(key) for key in choice.keys))

    def fitting(self, observation: Observation, selection: Selection) -> frozenset[Place]:
        """Return all table entries that fit a rule of address, name or key."""
        listing = observation.listing()
        keys = fitting(listing.candidates, selection, self._names(listing), self.address_hash)
        return frozenset(listing.place(key) for key in keys)

    def _names(self, listing: Listing) -> Names:
        return lambda candidate: names_of(candidate, listing, self.decoder)

    def _choice(
        self,
        real: Sequence[Candidate],
        listing: Listing,
        selection: Selection,
        told: Told | None,
    ) -> Choice:
        if told is None:
            return choose(real, selection, self._names(listing), self.address_hash)
        if not real:
            return Choice(SubjectAnswer.NOTHING_HEARD)
        keys = frozenset(one.key for one in real if listing.place(one.key) in told.places)
        return Choice(SubjectAnswer.CHOSEN if keys else told.otherwise, keys)

    def _pinned(self, selection: Selection) -> Callable[[bytes], bool]:
        def pinned(address: bytes) -> bool:
            return address in selection.addresses or resolves(
                address, selection.irks, self.address_hash
            )

        return pinned

    def _evidence(self, listing: Listing, choice: Choice, selection: Selection) -> Evidence:
        keys, decoder, limits, points = choice.keys, self.decoder, self.limits, listing.points
        return Evidence(
            wifi_emitters(
                (listing.wifi[key] for key in keys if key in listing.wifi), decoder, limits, points
            ),
            ble_emitters((listing.ble[key] for key in keys if key in listing.ble), decoder, limits),
            net_hosts((listing.net[key] for key in keys if key in listing.net), decoder),
            _NO_COVERAGE,
            frozenset(one for one in selection.addresses if not is_local(one)),
        )


_NO_COVERAGE = Coverage(0, 0, 0, 0, 0, 0, 0)


def _discarded(
    observation: Observation, source: HeardFrom, listing: Listing, noise: frozenset[int]
) -> dict[Discard, int]:
    counts: Counter[Discard] = Counter(observation.ble.discarded)
    for problem in source.problems():
        counts[problem.reason] += problem.count
    counts[Discard.BIT_ERROR_SUSPECTED] += sum(
        one.frames for one in listing.candidates if one.key in noise
    )
    counts[Discard.TABLE_FULL] += (
        observation.wifi.frames_dropped
        + observation.ble.frames_dropped
        + observation.net.frames_dropped
    )
    return {reason: count for reason, count in counts.items() if count}


def _coverage(
    observation: Observation,
    source: HeardFrom,
    real: Sequence[Candidate],
    keys: frozenset[int],
    evidence: Evidence,
    discarded: dict[Discard, int],
) -> Coverage:
    own = [one for one in real if one.key in keys]
    mine = sum(one.frames for one in own)
    others = sum(one.frames for one in real) - mine + discarded.get(Discard.TABLE_FULL, 0)
    others += observation.others_let_go
    judged = sum(
        one.frames for emitters in (evidence.wifi, evidence.ble, evidence.net) for one in emitters
    )
    unjudged = max(0, mine - judged) + searches_unjudged(evidence)
    if unjudged:
        discarded[Discard.TABLE_FULL] = discarded.get(Discard.TABLE_FULL, 0) + unjudged
    dropped = (
        observation.wifi.devices_dropped
        + observation.ble.devices_dropped
        + observation.net.devices_dropped
    )
    return Coverage(
        start=observation.start,
        end=observation.end,
        records=observation.records,
        mine=mine,
        others=others,
        other_devices=max(len(real) - len(own), observation.others_most) + dropped,
        bursts=len(bursts_of(evidence.wifi)),
        channels=dict(sorted(observation.channels.items())),
        discarded=discarded,
        problems=source.problems(),
    )
