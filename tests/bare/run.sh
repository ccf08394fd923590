#!/bin/bash
# Try set-up and tests on bare Debians, each in a chroot of its own with git, make and python3 alone.
#   make bare [ONLY=bookworm|trixie] [PART=start|test|unit|wheel]      needs root and debootstrap
# It takes the package settings of this machine: apt's, pip's, proxies and certificates.
# Exit code 1: a part failed; 2: it cannot be tried as called; 3: no chroot can be made on this machine.
set -euo pipefail

root="" machine=""

main() {
    cd "$(dirname "$0")/../.."
    local results=$PWD/build/bare cache=${XDG_CACHE_HOME:-$HOME/.cache}/deskbook-bare status=0 code release
    require_chroots
    [ -z "$(git status --porcelain --untracked-files=no)" ] || echo "Changes that are not committed are not tried."
    mkdir -p "$results" "$cache"
    printf 'release\tPython\tpart\tresult\tCPU s\tMB\n' >"$results/table.tsv"
    trap clean_up EXIT
    trap 'exit 130' INT TERM
    for release in ${ONLY:-bookworm trixie}; do
        root=$(mktemp -d "$cache/$release.XXXXXX")
        # Mounts and processes end with the namespaces, however this ends.
        # shellcheck disable=SC2086  # one word a part
        unshare --mount --pid --fork --kill-child \
            bash tests/bare/release.sh "$release" "$root" "$cache" "$results" ${PART:-start test} &
        machine=$!
        code=0
        wait "$machine" || code=$?
        [ "$code" = 0 ] || status=$code
        machine=""
        clean_up
    done
    echo
    awk -F '\t' '{ printf "%-9s %-8s %-28s %-34s %6s %6s\n", $1, $2, $3, $4, $5, $6 }' "$results/table.tsv"
    return "$status"
}

require_chroots() {
    if [ "$(id -u)" != 0 ]; then
        echo "Only root can make a chroot: run sudo make bare" >&2
        exit 2
    fi
    sh tests/debian-packages.sh debootstrap || exit 3
    if ! unshare --mount --pid --fork true 2>/dev/null; then
        echo "This machine allows no namespaces (unshare), so no chroot can be made here" >&2
        exit 3
    fi
}

clean_up() {
    [ -z "$machine" ] || kill -KILL "$machine" 2>/dev/null || true
    wait
    [ -z "$root" ] || rm -rf --one-file-system -- "$root"
    root=""
}

main "$@"
exit
