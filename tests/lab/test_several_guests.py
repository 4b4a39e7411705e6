"""Several guests share the scenarios; one that dies costs no more than what it played."""

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
