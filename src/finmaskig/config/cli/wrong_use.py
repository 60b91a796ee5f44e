"""Wrong use of the command line: one Swedish sentence, exit code 2."""

import typer


class WrongUse(typer.TyperException):
    """What was asked cannot be done as it was asked; the message says what to write instead."""


def in_swedish(error: typer.TyperException) -> str:
    """Return the sentence for an error, also for those that the parser words in English."""
    if isinstance(error, WrongUse):
        return error.message
    name = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    if parameter is not None:
        name = " ".join(parameter.opts)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        said = f"Flaggan {name} finns inte."
    elif kind == "MissingParameter":
        said = f"{name} saknas."
    elif parameter is not None or name:
        said = f"Värdet på {name} går inte att använda."
    else:
        said = "Det kommandot finns inte."
    return f"{said} Se finmaskig --help."
