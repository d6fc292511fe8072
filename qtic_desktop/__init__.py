"""QTIC Desktop: the review workbench of the Qingdao Technology Innovation Centre programme."""

__version__ = "0.1.0"
