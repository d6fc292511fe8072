"""Foreign files are read in a child process of limited memory and time: what hangs, swells or ends it ends nothing else."""
