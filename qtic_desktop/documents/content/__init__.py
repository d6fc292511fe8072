"""What each paper says, as a neutral document; wording comes from ``resources/texts``."""
