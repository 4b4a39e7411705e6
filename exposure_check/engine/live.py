"""A live check from its request to its last report.

One thread hears, keeps the tables and judges; it never waits for whoever looks on. Judging costs
at most a small share of the time, whatever the crowd.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import Empty, SimpleQueue

from exposure_check.engine.analysis import Analysis, Examined
from exposure_check.engine.description import describe
from exposure_check.engine.heard_clock import HeardClock
from exposure_check.engine.masking import masked
from exposure_check.engine.observation import Place
from exposure_check.engine.own_signal import OwnSignal
from exposure_check.engine.protocol import Answer
from exposure_check.engine.pump import Pump
from exposure_check.engine.states import Guide
from exposure_check.engine.whose import Whose
from exposure_check.model.errors import ExposureCheckError
from exposure_check.model.heard import Batch, Discard
from exposure_check.model.live import Broken, Ending, LiveCoverage
from exposure_check.model.report import Report
from exposure_check.model.talk import (
    Ask,
    Final,
    Judged,
    Own,
    Request,
    Said,
    Snapshot,
    Stage,
    Told,
    Word,
)
from exposure_check.subject.selection import Selection

LOOK_EVERY = 0.1
"""Seconds between two snapshots, at least."""
JUDGE_EVERY = 1.0
"""Seconds between two interim reports, at least."""
JUDGE_SHARE = 50
"""Judging once is followed by so many times its own duration without."""
KEEP_OTHERS = 60
"""Seconds for which others stay in the tables once the user's device is known for certain: one
that is heard now may be the user's next address by the same rule."""
NOBODY = Own(0, 0)

_SECOND = 1_000_000

Send = Callable[[Answer], None]
Clock = Callable[[], float]


class LiveCheck:
    """Runs one live check.

    Args:
        analysis: the checks and what they need.
        pump: what is heard.
        request: what was asked for.
        selection: its rules, parsed.
        whose: tells which signals are the user's, and leads the user through it.
        guide: leads the user through the states that matter.
    """

    def __init__(
        self,
        analysis: Analysis,
        pump: Pump,
        request: Request,
        selection: Selection,
        whose: Whose,
        guide: Guide,
    ) -> None:
        self._analysis = analysis
        self._pump = pump
        self._request = request
        self._selection = selection
        self._whose = whose
        self._guide = guide
        self._said: SimpleQueue[Said] = SimpleQueue()
        self._observation = analysis.observation(selection)
        self._signal = OwnSignal(analysis.decoder)
        self._clock = HeardClock()
        self._ending = Ending.RUNNING
        self._number = 0
        self._transmitters: dict[str, int] = {}
        self._own = NOBODY
        self._known: frozenset[Place] = frozenset()
        self._mine = 0
        """Good frames of the user's device, as of the last time it was judged."""
        self._began: float | None = None
        """When listening began, on the engine's clock."""
        self._agreed: float | None = None
        """When the time agreed began: once the device is told apart."""

    def say(self, said: Said) -> None:
        """Take the user's word; may be called from another thread."""
        self._said.put(said)

    def run(self, send: Send, clock: Clock) -> None:
        """Listen until it is over, and send the last message.

        Args:
            send: hands a message to the client, without waiting.
            clock: seconds, never set back.

        Raises:
            ExposureCheckError: nothing could be heard at all.
        """
        look = judge = 0.0
        send(self._snapshot(clock()))
        failure: ExposureCheckError | None = None
        try:
            for batch in self._pump.batches():
                now = clock()
                self._hear(batch, now)
                self._go_on(now)
                if now >= judge:
                    for message in self._judged(now):
                        send(message)
                    done = clock()
                    judge = done + max(JUDGE_EVERY, JUDGE_SHARE * (done - now))
                    look = now + LOOK_EVERY
                elif now >= look:
                    send(self._snapshot(now))
                    look = now + LOOK_EVERY
        except ExposureCheckError as error:
            if not self._observation.records:
                # The one that ended it says more than one that could not begin.
                raise (self._pump.failures or [error])[-1] from None
            failure = error
        send(Final(self._report(self._examined(), self._over(failure), failure)))

    def _hear(self, batch: Batch, now: float) -> None:
        self._clock.hear(batch.last_time, now)
        self._observation.observe(batch)
        self._whose.hear(batch)
        self._signal.observe(batch)

    def _go_on(self, now: float) -> None:
        """Hear the user out, and end when it is time."""
        if self._began is None and self._pump.listening:
            self._began = now
        time = self._clock.at(now)
        for said in self._words():
            if said.word is Word.STOP:
                self._end(Ending.STOPPED)
            elif time is not None:
                self._whose.answer(said, now, time)
                self._guide.answer(said, now)
        if time is not None:
            self._whose.step(now, time)
        if self._whose.over:
            told = self._whose.state in (Told.SURE, Told.OPEN)
            self._end(Ending.TIME if told else Ending.UNTOLD)
        elif self._began is not None and not self._whose.busy:
            self._listen_on(now)

    def _listen_on(self, now: float) -> None:
        """See whether the states are done, or the time agreed is over."""
        if self._agreed is None:
            self._agreed = now
        self._guide.step(now)
        seconds = self._request.seconds
        over = seconds and now - self._agreed >= seconds
        if self._guide.over if self._request.guided else over:
            self._whose.conclude(now)

    def _words(self) -> Iterator[Said]:
        while True:
            try:
                yield self._said.get_nowait()
            except Empty:
                return

    def _end(self, ending: Ending) -> None:
        if self._ending is Ending.RUNNING:
            self._ending = ending
            self._pump.stop()

    def _over(self, failure: ExposureCheckError | None) -> Ending:
        if self._ending is not Ending.RUNNING:
            return self._ending
        return Ending.ENDED if failure is None else Ending.FAILED

    def _examined(self) -> Examined:
        return self._analysis.examine(
            self._observation,
            self._pump,
            self._selection,
            self._whose.told(),
            # While the user's own device is silent, the loudest is a stranger.
            unproven=self._selection.strongest,
        )

    def _judged(self, now: float) -> Iterator[Answer]:
        """Judge what was heard so far; anything of a device leaves only if it is the user's."""
        counted = self._observation.transmitters()
        self._transmitters = {medium.value: count for medium, count in counted.items()}
        if self._selection.names and self._whose.busy:
            self._whose.fit(self._analysis.fitting(self._observation, self._selection))
        examined = self._examined()
        self._whose.learn(examined, now)
        own = self._whose.own
        self._mine = examined.report.coverage.mine if own else 0
        self._know(own)
        yield self._snapshot(now)
        if own:
            yield Judged(self._report(examined, self._ending))
        if self._whose.certain:
            before = self._observation.end - KEEP_OTHERS * _SECOND
            self._observation.let_go(before, own)
            self._whose.let_go(before)
            self._signal.forget()

    def _know(self, own: frozenset[Place]) -> None:
        """Describe the user's device, and follow its signal."""
        self._known = own
        self._observation.pin(own)
        self._signal.follow(own)
        if not own:
            self._own = NOBODY
            return
        described = describe(self._observation.ble, own, self._analysis.decoder)
        name = ""
        if described.name is not None:
            reveal = self._request.reveal
            name = described.name.revealed() if reveal else described.name.masked()
        self._own = Own(len(own), self._mine, described.maker, name)

    def _report(
        self, examined: Examined, ending: Ending, failure: ExposureCheckError | None = None
    ) -> Report:
        live = LiveCoverage(ending, self._pump.manners, self._guide.done())
        if failure is not None:
            first = _broken(failure)
            also = tuple(_broken(one) for one in self._pump.failures[1:])
            live = replace(live, reason=first.reason, code=first.code, also=also)
        report = replace(examined.report, live=live)
        return report if self._request.reveal else masked(report)

    def _snapshot(self, now: float) -> Snapshot:
        self._number += 1
        lost = [one.count for one in self._pump.problems() if one.reason is Discard.LOST]
        frames = self._observation.frames()
        own = self._whose.own
        if own != self._known:
            # The user is asked about it now, not when it is judged next.
            self._know(own)
        return Snapshot(
            number=self._number,
            stage=self._stage(),
            told=self._whose.state,
            seconds=0.0 if self._began is None else round(now - self._began, 1),
            records=self._observation.records,
            transmitters=self._transmitters,
            frames={medium.value: count for medium, count in frames.items()},
            lost=sum(lost),
            ask=self._ask(now),
            own=replace(self._own, curve=self._signal.curve) if own else None,
        )

    def _stage(self) -> Stage:
        if self._began is None:
            return Stage.STARTING
        return Stage.TELLING if self._whose.busy else Stage.LISTENING

    def _ask(self, now: float) -> Ask | None:
        if self._began is None:
            return None
        return self._whose.ask(now) if self._whose.busy else self._guide.ask(now)


def _broken(failure: ExposureCheckError) -> Broken:
    return Broken(failure.reason, str(failure.details.get("code", "")))
