"""A process of its own, in which nothing of Qt is loaded yet."""

import os
import subprocess
import sys


def said_apart(root, script):
    """Return what a script prints and what it complains of, run from the project's root."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip(), done.stderr
