#!/bin/bash
# Try the wheel in dist/: on bare Debians, where a chroot can be made, and else in a folder of this machine.
#   bash tests/release/try.sh        ONLY=bookworm tries one release
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "$(id -u)" = 0 ] && unshare --mount --pid --fork true 2>/dev/null; then
    PART=wheel exec bash tests/bare/run.sh
fi
echo "No chroot can be made here (sudo make release makes one): the wheel is tried in a folder of this machine"
place=$(mktemp -d)
trap 'rm -rf -- "$place"' EXIT
cp dist/deskbook-*.whl requirements/run.txt tests/release/everyday.sh "$place"
unset "${!PYTHON@}" VIRTUAL_ENV
(cd "$place" && HOME=$place sh everyday.sh)
