from exposure_check.engine.server import EXIT_ALONE
from exposure_check.wiring import engine


def test_an_engine_without_a_client_ends_at_once(monkeypatch):
    monkeypatch.setattr(engine, "harden", lambda: None)
    for arguments in ([], ["no", "numbers"], ["98765", "98766"]):
        assert engine.run_engine(arguments) == EXIT_ALONE
