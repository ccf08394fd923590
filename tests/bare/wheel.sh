#!/bin/bash
# The wheel in dist/, installed and used for a day on a machine with Git, python3 and python3-venv.
# Sourced by release.sh, which sets these and has the functions:
: "${release:?}" "${root:?}" "${results:?}"

try_wheel() {
    local log=$results/$release-wheel.log place=/home/reader/wheel state=passed
    # A cache of its own: another run may have locked the one that they share.
    inside root / "mkdir -p /var/tmp/archives/partial && apt-get -qq -o Dir::Cache::archives=/var/tmp/archives \
        install --no-install-recommends python3-venv" >"$log" 2>&1 || { report "wheel" "failed: apt-get" "" ""; return; }
    mkdir "$root$place"
    cp dist/deskbook-*.whl requirements/run.txt tests/release/everyday.sh "$root$place/"
    inside root / "chown -R reader: $place"
    measure "$log" inside reader "$place" "sh everyday.sh" || state="failed"
    [ "$(tail -n 1 "$log")" = "everyday: done" ] || state="failed"
    report "wheel" "$state" "$(cpu_of "$log")" "$(size "$place")"
    [ "$state" = passed ] || tail -n 20 "$log"
}
