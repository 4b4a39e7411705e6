"""With which address a device goes on, after an on/off test told it apart.

The rounds name the addresses used *in* them (`exposure_check.subject.on_off`). A device that keeps
its address is heard with it again. One that does not has a new one after the last "on", of which
only the beginning is known. It is taken if it alone began there, as the ones before did: within
`Timing.agree` of their usual delay, at their strength (`GATE_DB`), of their kind; and was still
heard at the end.

A stranger is taken only if the user's device is missed there, and a stranger begins there. So with
K rounds, m of them followed, the error of the rounds rises by

    (K - m + 1/2) / (K + 1)  *  (n + 1/2) / seconds listened  *  2 * agree

The first factor is the share of times that the device is missed, the second the rate at which new
addresses come at its strength (n came in this test), both the mean under Jeffreys' prior. The sum
must be at most 0.001, else another round, or nobody.
"""

from collections.abc import Sequence
from dataclasses import replace

from exposure_check.subject.answer import WRONG, Answer, Whose, Why
from exposure_check.subject.chance import GATE_DB, LASTING
from exposure_check.subject.heard import Heard
from exposure_check.subject.on_off import MAX_ROUNDS
from exposure_check.subject.phases import BLUETOOTH, SECOND, Phase, Timing
from exposure_check.subject.presence import WINDOW

_ROUND_SECONDS = 60.0
"""What another round would add."""


def again(
    found: Answer, phases: Sequence[Phase], heard: Sequence[Heard], timing: Timing = BLUETOOTH
) -> Answer:
    """Return the one address it goes on with; the rule is in this module's docstring.

    Args:
        found: what the rounds named.
        phases: as for `follow`, and the "on" after them, which has lasted.
        heard: as for `follow`.
        timing: of the medium.
    """
    on = phases[-1]
    if len(found.keys) == 1 and any(
        one.key in found.keys and one.presence.last > on.start for one in heard
    ):
        return found
    alike = [one for one in heard if one.key not in found.keys and _alike(one, found)]
    begun = [one for one in alike if _begins(one, on, timing)]
    if len(begun) != 1:
        why = Why.TWO_FOLLOW if begun else Why.MORE_ROUNDS
        return _refused(found, why, found.error)
    (mine,) = begun
    came = sum(
        one.key != mine.key
        and one.presence.first > phases[0].start + timing.silence * SECOND
        and one.presence.last - one.presence.first >= LASTING * SECOND
        for one in alike
    )
    listened = (on.end - phases[0].start) / SECOND - timing.silence
    error = found.error + _chance(found, came, listened, timing, more=0)
    delay = (mine.presence.first - on.start) / SECOND
    usual = found.delay is None or abs(delay - found.delay) <= timing.agree
    lasted = mine.presence.last >= on.end + timing.off[0] * SECOND
    if usual and lasted and error <= WRONG:
        return replace(found, keys=frozenset({mine.key}), error=error)
    left = MAX_ROUNDS - found.rounds
    longer = min(listened + left * _ROUND_SECONDS, float(WINDOW))
    hopeful = left > 0 and _chance(found, came, longer, timing, more=left) <= WRONG
    return _refused(found, Why.MORE_ROUNDS if hopeful else Why.CROWDED, error)


def _chance(found: Answer, came: int, listened: float, timing: Timing, *, more: int) -> float:
    missed = (found.rounds - found.followed + 0.5) / (found.rounds + more + 1)
    return missed * (came + 0.5) / max(listened, 1.0) * 2 * timing.agree


def _alike(one: Heard, found: Answer) -> bool:
    rssi = one.presence.rssi
    near = rssi is None or found.rssi is None or abs(rssi - found.rssi) <= GATE_DB
    return near and one.kind == found.kind


def _begins(one: Heard, on: Phase, timing: Timing) -> bool:
    after = (one.presence.first - on.start) / SECOND
    return timing.on[0] <= after <= timing.on[1]


def _refused(found: Answer, why: Why, error: float) -> Answer:
    return replace(found, whose=Whose.AMBIGUOUS, why=why, keys=frozenset(), error=error)
