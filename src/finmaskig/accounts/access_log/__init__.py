"""How the access log is signed, sealed, verified, read, reviewed and destroyed."""
