"""Measures one whole process: CPU seconds and peak memory.

The process is started by a small, fresh interpreter, since Linux counts the memory of whoever
starts a process into that process's own peak.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_STARTER = """
import json, os, sys
out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
null = os.open(os.devnull, os.O_RDONLY)
actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, out, 1)]
if sys.argv[2] == "quiet":
    actions.append((os.POSIX_SPAWN_DUP2, out, 2))
pid = os.posix_spawnp(sys.argv[3], sys.argv[3:], os.environ, file_actions=actions)
_, status, usage = os.wait4(pid, 0)
sys.stdout.write(json.dumps([
    os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost.

    Attributes:
        cpu: user and system seconds, of the process and the ones it waited for.
        peak: resident memory at its highest, MiB.
        status: exit status.
    """

    cpu: float
    peak: float
    status: int


def run(
    command: Sequence[str], extra: Mapping[str, str], output: Path, *, quiet: bool = True
) -> Cost:
    """Run a command to its end, its output to a file, and return what it cost."""
    starter = [sys.executable, "-S", "-E", "-c", _STARTER, str(output)]
    done = subprocess.run(
        [*starter, "quiet" if quiet else "loud", *command],
        env={**os.environ, **extra},
        stdout=subprocess.PIPE,
        check=True,
    )
    status, cpu, kilobytes = json.loads(done.stdout)
    return Cost(cpu, kilobytes / 1024, status)
