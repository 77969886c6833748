"""The papers, each a module: what it says, and which setting, test or answer each line rests on."""
