"""专家库: the pool of experts: who can be asked, ties to a proposal, and the witnessed draw."""

from qtic_desktop.domain.experts.listing import ExpertFilter, ExpertKind, in_one_line, listed

__all__ = ["ExpertFilter", "ExpertKind", "in_one_line", "listed"]
