"""Several guests share the scenarios; one that dies costs no more than what it played."""

import json

import pytest

from tests.lab.host import lab
from tests.lab.host.guest import GuestError
from tests.lab.host.lab import Play

NAMES = [f"scenario{number}" for number in range(6)]


class MadeGuest:
    """Plays as the real one does, without anything to play; ``dies`` says during which."""

    dies: tuple[str, ...] = ()
    boots = 0

    def __init__(self, _image, _checkout, out, _name, _options):
        self.out = out
        type(self).boots += 1

    def events(self, _silence):
        yield {"event": "up", "seconds": 1.0}
        for name in NAMES:
            try:
                (self.out / name).mkdir()
            except FileExistsError:
                continue
            yield {"event": "started", "scenario": name}
            if name in self.dies:
                raise GuestError("gone")
            yield {"event": "done", "scenario": name, "seconds": 1.0, "problems": []}
        yield {"event": "end"}

    def end(self):
        """Nothing is left to end."""

    kill = end

    def last_words(self):
        return "its last words"


@pytest.fixture
def play(monkeypatch, tmp_path):
    def played(guests, guest=MadeGuest):
        monkeypatch.setattr(guest, "boots", 0)
        monkeypatch.setattr(lab, "Guest", guest)
        monkeypatch.setattr(lab, "accelerator", lambda *_: ["-accel", "none"])
        said = []
        one = Play(NAMES, tmp_path / "image", tmp_path, said.append)
        one.run(guests, 2)
        return one.results, said

    return played


@pytest.mark.parametrize("guests", [1, 2, 3])
def test_every_scenario_is_played_once(play, guests):
    results, said = play(guests)
    assert sorted(results) == NAMES
    assert sum(line.startswith("ok") for line in said) == len(NAMES)


def test_when_a_guest_dies_the_rest_is_played_in_a_new_one(play):
    class Dying(MadeGuest):
        dies = (NAMES[1],)

    results, _ = play(1, Dying)
    assert Dying.boots == 2
    assert results[NAMES[1]]["problems"] == ["gone\nits last words"]
    assert not any(results[name]["problems"] for name in NAMES if name != NAMES[1])


def test_guests_that_die_again_and_again_are_an_error(play):
    class Dying(MadeGuest):
        dies = tuple(NAMES)

    with pytest.raises(GuestError, match="gone"):
        play(1, Dying)


def test_a_guest_that_never_comes_up_is_an_error(play):
    class Dead(MadeGuest):
        def events(self, _silence):
            raise GuestError("no kernel")
            yield

    with pytest.raises(GuestError, match="no kernel"):
        play(2, Dead)


class Hasty(MadeGuest):
    """Fails two scenarios the first time, and one of them the second time, too."""

    fails: tuple[tuple[str, ...], ...] = ((NAMES[1], NAMES[4]), (NAMES[4],))

    def events(self, _silence):
        plan = json.loads((self.out / "plan.json").read_text())["scenarios"]
        for name in plan:
            (self.out / name).mkdir()
            problems = ["late"] if name in self.fails[self.boots - 1] else []
            yield {"event": "done", "scenario": name, "seconds": 1.0, "problems": problems}


@pytest.mark.parametrize("again", [False, True])
def test_what_failed_is_played_once_more_if_asked(monkeypatch, tmp_path, capsys, again):
    monkeypatch.setattr(Hasty, "boots", 0)
    monkeypatch.setattr(lab, "Guest", Hasty)
    monkeypatch.setattr(lab, "accelerator", lambda *_: ["-accel", "none"])
    monkeypatch.setattr(lab, "chosen", lambda _names: NAMES)
    monkeypatch.setattr(lab, "made", lambda _debian: tmp_path / "image")
    arguments = ["--out", str(tmp_path / "out"), "--guests", "1", *(["--again"] if again else [])]
    assert lab.main(arguments) == 1
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    failed = [name for name in NAMES if results[name]["problems"]]
    said = capsys.readouterr().out
    if not again:
        assert failed == [NAMES[1], NAMES[4]]
        assert "second" not in said
        return
    assert failed == [NAMES[4]]
    assert results[NAMES[1]]["first"] == ["late"]
    assert f"passed only at the second time: {NAMES[1]}\n" in said
    assert said.endswith("5 passed, 1 failed\n")
    assert (tmp_path / "out" / "first" / NAMES[1]).is_dir()
