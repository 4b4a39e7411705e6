import subprocess
import sys

import pytest

from exposure_check.setfiles import program
from exposure_check.setfiles.protocol import Code, Stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "etc/NetworkManager/conf.d"
    folder.mkdir(parents=True)
    for one in (tmp_path, *tmp_path.rglob("*")):
        one.chmod(0o755)
    return tmp_path


def test_the_service_is_told_after_the_file_is_written(tree):
    told = []

    def tell(service):
        told.append(service)
        return any((tree / "etc/NetworkManager/conf.d").iterdir())

    assert program.run(["set", "nm-scan", "yes"], str(tree), tell) is Code.DONE
    assert told == [("reload", "NetworkManager.service")]


def test_codes_for_all_that_can_happen(tree, monkeypatch):
    root = str(tree)
    assert program.run(["x"], root, lambda _: True) is Code.BAD_ARGUMENTS
    asked = ["set", "nm-scan", "yes"]
    assert program.run(asked, root, lambda _: False) is Code.DONE_NOT_RELOADED
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert program.run(asked, "/", lambda _: True) is Code.NOT_PRIVILEGED
    for error, code in (
        (OSError(30, "read-only"), Code.CANNOT_WRITE),
        (ZeroDivisionError(), Code.BROKE),
        (Stop(Code.NO_PLAIN_FILE), Code.NO_PLAIN_FILE),
    ):

        def fail(*_told, error=error):
            raise error

        monkeypatch.setattr(program, "carry_out", fail)
        assert program.run(asked, root, lambda _: True) is code


def test_systemctl_is_told_fixed_words(tmp_path, monkeypatch):
    systemctl = tmp_path / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/told\nexit 0\n')
    systemctl.chmod(0o755)
    monkeypatch.setattr(program, "_SYSTEMCTL", (str(systemctl),))
    assert program.tell(("reload", "NetworkManager.service"))
    told = (tmp_path / "told").read_text()
    assert told == "--no-ask-password reload NetworkManager.service\n"
    systemctl.write_text("#!/bin/sh\nexit 5\n")
    assert not program.tell(("reload", "NetworkManager.service"))
    monkeypatch.setattr(program, "_SYSTEMCTL", ())
    assert not program.tell(("reload", "NetworkManager.service"))


def test_it_imports_nothing_of_the_program_and_starts_fast():
    code = (
        "import sys; from exposure_check.setfiles import program;"
        "print(*sorted(m for m in sys.modules if m.startswith('exposure_check')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    ours = {"exposure_check", "exposure_check.setfiles"}
    found = set(done.stdout.split())
    assert {one for one in found if not one.startswith("exposure_check.setfiles")} <= ours
