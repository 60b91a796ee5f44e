"""Fail when a model has changed without a migration."""

from django.core.management import call_command

from finmaskig.config.cli.serve import start_django

if __name__ == "__main__":
    start_django()
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
