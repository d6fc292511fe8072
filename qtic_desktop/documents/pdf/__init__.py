"""Draw a neutral document as PDF in the geometry of GB/T 9704-2012."""

from qtic_desktop.documents.pdf.writer import RenderedPdf, SignatureBox, render

__all__ = ["RenderedPdf", "SignatureBox", "render"]
