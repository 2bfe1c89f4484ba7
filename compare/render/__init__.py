"""What people and programs are shown. Stands on the model alone."""
