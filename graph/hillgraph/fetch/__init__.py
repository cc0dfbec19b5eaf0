"""The only door to the network: official files, resumable, on condition, checked, and kept in a cache."""
