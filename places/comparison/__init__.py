"""Two workshops of one place, side by side: themes, clusters and promises."""
