"""What a way listens to, made by hand."""

from exposure_check.subject.candidate import Medium


class MadeEars:
    """Addresses and phases as a test gives them."""

    def __init__(self):
        self.all, self.near, self.unfit = [], [], set()
        self.whole = True
        self.since = []
        self.now = float("inf")
        """What began later, µs, is not heard yet."""

    def heard(self):
        begun = [one for one in self.all if one.presence.first < self.now]
        return [one for one in begun if one.key not in self.unfit]

    def loud(self):
        return self.near

    def listen_near(self, since):
        self.since.append(since)

    def place(self, key):
        return (Medium.BLE, key)

    def fits(self, place):
        return place[1] not in self.unfit
