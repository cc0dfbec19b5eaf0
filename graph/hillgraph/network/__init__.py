"""The graph as a network: paths, neighbourhoods, networkx views."""
