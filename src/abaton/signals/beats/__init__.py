"""Heart beats: found in ECG and PPG, corrected, counted."""
