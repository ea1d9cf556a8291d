"""Raw samples of devices: single values and waveforms, kept beside the record and shown as FHIR on demand."""
