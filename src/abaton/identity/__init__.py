"""Who is acting: people, devices, sign-in and sessions."""
