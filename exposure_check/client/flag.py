"""How a process of this program is told that it is the engine."""

from typing import Final

ENGINE: Final = "--engine"
"""First argument of the engine's process; stands apart so that a start costs no more than that."""
