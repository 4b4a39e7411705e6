"""States of a device in which it sends differently, and how long each must be listened to.

A phone searches for Wi-Fi otherwise with its screen on than in a pocket; some use their hardware
address only once Wi-Fi was switched off (rule W4: two of 17 phones measured). Instruction and
reason of each state are in ``resources/words/states.toml``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One state.

    Attributes:
        id: a promise to scripts.
        medium: "wifi" or "ble".
        minimum: seconds below which it counts as not done.
        advised: seconds after which it is done.
    """

    id: str
    medium: str
    minimum: int
    advised: int


STATES: tuple[DeviceState, ...] = (
    # Bursts with the screen on come every 3 to 10 s (median 7 s): five are heard in a minute or
    # two, and at 165 s half of the rotating phones are decided (W4).
    DeviceState("wifi-screen-on", "wifi", 120, 300),
    # Idle phones search 4 to 8 times in 20 minutes (W4).
    DeviceState("wifi-screen-off", "wifi", 600, 1200),
    # Location services search on with Wi-Fi switched off, in 1 to 3 bursts per 20 minutes (W4).
    DeviceState("wifi-off", "wifi", 300, 600),
    # Joining takes seconds; what matters is that the first frames are heard.
    DeviceState("wifi-joining", "wifi", 30, 60),
    # Advertising goes on all the time; addresses last 15 minutes as a rule, and one that is
    # still there after 20 does not rotate in time (B3).
    DeviceState("ble-screen-on", "ble", 60, 300),
    DeviceState("ble-idle", "ble", 1200, 2100),
)


def states_for(media: frozenset[str]) -> tuple[DeviceState, ...]:
    """Return the states that matter for what is listened to, in order."""
    return tuple(state for state in STATES if state.medium in media)
