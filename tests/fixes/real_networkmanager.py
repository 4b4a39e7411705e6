"""Inside the namespaces of real_services.sh: changes and undoes real settings, prints what it saw.

Arguments: the tree, and a folder to keep the journal in.
"""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from exposure_check.engine.fixing import Fixer
from exposure_check.fixes.linux_bus import SystemBus
from exposure_check.fixes.linux_files import FilesHand, file_place
from exposure_check.fixes.linux_plan_profiles import PROFILE_FIXES
from exposure_check.fixes.linux_profiles import (
    CONNECTION,
    SERVICE,
    SETTINGS,
    ProfilesHand,
    profile_place,
)
from exposure_check.fixes.linux_services import HOSTNAMED, HostnameHand, hostname_place
from exposure_check.fixes.linux_survey import survey
from exposure_check.model.fix import FixRefusedError, Offer, Rights, Scope, State, Step, TakesEffect
from exposure_check.model.setting import Settings, System
from exposure_check.setfiles.contents import FILES
from exposure_check.setfiles.program import run
from exposure_check.storage.journal import JournalFolder
from tests.engine.test_fixing_crash import killed_at

TREE, STATE = Path(sys.argv[1]), Path(sys.argv[2])
FOLDER = TREE / "etc/NetworkManager/system-connections"
PSK = "[wifi-security]\nkey-mgmt=wpa-psk\npsk=verysecret1\n"
EAP = (
    "[wifi-security]\nkey-mgmt=wpa-eap\n\n[802-1x]\neap=peap;\nidentity=anna\n"
    "password=verysecret1\nphase2-auth=mschapv2\n"
)
PROFILES = {
    "plain": ("", PSK),
    "hidden": ("hidden=true\n", PSK),
    "fixed": ("cloned-mac-address=02:11:22:33:44:55\n", PSK),
    "random": ("cloned-mac-address=random\nmac-address-randomization=2\n", PSK),
    "asked": ("", "[wifi-security]\nkey-mgmt=wpa-psk\npsk-flags=1\n"),
    "work": (
        "hidden=true\n",
        EAP,
    ),
}
CALL = SystemBus(f"unix:path={TREE}/run/dbus/system_bus_socket", patience=20)


def write_profiles():
    for number, (name, (wireless, security)) in enumerate(PROFILES.items(), 1):
        path = FOLDER / f"{name}.nmconnection"
        path.write_text(
            f"# by hand\n[connection]\nid={name}\nuuid={uuid(number)}\ntype=wifi\n"
            f"{'stable-id=mine' if name == 'fixed' else ''}\n\n"
            f"[wifi]\nmode=infrastructure\nssid=Net-{name}\n{wireless}\n{security}\n"
            "[ipv4]\nmethod=auto\n\n[ipv6]\naddr-gen-mode=eui64\nmethod=auto\n\n[proxy]\n"
        )
        path.chmod(0o600)


def uuid(number):
    return f"11111111-2222-3333-4444-{number:012}"


def start():
    write_profiles()
    subprocess.run(["chroot", TREE, "NetworkManager"], check=True)
    for _ in range(100):
        try:
            CALL(SERVICE, SETTINGS, f"{SERVICE}.Settings.ListConnections")
        except FixRefusedError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("NetworkManager did not come")


def written_by_networkmanager(number):
    """Let it write the file once: what a person wrote by hand it writes in its own order."""
    method = f"{SERVICE}.Settings.GetConnectionByUuid"
    (path,) = CALL(SERVICE, SETTINGS, method, "s", (uuid(number),))
    (settings,) = CALL(SERVICE, path, f"{CONNECTION}.GetSettings")
    body = (settings, 1, {})
    CALL(SERVICE, path, f"{CONNECTION}.Update2", "a{sa{sv}}ua{sv}", body)


def offer(fix, place, wanted):
    return Offer(
        fix, "", "", Scope.COMPUTER, (), (), (Step(place, State(wanted)),), (), Rights.NONE,
        TakesEffect.AT_ONCE,
    )  # fmt: skip


def files():
    return {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}


def profiles(fixer, survey_):
    for profile in survey_.profiles:
        for fix in PROFILE_FIXES:
            wanted = dict(fix.wanted(profile, survey_))
            before = files()
            entry = fixer.apply(offer(fix.fix, profile_place(profile.uuid, *wanted), wanted))
            during = files()
            fixer.undo(entry.number)
            yield {
                "fix": fix.fix,
                "profile": profile.ssid.decode(),
                "changed": [name for name in before if before[name] != during[name]],
                "identical": files() == before,
                "secrets": b"".join(before.values()).count(b"verysecret1")
                == b"".join(during.values()).count(b"verysecret1"),
                "kept": b"verysecret1" not in b"".join(
                    path.read_bytes() for path in STATE.rglob("*") if path.is_file()
                ),
            }  # fmt: skip


def crashes(fixer):
    """Kill the program at every line of changing one network, and undo; returns how many."""
    wanted = {"802-11-wireless.assigned-mac-address": ["s", "stable"]}
    place = profile_place(uuid(1), *wanted)
    before, lines = files(), 0
    while killed_at(lines, partial(fixer.apply, offer("linux.wifi-address", place, wanted))):
        undo_last(fixer)
        if files() != before:
            raise SystemExit(f"not restored after line {lines}")
        lines += 1
    undo_last(fixer)
    return lines if files() == before else -1


def undo_last(fixer):
    for entry in fixer.journal.entries()[-1:]:
        fixer.undo(entry.number)


def drop_ins(fixer):
    """Write each file of NetworkManager's, and look what it makes of all its files."""
    print_ = ["chroot", TREE, "NetworkManager", "--print-config"]
    for name, told in FILES.items():
        if not name.startswith("nm-"):
            continue
        word = "stable" if name == "nm-address" else next(iter(told.words))
        before = subprocess.run(print_, check=True, capture_output=True, text=True).stdout
        entry = fixer.apply(offer("linux.wifi-search", file_place(name), word))
        CALL(SERVICE, "/org/freedesktop/NetworkManager", f"{SERVICE}.Reload", "u", (1,))
        during = subprocess.run(print_, check=True, capture_output=True, text=True).stdout
        fixer.undo(entry.number)
        after = subprocess.run(print_, check=True, capture_output=True, text=True).stdout
        lines = [one for one in told.words[word].splitlines() if "=" in one]
        yield {"file": name, "merged": all(one in during for one in lines), "gone": after == before}


def refusals():
    """As a user without any rights: polkit says no."""
    child = os.fork()
    if child == 0:
        os.setgid(65534)
        os.setuid(65534)
        hand = ProfilesHand(CALL)
        place = profile_place(uuid(2), "802-11-wireless.hidden")
        try:
            hand.write(place, State({"802-11-wireless.hidden": None}))
        except FixRefusedError as error:
            os._exit(10 if error.why.value == "denied" else 11)
        os._exit(12)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def host_names(fixer):
    path = TREE / "etc/hostname"
    before = path.read_bytes() if path.exists() else None
    place = hostname_place("StaticHostname")
    body = (HOSTNAMED,)
    bus = "org.freedesktop.DBus"
    if CALL(bus, "/org/freedesktop/DBus", f"{bus}.NameHasOwner", "s", body) != [True]:
        return None
    entry = fixer.apply(offer("linux.computer-name", place, "computer"))
    during = path.read_bytes()
    fixer.undo(entry.number)
    after = path.read_bytes() if path.exists() else None
    return {"set": during == b"computer\n", "identical": before == after}


def main():
    start()
    (version,) = CALL(
        SERVICE, "/org/freedesktop/NetworkManager", "org.freedesktop.DBus.Properties.Get", "ss",
        (SERVICE, "Version"),
    )  # fmt: skip
    hand = FilesHand(lambda told, _octets: run(told, str(TREE), lambda _service: False), TREE)
    hands = {"nm-profile": ProfilesHand(CALL), "file": hand, "hostname": HostnameHand(CALL)}
    fixer = Fixer(hands, JournalFolder(STATE), lambda: int(time.time()), "0", System.LINUX)
    for number in range(1, len(PROFILES) + 1):
        written_by_networkmanager(number)
    found = survey(Settings(System.LINUX, ()), CALL, hand)
    seen = {
        "host-name": host_names(fixer),
        "version": version.value,
        "profiles": list(profiles(fixer, found)),
        "drop-ins": list(drop_ins(fixer)),
        "refused": refusals(),
        "crashes": crashes(fixer),
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
