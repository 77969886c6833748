"""What papers are written from: the settings of the installation, its models, what is installed."""
