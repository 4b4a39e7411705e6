"""The two ways of listening to Bluetooth LE."""

from typing import Literal

Mode = Literal["active", "passive"]
"""Whether nearby devices are asked for more than they send by themselves."""
