"""多台电脑: bundles out and in."""

from qtic_desktop.gui.stations.section import StationsSection

__all__ = ["StationsSection"]
