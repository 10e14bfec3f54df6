"""The one history of the database, run by Alembic; imported only by the commands that migrate."""
