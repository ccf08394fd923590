# Made by `desk github init`: edits are overwritten.
# shellcheck shell=bash
# Puts `desk` on the path of the steps that follow. Nothing in here comes from an event.
set -euo pipefail

if [ -f scripts/deskbook/__main__.py ]; then
  make setup-run # this repository is the software besides
else
  python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --requirement .github/actions/desk/requirements.txt
fi
.venv/bin/desk merge-driver --install
git config user.name "Deskbook"
git config user.email "deskbook@localhost"
if [ -n "${GITHUB_PATH:-}" ]; then
  echo "$PWD/.venv/bin" >> "$GITHUB_PATH"
fi
