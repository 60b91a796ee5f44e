"""What a person, or the start-up, can do here."""

from finmaskig.organisations.services.loading import id_of, load_directory

__all__ = ["id_of", "load_directory"]
