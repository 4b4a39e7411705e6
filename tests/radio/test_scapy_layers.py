import os
import subprocess
import sys

import pytest

from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.radio import scapy_layers
from exposure_check.radio.scapy_layers import LAYERS, first_layer


@pytest.mark.parametrize("link", LAYERS)
def test_every_kind_of_record_has_a_beginning(link):
    assert first_layer(link).__name__ == LAYERS[link][1]


def test_without_the_library_it_says_so(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(scapy_layers, "import_module", missing)
    with pytest.raises(ExposureCheckError) as error:
        first_layer(127)
    assert error.value.reason is Reason.FRAME_NEEDS_LIBRARY


def test_the_environment_is_as_it_was(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    first_layer(105)
    assert os.environ["XDG_CACHE_HOME"] == "somewhere"
    assert "XDG_DATA_HOME" not in os.environ


def test_loading_it_leaves_nothing_on_the_disk_and_says_nothing(tmp_path, root):
    script = (
        "from exposure_check.radio.dissect import dissect\n"
        "dissect(127, bytes(40), None); dissect(1, bytes(60), None)\n"
        "import os; print(os.listdir(os.environ['HOME']))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        env={"HOME": str(tmp_path), "PYTHONPATH": str(root), "PATH": os.environ["PATH"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_neither_the_window_nor_the_engine_loads_it_before_it_is_needed(root):
    script = (
        "import sys, exposure_check.wiring.engine, exposure_check.radio.dissect\n"
        "assert not any(name.split('.')[0] == 'scapy' for name in sys.modules)"
    )
    environment = {"PYTHONPATH": str(root), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-B", "-c", script], env=environment, check=True, timeout=60)


def test_nothing_else_of_the_program_names_it(root):
    named = [
        path.name
        for path in (root / "exposure_check").rglob("*.py")
        if '"scapy.' in path.read_text("utf-8") or "import scapy" in path.read_text("utf-8")
    ]
    assert [name for name in named if name != "scapy_layers.py"] == []
