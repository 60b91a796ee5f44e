"""Which of these tests a database can run."""

from django.db import connection

# SQLite has no users, so there is no wall to try: SECURITY says so.
collect_ignore = [] if connection.vendor == "postgresql" else ["test_public_rights.py"]
