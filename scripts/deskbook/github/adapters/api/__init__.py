"""The adapter of GitHub's REST and GraphQL interfaces."""
