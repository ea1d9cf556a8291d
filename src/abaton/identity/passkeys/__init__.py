"""Keys in a device, by which somebody signs in without a password: WebAuthn."""
