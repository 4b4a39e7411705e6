import os
import platform
import re
import stat
import sys
from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.helper.protocol import Code
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.radio import helper_launch
from exposure_check.radio.helper_launch import (
    HelperProcess,
    Obstacle,
    bluetooth_arguments,
    last_words,
    obstacle,
    start,
    wifi_arguments,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the helper is for Linux")


def test_arguments() -> None:
    assert wifi_arguments(3, (), 60, 64) == ("wifi", "3", "0", "60", "64")
    assert wifi_arguments(3, (1, 6), 60, 64) == ("wifi", "3", "1,6", "60", "64")
    assert bluetooth_arguments(60) == ("hci-monitor", "60")
    assert bluetooth_arguments(60, 0) == ("hci-monitor", "60", "0")


def test_the_helper_understands_them() -> None:
    if sys.platform != "linux":
        pytest.skip("the helper is for Linux")
    from exposure_check.helper.order import read_order

    assert read_order(wifi_arguments(3, (1, 6), 60, 64)).channels == (1, 6)
    assert read_order(bluetooth_arguments(60)).target == -1
    assert read_order(bluetooth_arguments(60, 1)).target == 1


@pytest.mark.parametrize(
    ("status", "said", "why"),
    [
        (126, b"Error executing command as another user: Request dismissed\n", Obstacle.CANCELLED),
        (127, b"Error executing command as another user: Not authorized\n", Obstacle.DENIED),
        (
            127,
            b"Error executing command as another user: No authentication agent found.\n",
            Obstacle.NO_AGENT,
        ),
        (
            127,
            b"Error creating textual authentication agent: Error opening a terminal\n",
            Obstacle.NO_AGENT,
        ),
        (-9, b"", Obstacle.DIED),
        (1, b"Traceback", Obstacle.DIED),
        (0, b"", Obstacle.DIED),
    ],
)
def test_why_it_ended(status: int, said: bytes, why: Obstacle) -> None:
    assert last_words(status, said) is why


class System:
    """This computer as far as starting goes."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.patch = patch
        self.folder = folder
        patch.setattr(platform, "system", lambda: "Linux")
        patch.setattr(helper_launch, "INSTALLED", folder / "capture")
        patch.setattr(helper_launch, "_SYSTEM_PATH", str(folder))

    def user(self, number: int) -> None:
        self.patch.setattr(os, "geteuid", lambda: number)

    def install(self, name: str, script: str = "exit 0") -> Path:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> System:
    return System(monkeypatch, tmp_path)


def test_what_stands_in_the_way(system: System) -> None:
    system.user(1000)
    assert obstacle() is Obstacle.NOT_INSTALLED
    system.install("capture")
    assert obstacle() is Obstacle.NO_PKEXEC
    system.install("pkexec")
    assert obstacle() is None
    system.patch.setattr(platform, "system", lambda: "Darwin")
    assert obstacle() is Obstacle.NOT_LINUX


def test_root_needs_nothing(system: System) -> None:
    system.user(0)
    assert obstacle() is None
    system.patch.setattr(sys, "pycache_prefix", "somewhere")
    assert helper_launch._command()[3:5] == ["-X", "pycache_prefix=somewhere"]
    system.patch.setattr(sys, "pycache_prefix", None)
    command = helper_launch._command()
    assert command[0] == sys.executable
    assert command[1:4] == ["-I", "-S", "-B"], "isolated"
    assert (Path(command[4]) / "__main__.py").is_file()
    system.patch.setattr(sys, "frozen", True, raising=False)
    assert helper_launch._command() == [str(helper_launch.INSTALLED)]


def test_pkexec_gets_the_installed_helper_and_numbers(system: System) -> None:
    system.user(1000)
    installed = system.install("capture")
    system.install("pkexec", 'echo "$@"; env >&2')
    system.patch.setenv("SECRET", "of the user")
    process = start(wifi_arguments(3, (6,), 60, 64))
    assert process.wait(20) == 0
    assert os.read(process.out, 1000).decode().split() == [
        str(installed),
        *("wifi", "3", "6", "60", "64"),
    ]
    assert b"SECRET" not in process.last_errors()
    process.close()


def test_what_cannot_be_started(system: System) -> None:
    system.user(1000)
    system.install("capture")
    system.install("pkexec")
    (system.folder / "pkexec").write_text("#!/nowhere\n", encoding="ascii")
    with pytest.raises(ExposureCheckError) as failed:
        start(bluetooth_arguments(1))
    assert failed.value.reason is Reason.LISTENING_FAILED
    assert failed.value.details["code"] == Obstacle.CANNOT_START.value


def test_hanging_up_ends_it() -> None:
    process = HelperProcess(["/bin/cat"])
    assert process.wait(0.05) is None
    process.hang_up()
    process.hang_up()
    assert process.wait(20) == 0
    process.close()


def test_ending_by_force() -> None:
    process = HelperProcess(["/bin/sleep", "60"])
    process.kill()
    assert process.wait(20) == -9
    process.kill()
    assert process.last_errors() == b""
    process.close()


def test_every_code_has_words(root: Path) -> None:
    words = Library(root / "resources")
    silent = {Code.READY, Code.COUNTED}
    keys = {one.value for one in Obstacle} | {one.value for one in Code if one not in silent}
    for key in keys:
        text = words.text("helper", key)
        assert text.endswith("."), key
        assert "…" not in text
    assert keys == set(words._group("helper"))
    assert not {one.value for one in Obstacle} & {one.value for one in Code}


def test_polkit_starts_the_installed_helper_and_asks_each_time(root: Path) -> None:
    policy = root / "packaging" / "polkit" / "org.exposure-check.capture.policy"
    text = policy.read_text(encoding="utf-8")
    (path,) = re.findall(r'key="org\.freedesktop\.policykit\.exec\.path">([^<]+)<', text)
    assert Path(path) == helper_launch.INSTALLED
    assert re.findall(r"<allow_(\w+)>(\w+)<", text) == [
        ("any", "no"),
        ("inactive", "no"),
        ("active", "auth_admin"),
    ]


def test_the_installed_helper_is_isolated(root: Path) -> None:
    script = root / "packaging" / "helper" / "capture"
    first, *_ = script.read_text(encoding="utf-8").splitlines()
    assert first == "#!/usr/bin/python3 -ISB", "no environment, no packages, nothing written"
    assert script.stat().st_mode & stat.S_IXUSR
