"""多台电脑: bundles out and in, and a server that several computers share."""
