import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from exposure_check.model.audit import AuditReport
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.history import Kind
from exposure_check.model.report import Assessment
from exposure_check.model.verdict import NOT_SEEN, Confidence, Outcome, Severity
from exposure_check.storage.history import MIGRATIONS, VERSION, HistoryFile
from tests.cli.audits import made_audit
from tests.cli.made import made_report

DAY = 86_400


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "history.sqlite3"


@pytest.fixture
def history(path):
    return HistoryFile(path, "1.2.3")


def test_nothing_is_made_before_something_is_kept(history, path):
    assert history.devices() == []
    assert history.results(1) == []
    assert history.result(1) is None
    history.forget_all()
    history.prune(1e12)
    assert not path.parent.exists()


def test_each_device_has_its_own_results_the_last_first(history, path):
    phone = history.keep(" My phone ", "ios", made_report(), 5 * DAY)
    assert history.keep("My phone", "", made_report(), 9 * DAY) == phone
    laptop = history.keep("Laptop", "linux", made_audit(), 7 * DAY)
    first, second = history.devices()
    assert (first.name, first.system, first.results, first.last) == ("My phone", "ios", 2, 9 * DAY)
    assert (second.number, second.assessment) == (laptop, Assessment.EXPOSED)
    moments = [one.moment for one in history.results(phone)]
    assert moments == [9 * DAY, 5 * DAY]
    (line,) = history.results(laptop)
    kept = history.result(line.number)
    assert (kept.device, kept.system, kept.line.kind) == ("Laptop", "linux", Kind.AUDIT)
    assert isinstance(kept.report, AuditReport)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_result_is_kept_once(history):
    for _ in range(2):
        number = history.keep("Laptop", "linux", made_audit(), DAY)
    history.keep("Laptop", "linux", made_report(), DAY)
    assert len(history.results(number)) == 2


def judged(assessment, *decided, open_checks=()):
    told = [(check, "fine", Severity.PROTECTED) for check in decided]
    told += [(check, NOT_SEEN, Severity.UNKNOWN) for check in open_checks]
    told = [Outcome(check, 1, word, how, Confidence.CERTAIN) for check, word, how in told]
    return replace(made_report(*told), assessment=assessment)


def said_of(history):
    (device,) = history.devices()
    return device.assessment


def test_a_check_of_one_radio_does_not_clear_what_another_one_showed(history):
    good, bad, open_ = Assessment.PROTECTED, Assessment.EXPOSED, Assessment.NOT_ENOUGH
    history.keep("Phone", "", judged(bad, "ble.name", open_checks=["wifi.sequence"]), DAY)
    history.keep("Phone", "", judged(good, "wifi.sequence", open_checks=["ble.name"]), 2 * DAY)
    assert said_of(history) is bad
    history.keep("Phone", "", judged(good, "ble.name"), 3 * DAY)
    assert said_of(history) is good
    history.keep("Phone", "", judged(open_, open_checks=["ble.name"]), 4 * DAY)
    assert said_of(history) is open_
    history.keep("Phone", "", judged(good, "ble.name"), 5 * DAY)
    assert said_of(history) is good


def test_what_was_heard_does_not_clear_the_settings(history):
    history.keep("Laptop", "linux", made_audit(), DAY)
    history.keep("Laptop", "linux", judged(Assessment.PROTECTED, "wifi.sequence"), 2 * DAY)
    assert said_of(history) is Assessment.EXPOSED


def test_nothing_raw_is_in_the_file(history, path):
    history.keep("Laptop", "linux", made_audit(), DAY)
    octets = path.read_bytes()
    assert b"Laptop" in octets
    for raw in (b"Hideaway", b"3c:06:30:12", b"3c0630123456", bytes.fromhex("3c0630123456")):
        assert raw not in octets


def test_what_is_deleted_is_not_in_the_file_any_more(history, path):
    secret = history.keep("Secretphone", "ios", made_report(), 5 * DAY)
    history.keep("Laptop", "linux", made_audit(), 7 * DAY)
    assert b"Secretphone" in path.read_bytes()
    history.forget_device(secret)
    assert [one.name for one in history.devices()] == ["Laptop"]
    left = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert b"Secretphone" not in left
    assert b'"ble.' not in left


def test_a_device_goes_with_its_last_result_and_the_file_with_the_last_device(history, path):
    history.keep("Phone", "", made_report(), 5 * DAY)
    number = history.keep("Phone", "", made_report(), 6 * DAY)
    new, old = history.results(number)
    history.forget_result(old.number)
    assert [one.results for one in history.devices()] == [1]
    history.forget_result(new.number)
    assert history.devices() == []
    assert list(path.parent.iterdir()) == []


def test_delete_all_removes_the_file_even_if_it_is_damaged_or_newer(history, path):
    history.keep("Phone", "", made_report(), DAY)
    history.forget_all()
    assert list(path.parent.iterdir()) == []
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ExposureCheckError) as caught:
        history.devices()
    assert caught.value.reason is Reason.HISTORY_FAILED
    history.forget_all()
    assert not path.exists()


def test_old_results_go(history, path):
    history.keep("Phone", "", made_report(), 5 * DAY)
    number = history.keep("Phone", "", made_report(), 9 * DAY)
    history.keep("Old", "", made_report(), 2 * DAY)
    history.prune(6 * DAY)
    assert [one.name for one in history.devices()] == ["Phone"]
    assert [one.moment for one in history.results(number)] == [9 * DAY]


def version_1(path):
    """A file as version 1 wrote it."""
    path.parent.mkdir()
    base = sqlite3.connect(path)
    for command in MIGRATIONS[0]:
        base.execute(command)
    base.execute("PRAGMA user_version = 1")
    base.execute("INSERT INTO device VALUES (3, 'Phone')")
    base.execute("INSERT INTO result VALUES (8, 3, 4.5, 'heard', 'exposed', '{\"kept\": 0}')")
    base.commit()
    base.close()


def test_a_file_of_version_1_is_brought_forward_and_nothing_is_lost(history, path):
    version_1(path)
    (device,) = history.devices()
    assert (device.number, device.name, device.system, device.last) == (3, "Phone", "", 4.5)
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (VERSION,)
    kept = history.result(8)
    assert kept.report is None, "what cannot be read is said, and can be deleted"
    assert history.keep("Phone", "ios", made_report(), 9.0) == 3
    assert history.devices()[0].system == "ios"


def test_a_newer_file_is_left_as_it_is(history, path):
    version_1(path)
    base = sqlite3.connect(path)
    base.execute(f"PRAGMA user_version = {VERSION + 1}")
    base.close()
    before = path.read_bytes()
    for call in (history.devices, lambda: history.keep("x", "", made_report(), 1.0)):
        with pytest.raises(ExposureCheckError) as caught:
            call()
        assert caught.value.reason is Reason.HISTORY_NEWER
    assert path.read_bytes() == before


def test_a_name_is_plain_and_bounded(history):
    history.keep("a\u202eb\x07" + "c" * 200, "", made_report(), 1.0)
    (device,) = history.devices()
    assert "\u202e" not in device.name
    assert len(device.name) <= 64


def test_what_cannot_be_written_is_a_reason(tmp_path):
    (tmp_path / "file").write_text("")
    history = HistoryFile(tmp_path / "file" / "history.sqlite3", "1")
    with pytest.raises(ExposureCheckError) as caught:
        history.keep("x", "", replace(made_report()), 1.0)
    assert caught.value.reason is Reason.HISTORY_FAILED


def test_threads_take_turns_while_the_file_is_made_and_removed(history, path):
    def work(at):
        if at % 3:
            history.keep(f"Device {at}", "", made_report(), float(at))
        else:
            history.forget_all()
        history.devices()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(60)))
    history.forget_all()
    assert not path.exists()
