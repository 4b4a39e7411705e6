"""How a device of the user's is checked on the air, as facts."""

from dataclasses import dataclass

COMPUTER = "computer"
"""The kind of device that is this computer, overhearing itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A check on the air before it begins.

    Attributes:
        kind: of device.
        seconds: how long to listen once it is told apart, if it is not guided.
        near: it is told apart by holding it near, not by switching it off and on alone.
        wifi: it is heard over Wi-Fi, not over Bluetooth.
        guided: the user is led through the states of the device that matter.
    """

    kind: str
    seconds: int
    near: bool = False
    wifi: bool = False
    guided: bool = False
