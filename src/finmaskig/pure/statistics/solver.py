"""The solver of linear and whole-number programs, silent and on one thread."""

import highspy


class _Quiet(highspy.Highs):
    """A solver without callbacks: setting them up prints a banner before it can be silenced."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.silent()


def quiet_solver() -> highspy.Highs:
    """Return a solver that prints nothing and takes one thread."""
    solver = _Quiet()
    solver.setOptionValue("threads", 1)
    return solver
