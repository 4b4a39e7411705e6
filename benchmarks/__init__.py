"""Speed and memory of the whole program, beside other programs on the same input.

``python -m benchmarks.run`` makes the inputs and measures; see ``docs/benchmarks.md``.
"""
