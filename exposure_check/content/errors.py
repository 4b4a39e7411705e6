"""What is wrong with a file of words; read by those who write it, never by a user."""


class ContentError(Exception):
    """A file in ``resources`` is missing or does not fit its schema.

    Attributes:
        where: the file, relative to ``resources``.
        problem: which key, and what is wrong with it.
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"resources/{where}: {problem}")
        self.where = where
        self.problem = problem
