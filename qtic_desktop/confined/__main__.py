"""``python -m qtic_desktop.confined`` is the child; a person has no use for it."""

from qtic_desktop.confined.child import serve

serve()
