"""One more step for a device that was told apart otherwise: does it fall silent when switched off?

A stranger's device does not, save by chance; nor does a watch on the wrist that held the phone. The
chance: somebody leaves, or a device changes its address or falls silent, within the 11 seconds of
`BLUETOOTH.off`: 1 in 70 for a phone that stays and changes its address every 13 minutes, 1 in 4 for
a passer-by who is in range for 45 s. So this alone names nobody; it only refuses.
"""

from collections.abc import Iterable

from exposure_check.subject.heard import Heard
from exposure_check.subject.phases import BLUETOOTH, SECOND, Phase, Timing, depths, overlaps

_BEFORE = 12
"""It has to be heard in this many seconds before it could have been switched off."""


def gone(off: Phase, mine: Iterable[Heard], timing: Timing = BLUETOOTH) -> bool:
    """Return whether what is said to be the user's was heard up to "off", and not in it.

    Args:
        off: the phase; it should last `Timing.off_lasts`.
        mine: the addresses named, with their presence from well before until the end of the phase.
        timing: of the medium.
    """
    told = off.start / SECOND
    deep = depths([off], timing)
    before = [(told + timing.off[0] - _BEFORE, told + timing.off[0])]
    runs = [run for one in mine for run in one.presence.runs(1)]
    if any(overlaps(run, deep) for run in runs):
        return False
    last = max((run.last for run in runs), default=0) + 0.5 - told
    return timing.off[0] <= last <= timing.off[1] and any(overlaps(run, before) for run in runs)
