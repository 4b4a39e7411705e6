from exposure_check.engine.reading_progress import ReadingProgress
from exposure_check.model.talk import Snapshot, Stage, Told


def test_it_is_told_at_most_ten_times_a_second():
    now, sent = [5.0], []
    progress = ReadingProgress(sent.append, lambda: now[0])
    for records in range(101):
        progress.tell(records / 100, records)
        now[0] += 0.01
    assert 10 <= len(sent) <= 11
    assert [one.number for one in sent] == list(range(1, len(sent) + 1))
    assert all(one.stage is Stage.READING for one in sent)


def test_the_first_is_told_at_once_with_the_seconds_since_it_began():
    now, sent = [5.0], []
    progress = ReadingProgress(sent.append, lambda: now[0])
    progress.tell(None, 3)
    now[0] = 6.54
    progress.tell(0.25, 40)
    assert sent == [
        Snapshot(1, Stage.READING, Told.OPEN, 0.0, 3, share=None),
        Snapshot(2, Stage.READING, Told.OPEN, 1.5, 40, share=0.25),
    ]
