"""Reads one capture under limits and prints what came of it; run as a process of its own."""

import json
import resource
import sys
from pathlib import Path

SECONDS = 5
ADDRESS_SPACE = 512 << 20
"""More than what may be used: the interpreter reserves more than it touches."""


def main(name: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    from exposure_check.model.errors import ExposureCheckError
    from exposure_check.radio.capture_file import open_captures

    source = open_captures([name], sys.stdin.buffer)
    outcome: dict[str, object] = {"refused": "", "code": "", "frames": 0, "rows": 0}
    frames = rows = 0
    try:
        for batch in source.batches():
            frames += batch.frames
            rows += len(batch.wifi)
    except ExposureCheckError as error:
        outcome |= {"refused": error.reason.value, "code": error.details.get("code", "")}
    outcome |= {"frames": frames, "rows": rows}
    outcome["problems"] = sorted({one.detail for one in source.problems()})
    outcome["peak"] = peak_octets()
    print(json.dumps(outcome))


def peak_octets() -> int:
    """The most memory this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM:"))
        return int(line.split()[1]) << 10
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main(sys.argv[1])
