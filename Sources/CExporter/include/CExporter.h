// Nothing: what Kamailio looks for in a module are the symbols of exporter.c.
