#!/bin/sh
# What a colleague does with a wheel, on a machine with Git, python3 and python3-venv: install it, and a day's work.
# Then what a machine of GitHub's does: install from the library alone. Run in a folder with deskbook-*.whl and run.txt.
set -eu
python3 -m venv desk
desk/bin/python -m pip install --quiet --no-deps --only-binary :all: --require-hashes --requirement run.txt
desk/bin/python -m pip install --quiet --no-deps --no-index ./deskbook-*.whl
PATH=$PWD/desk/bin:$PATH
export GIT_AUTHOR_NAME="A librarian" GIT_AUTHOR_EMAIL=librarian@library.example
export GIT_COMMITTER_NAME="A librarian" GIT_COMMITTER_EMAIL=librarian@library.example

desk --version
desk init library --timezone America/New_York --ask-email ask@library.example
cd library
desk check
desk new --service reference --channel desk "Where do I find old maps?"
question=$(desk list --json | sed -n 's/.*"id": "\(Q-[0-9A-Z]*\)".*/\1/p' | head -n 1)
desk show "$question"
desk note "$question" "The map room has a list."
desk reply "$question" "They are in the map room, on the third floor."
desk resolve "$question"
desk list --status resolved
desk build
test -f build/public/site/index.html
test -f build/staff/site/index.html
desk github init

git clone --quiet . ../runner
cd ../runner
GITHUB_PATH=$PWD/../path bash .github/actions/desk/install.sh
PATH=$(cat ../path):$PATH
test "$(command -v desk)" = "$PWD/.venv/bin/desk"
desk job check
echo "everyday: done"
