"""交换包: the sheets and ballots of open meetings go from station to station on a stick, and back."""

from qtic_desktop.services.stations.bundles import bundle_head, export_bundle
from qtic_desktop.services.stations.codes import station_code
from qtic_desktop.services.stations.names import Station, name_station, this_station
from qtic_desktop.services.stations.taking_in import look_at_bundle, take_bundle

__all__ = [
    "Station", "bundle_head", "export_bundle", "look_at_bundle", "name_station", "station_code", "take_bundle", "this_station",
]  # fmt: skip
