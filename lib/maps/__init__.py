"""Folium layers from tidy frames; no data access."""
