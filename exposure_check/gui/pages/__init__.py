"""One page, one file: made from a route, thrown away when the route is left or the look changes."""
