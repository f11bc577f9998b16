"""The one kind of error a user is meant to read: what, where, and what to do about it."""


class WorkbookError(Exception):
    """Bad input, told in one line.

    The command line prints the message on stderr and ends with a status that is not 0; no traceback.

    >>> str(WorkbookError("no such file", where="a.txt", remedy="check the name"))
    'a.txt: no such file; check the name'
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        place = f"{where}: " if where else ""
        super().__init__(f"{place}{what}{f'; {remedy}' if remedy else ''}")
