"""The virtual machine: how it is started on this computer, and what it says while it runs."""

import json
import os
import selectors
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

# The guest's own counter is calibrated wrongly when this computer is busy, and its time then runs
# at twice the speed: the HPET follows this computer's clock.
KERNEL_OPTIONS = (
    "console=ttyS0 loglevel=4 panic=-1 net.ifnames=0 mitigations=off nokaslr random.trust_cpu=on "
    "no_timer_check tsc=unstable clocksource=hpet cryptomgr.notests edd=off audit=0 apparmor=0"
)
TCG = ["-accel", "tcg,thread=multi", "-cpu", "max"]
MEMORY = "1536"
"""Megabytes."""
KVM = ["-accel", "kvm", "-cpu", "host"]


class GuestError(Exception):
    """The guest did not come up, or ended before its time."""


def accelerator(kernel: Path, remembered: Path) -> list[str]:
    """Return QEMU's options for hardware acceleration where it truly works, else for emulation.

    Some clouds show a ``/dev/kvm`` on which no ordinary kernel boots, so one is tried: it has to
    say its first words within five seconds. The answer holds until this computer starts anew.
    """
    boot = Path("/proc/sys/kernel/random/boot_id").read_text()
    try:
        known_boot, _, works = remembered.read_text().rpartition("\n")
        if known_boot + "\n" == boot:
            return KVM if works == "kvm" else TCG
    except OSError:
        pass
    works = "kvm" if os.access("/dev/kvm", os.R_OK | os.W_OK) and _boots(kernel, KVM) else "tcg"
    remembered.write_text(f"{boot}{works}")
    return KVM if works == "kvm" else TCG


def _boots(kernel: Path, options: list[str]) -> bool:
    command = ["qemu-system-x86_64", *options, "-m", "256", "-nodefaults", "-display", "none"]
    command += ["-no-reboot", "-serial", "stdio", "-kernel", str(kernel)]
    command += ["-append", "console=ttyS0 earlyprintk=ttyS0 panic=-1"]
    try:
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=5
        )
        said = done.stdout
    except subprocess.TimeoutExpired as slow:
        said = slow.stdout or b""
    # Further than the first line, which some broken ones still reach.
    return b"Mount-cache" in said or b"Kernel panic" in said


class Guest:
    """A running guest. Iterate over it for its events; it ends with the last one."""

    def __init__(self, image: Path, checkout: Path, out: Path, name: str, options: list[str]):
        self.console = out / f"console-{name}.log"
        self.started = time.monotonic()
        share = "security_model=none"
        # However this program ends, its guests end with it.
        command = ["setpriv", "--pdeathsig", "KILL"]
        command += ["qemu-system-x86_64", *options, "-smp", "2", "-m", MEMORY]
        command += ["-nodefaults", "-display", "none", "-no-reboot", "-net", "none"]
        command += ["-serial", f"file:{self.console}", "-serial", "stdio"]
        command += ["-device", "virtio-rng-pci"]
        command += ["-kernel", str(image / "vmlinuz"), "-initrd", str(image / "initrd.gz")]
        command += ["-append", KERNEL_OPTIONS]
        command += ["-drive", f"file={image / 'disk.img'},format=raw,if=virtio,readonly=on"]
        command += ["-virtfs", f"local,path={checkout},mount_tag=checkout,{share},readonly=on"]
        command += ["-virtfs", f"local,path={out},mount_tag=out,{share}"]
        with (out / f"qemu-{name}.log").open("wb") as errors:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
            )

    def events(self, silence: float) -> Iterator[dict]:
        """Yield what the agent says. GuestError if it ends early or is silent for so long."""
        assert self.process.stdout is not None
        selector = selectors.DefaultSelector()
        selector.register(self.process.stdout, selectors.EVENT_READ)
        pending = b""
        while True:
            if not selector.select(silence):
                raise GuestError(f"the guest said nothing for {silence:.0f} s")
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                raise GuestError("the guest ended early")
            *lines, pending = (pending + data).split(b"\n")
            for line in lines:
                event = json.loads(line)
                yield event
                if event["event"] == "end":
                    return

    def end(self) -> None:
        """Wait for it to switch itself off, or switch it off."""
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def kill(self) -> None:
        """Switch it off."""
        self.process.kill()
        self.process.wait()

    def last_words(self) -> str:
        """Return the end of its console."""
        try:
            lines = self.console.read_text(errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-25:])
