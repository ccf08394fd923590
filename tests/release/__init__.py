"""A release: both archives are built, compared, looked through and tried."""
