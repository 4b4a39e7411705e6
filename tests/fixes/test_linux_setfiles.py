"""The program is started with rights, and every way in which that fails has its reason."""

import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from exposure_check.content.library import Library
from exposure_check.fixes import linux_setfiles
from exposure_check.locate import resources
from exposure_check.model.fix import Refusal
from exposure_check.setfiles.protocol import Code
from tests.fixes.refused import refused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a program of Linux")

ORDER = ("set", "nm-scan", "yes")


@pytest.fixture
def pkexec(tmp_path, monkeypatch):
    """Answers in place of pkexec: returns a function that says with what script."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    installed = tmp_path / "set-files"
    installed.write_text("")
    monkeypatch.setattr(linux_setfiles, "INSTALLED", installed)
    monkeypatch.setattr(linux_setfiles, "_SYSTEM_PATH", str(tmp_path))

    def answer(script):
        program = tmp_path / "pkexec"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    return answer


def test_the_installed_program_and_nothing_else_is_started(pkexec, tmp_path):
    pkexec(f'echo "$@" > {tmp_path}/told; /bin/cat > {tmp_path}/input; echo done >&2')
    assert linux_setfiles.run_setfiles(ORDER, b"octets") is Code.DONE
    told = (tmp_path / "told").read_text().split()
    assert told == ["--disable-internal-agent", str(tmp_path / "set-files"), *ORDER]
    assert (tmp_path / "input").read_bytes() == b"octets"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 126", Refusal.CANCELLED),
        ("echo 'Not authorized' >&2; exit 127", Refusal.DENIED),
        ("echo 'x: No authentication agent found.' >&2; exit 127", Refusal.NO_AGENT),
        ("echo not-privileged >&2; exit 1", Refusal.NO_RIGHTS),
        ("echo no-plain-file >&2; exit 1", Refusal.NO_PLAIN_FILE),
        ("echo changed-between >&2; exit 1", Refusal.CHANGED_SINCE),
        ("echo cannot-write >&2; exit 1", Refusal.CANNOT_WRITE),
        ("echo broke >&2; exit 1", Refusal.FAILED),
        ("echo done >&2; exit 1", Refusal.FAILED),
        ("exit 0", Refusal.FAILED),
        ("kill -9 $$", Refusal.FAILED),
        ("printf '\\377\\n' >&2; exit 1", Refusal.FAILED),
    ],
)  # fmt: skip
def test_every_answer_has_its_reason_and_its_sentence(pkexec, script, why):
    pkexec(script)
    assert refused(linux_setfiles.run_setfiles, ORDER) is why
    assert Library(resources()).text("fix", f"refused.{why.value}").endswith(".")


def test_a_terminal_is_asked_in_meanwhile(pkexec, monkeypatch, tmp_path):
    events = []

    @contextmanager
    def asking():
        events.append("asks")
        yield
        events.append("ended")

    monkeypatch.setattr(linux_setfiles, "asking_here", asking)
    pkexec("echo done >&2")
    assert linux_setfiles.run_in_terminal(ORDER) is Code.DONE
    assert events == ["asks", "ended"]
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert refused(linux_setfiles.run_in_terminal, ("nonsense",)) is Refusal.UNKNOWN_PLACE
    assert events == ["asks", "ended"], "root needs no password"
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(linux_setfiles, "INSTALLED", tmp_path / "none")
    assert refused(linux_setfiles.run_in_terminal, ORDER) is Refusal.NOT_INSTALLED
    assert events == ["asks", "ended"], "there is nothing to be asked for"


def test_it_is_not_waited_for_without_end(pkexec, monkeypatch):
    pkexec("exec /bin/sleep 20")
    monkeypatch.setattr(linux_setfiles, "_PATIENCE_S", 0.2)
    assert refused(linux_setfiles.run_setfiles, ORDER) is Refusal.TIME_OUT


def test_what_is_missing_is_said(pkexec, monkeypatch, tmp_path):
    assert refused(linux_setfiles.run_setfiles, ORDER) is Refusal.NO_PKEXEC
    (tmp_path / "pkexec").write_text("no program")
    (tmp_path / "pkexec").chmod(0o755)
    assert refused(linux_setfiles.run_setfiles, ORDER) is Refusal.NOT_STARTED
    monkeypatch.setattr(linux_setfiles, "INSTALLED", tmp_path / "none")
    assert refused(linux_setfiles.run_setfiles, ORDER) is Refusal.NOT_INSTALLED


def test_root_starts_it_by_itself(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert refused(linux_setfiles.run_setfiles, ("nonsense",)) is Refusal.UNKNOWN_PLACE
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert refused(linux_setfiles.run_setfiles, ORDER) is Refusal.NOT_STARTED


def test_the_path_is_that_of_polkits_action(root):
    policy = root / "packaging/polkit/org.exposure-check.set-files.policy"
    assert f">{linux_setfiles.INSTALLED}<" in policy.read_text(encoding="utf-8")
    assert Path("/usr/libexec") in linux_setfiles.INSTALLED.parents
