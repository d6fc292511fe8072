"""``server``: the data of a workspace move to a PostgreSQL server, or back into the folder."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import entered, read_password
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.app.usage import WrongUsage
from qtic_desktop.resources import message
from qtic_desktop.services.perform import work_in_steps
from qtic_desktop.services.stations.server import Login, move_to_folder, move_to_server


def run(options: argparse.Namespace) -> Answer:
    """Passwords of the server come from descriptors or are typed unseen, never from an argument."""
    needed = "url" if options.way == "to" else "owner"
    if not getattr(options, needed):
        raise WrongUsage("usage.missing", command=f"server {options.way}", name=f"--{needed}")
    with entered(options) as here:
        password = read_password(options.owner_password_fd, prompt="PostgreSQL: ")
        if options.way == "to":
            stations = None
            if options.station_user:
                secret = read_password(options.station_password_fd, prompt=f"{options.station_user}: ")
                stations = Login(options.station_user, secret)
            order = move_to_server.bind(url=options.url, owner_password=password, stations=stations)
        else:
            order = move_to_folder.bind(owner=Login(options.owner, password))
        moved = to_the_end(work_in_steps(here.workspace, here.actor, order))
    said = message(f"server.moved_{options.way}", options.lang, files=moved.files, where=moved.where, rows=moved.rows)
    return Answer({"rows": moved.rows, "files": moved.files, "where": moved.where}, [said])
