"""Rhythm: atrial fibrillation, rate and pauses from RR intervals, and the class of a short single-lead ECG."""
