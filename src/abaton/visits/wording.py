"""What people typed, made fit to keep."""


def printable(text: str) -> str:
    """Leave out what neither XML nor PostgreSQL can hold, and end lines in one way.

    Who pastes such a letter loses nothing that could be seen; refusing the whole text would lose them the rest.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in text if one in "\n\t" or (one >= " " and one not in "\ufffe\uffff"))
