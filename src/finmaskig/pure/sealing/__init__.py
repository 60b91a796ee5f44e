"""The cryptography of what is kept: keys around keys, texts under keys. No files, no database."""
