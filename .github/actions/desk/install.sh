# Made by `desk github init`: edits are overwritten.
# shellcheck shell=bash
# Puts `desk` on the path of the steps that follow. Nothing in here comes from an event.
set -euo pipefail

make setup-run # this repository is the software besides
.venv/bin/desk merge-driver --install
git config user.name "Deskbook"
git config user.email "deskbook@localhost"
if [ -n "${GITHUB_PATH:-}" ]; then
  echo "$PWD/.venv/bin" >> "$GITHUB_PATH"
fi
