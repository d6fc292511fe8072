"""多台电脑: bundles out and in, and a server that several computers share."""

from qtic_desktop.gui.stations.section import StationsSection
from qtic_desktop.gui.stations.server_section import ServerSection

__all__ = ["ServerSection", "StationsSection"]
