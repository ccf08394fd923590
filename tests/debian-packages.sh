#!/bin/sh
# Install the Debian packages named here that are missing; where we may not, print the command.
set -eu
missing=""
for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "Deskbook installs packages on Debian only: please install what is called here$missing on your system" >&2
    exit 2
fi
if [ "$(id -u)" = 0 ]; then become=""; elif sudo -n true 2>/dev/null; then become="sudo"; else
    echo "Debian packages are missing: please run: sudo apt-get install --no-install-recommends$missing" >&2
    exit 2
fi
echo "Installing Debian packages:$missing"
export DEBIAN_FRONTEND=noninteractive
# Servers among them must not start: a policy of ours says no while they are installed (101: not allowed).
policy=/usr/sbin/policy-rc.d
ours=""
if [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | $become tee "$policy" >/dev/null
    $become chmod 755 "$policy"
fi
log=$(mktemp)
trap 'rm -f "$log"; [ -z "$ours" ] || $become rm -f "$policy"' EXIT
# Without a network apt would try for a while: one attempt tells.
$become apt-get -q update -o Acquire::Retries=0 -o Acquire::http::Timeout=4 -o Acquire::https::Timeout=4 >"$log" 2>&1 || true
if ! grep -qE '^(Hit|Get):|get lock' "$log"; then
    echo "apt-get reaches no package archive to install$missing: connect to the network and run make again" >&2
    exit 2
fi
# shellcheck disable=SC2086  # one word a package
if ! $become apt-get -qq install --no-install-recommends $missing >"$log" 2>&1; then
    grep '^E:' "$log" | tail -n 3 >&2
    echo "apt-get could not install$missing, for the reason above: mend that and run make again" >&2
    exit 2
fi
for service in dovecot exim4; do  # nor at the next start of the machine, where we installed them just now
    case "$missing" in *"$service"*) $become systemctl disable "$service" >/dev/null 2>&1 || true ;; esac
done
