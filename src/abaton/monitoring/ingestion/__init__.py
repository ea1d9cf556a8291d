"""What devices send: read, judged, put on the record, told to those who watch."""
