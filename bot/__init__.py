"""The program: wires documents, core and configuration into commands, and shows the answers."""
