"""What is left after giving up: tried from the inside, and looked at from the outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from exposure_check.helper import privileges
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop
from tests.helper.air import Air, status

WORKS = {"write-out", "write-err", "memory", "receive-handle"}
NOT_PERMITTED = {"terminal": {"OSError", "refused"}}


@pytest.fixture(scope="module")
def tried() -> dict[str, str]:
    command = [sys.executable, str(Path(__file__).with_name("probe.py"))]
    done = subprocess.run(command, capture_output=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return dict(line.split() for line in done.stdout.decode().splitlines())


def test_from_the_inside(root_rights: None, request: pytest.FixtureRequest) -> None:
    tried: dict[str, str] = request.getfixturevalue("tried")
    assert len(tried) > 30
    for name, result in tried.items():
        if name in WORKS:
            assert result == "worked", name
        else:
            assert result in NOT_PERMITTED.get(name, {"refused"}), name


def test_from_the_outside(air: Air) -> None:
    process = air.listening()
    seen = status(process.pid)
    assert seen["Uid"].split() == ["65534"] * 4
    assert seen["Gid"].split() == ["65534"] * 4
    assert seen["Groups"] == ""
    for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(seen[kind], 16) == 0, kind
    assert seen["NoNewPrivs"] == "1"
    assert seen["Seccomp"] == "2"
    assert seen["Threads"] == "1"
    limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
    assert "Max processes             0                    0" in limits
    assert "Max core file size        0                    0" in limits
    handles = [path.readlink() for path in Path(f"/proc/{process.pid}/fd").iterdir()]
    kinds = sorted(str(handle).partition(":")[0] for handle in handles)
    assert kinds == ["pipe", "pipe", "pipe", "socket"], "three pipes and one handle"


def test_failure_to_give_up_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is listened to with rights."""

    def refuse(*_: object) -> None:
        raise PermissionError

    for step in ("_close_all_but", "_become_nobody", "_set_limits", "prctl"):
        with monkeypatch.context() as patched:
            # None of the steps may really run in the process of the tests.
            for other in ("_close_all_but", "_become_nobody", "_set_limits", "prctl"):
                patched.setattr(privileges, other, lambda *_: None)
            patched.setattr(privileges.landlock, "open_ruleset", lambda: None)
            patched.setattr(privileges, step, refuse)
            with pytest.raises(Stop) as stopped:
                privileges.drop({"read": ()}, {3})
            assert stopped.value.code is Code.SANDBOX_REFUSED, step


def test_an_orphan_does_not_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    for step in ("_close_all_but", "_become_nobody", "_set_limits", "prctl"):
        monkeypatch.setattr(privileges, step, lambda *_: None)
    monkeypatch.setattr(privileges.landlock, "open_ruleset", lambda: None)
    with pytest.raises(Stop) as stopped:
        privileges.drop({"read": ()}, {3}, parent=0)
    assert stopped.value.code is Code.ENDED_READER
