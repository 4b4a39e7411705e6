"""Facts of the machine that a figure was measured on."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path


def facts() -> list[str]:
    """Return one line per fact."""
    return [
        f"{datetime.now(UTC):%Y-%m-%d}",
        f"Python {platform.python_version()} ({sys.implementation.name})",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{_processor()}, {os.cpu_count()} cores",
        f"load {_load()}",
        *(_version(*command) for command in (("tshark", "--version"), ("hcxpcapngtool", "-v"))),
    ]


def _load() -> str:
    try:
        return Path("/proc/loadavg").read_text(encoding="ascii").partition("\n")[0]
    except OSError:
        return "unknown"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "unknown processor"
    names = [line.partition(":")[2].strip() for line in text.splitlines() if "model name" in line]
    return names[0] if names else "unknown processor"


def _version(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return f"{command[0]}: not installed"
    return (done.stdout.splitlines() or [command[0]])[0]
