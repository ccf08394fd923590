#!/bin/sh
# Install the Debian packages named here that are missing, and say so; where we may not, say what to type.
set -eu
missing=""
for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then become=""; elif sudo -n true 2>/dev/null; then become="sudo"; else
    echo "These Debian packages are needed:$missing" >&2
    echo "Please run: sudo apt-get install --no-install-recommends$missing" >&2
    exit 2
fi
echo "Installing Debian packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$become apt-get -qq update
# shellcheck disable=SC2086  # one word a package
$become apt-get -qq install --no-install-recommends $missing >/dev/null
