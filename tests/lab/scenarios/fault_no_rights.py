"""A user without rights: the helper is not installed; it is, and may not; nobody can be asked."""

import os
import shutil
import subprocess
from pathlib import Path

import exposure_check
from tests.lab.guest.process import Started, call, wait_for
from tests.lab.guest.stations import system_bus
from tests.lab.guest.truth import Truth, right
from tests.lab.guest.words import sentence

LANE = "wifi"
CHECKOUT = Path(exposure_check.__file__).parents[1]
TRUTH = Truth(status=2, says=(sentence("helper", "no-agent"),))
ASK_ADMINISTRATOR = """
polkit.addRule(function(action) {
    if (action.id == "org.exposure-check.capture") { return polkit.Result.AUTH_ADMIN; }
});
"""


def play(lab):
    radio = lab.radio()
    asked = ("--wifi", radio.interface, "--mine", "all")
    said = lab.watched(lab.watch(*asked, user="somebody"))
    right(said, status=2, says=(sentence("helper", "not-installed"),))

    install()
    system_bus(lab.folder)
    polkit(lab)
    said = lab.watched(lab.watch(*asked, user="somebody"))
    right(said, status=2, says=(sentence("helper", "denied"),))

    # Where an administrator may be asked, but nothing on the screen can do that.
    Path("/etc/polkit-1/rules.d/10-lab.rules").write_text(ASK_ADMINISTRATOR)
    return lab.watched(lab.watch(*asked, user="somebody"))


def install():
    """Install the helper as the package does, for this scenario alone."""
    packaging = CHECKOUT / "packaging"
    for place in ("/usr/libexec", "/usr/lib", "/usr/share/polkit-1/actions", "/etc/polkit-1"):
        over(place)
    place = Path("/usr/libexec/exposure-check")
    place.mkdir()
    shutil.copy(packaging / "helper" / "capture", place)
    (place / "capture").chmod(0o755)
    package = Path("/usr/lib/exposure-check/helper/exposure_check")
    shutil.copytree(CHECKOUT / "exposure_check" / "helper", package / "helper")
    shutil.copy(CHECKOUT / "exposure_check" / "__init__.py", package)
    policy = packaging / "polkit" / "org.exposure-check.capture.policy"
    shutil.copy(policy, "/usr/share/polkit-1/actions")
    shutil.rmtree("/etc/polkit-1/rules.d", ignore_errors=True)
    Path("/etc/polkit-1/rules.d").mkdir()


def over(place):
    """Lay a layer in RAM over a folder, seen by this scenario alone."""
    layer = Path("/run/layers") / place.strip("/").replace("/", "-")
    for part in ("changes", "work"):
        (layer / part).mkdir(parents=True)
    options = f"lowerdir={place},upperdir={layer}/changes,workdir={layer}/work"
    subprocess.run(["mount", "-t", "overlay", "-o", options, "overlay", place], check=True)


def polkit(lab):
    daemon = "/usr/lib/polkit-1/polkitd"
    Started([daemon, "--no-debug"], lab.folder / "polkitd.log", env={**os.environ, "G_DEBUG": ""})
    bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    asked = ("busctl", "call", *bus, "NameHasOwner", "s", "org.freedesktop.PolicyKit1")
    wait_for(lambda: "true" in call(*asked), 90, 0.5)
