"""Which words say a result, and in which order: the same for every face of the program.

Nothing here knows a terminal or a window; a face adds marks, colours and places.
"""
