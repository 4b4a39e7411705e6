"""Engines that misbehave: scripts in place of the program, speaking on the same pipes."""

import sys
import textwrap

from exposure_check.client import process

_HEAD = """
import os, sys, time
sys.path.insert(0, {root!r})
from exposure_check.client.process import opened
from exposure_check.engine.protocol import packed
from exposure_check.engine.wire import read_message, write_message
from exposure_check.model.talk import *
from exposure_check.model.errors import Reason
commands, answers = opened(*sys.argv[2:4])
def say(message):
    write_message(answers, message if isinstance(message, bytes) else packed(message))
def report():
    from tests.cli.made import DISCOVERABLE, made_report
    return made_report(DISCOVERABLE)
"""


def becomes(monkeypatch, root, script):
    """Have the engine be a script."""
    text = _HEAD.format(root=str(root)) + textwrap.dedent(script)
    monkeypatch.setattr(process, "_program", lambda: [sys.executable, "-B", "-c", text])
