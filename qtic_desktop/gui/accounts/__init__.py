"""账户与权限: who can be at work in this workspace."""
