"""What is shown of a heart: batch by batch from a device, as frames of a feed."""
