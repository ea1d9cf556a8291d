"""Messages between the waiting room and the clinician."""
