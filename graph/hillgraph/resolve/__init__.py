"""Which names as filed are one organisation or person: rules first, and a person's word above every rule."""
