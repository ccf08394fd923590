"""Letters of invented people, in 20 locales, that measure the privacy gate."""
