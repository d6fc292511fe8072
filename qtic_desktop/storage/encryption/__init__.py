"""What keeps a workspace closed to everybody without a secret: standard constructions of a well-kept library only."""
