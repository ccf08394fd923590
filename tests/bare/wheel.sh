#!/bin/bash
# The wheel in dist/, installed and used for a day on a machine with Git, python3 and python3-venv.
# Sourced by release.sh, which sets these and has the functions:
: "${release:?}" "${root:?}" "${results:?}"

try_wheel() {
    local log=$results/$release-wheel.log place=/home/reader/wheel state=passed
    inside root / "apt-get -qq install --no-install-recommends python3-venv" >"$log" 2>&1
    mkdir "$root$place"
    cp dist/deskbook-*.whl requirements/run.txt tests/release/everyday.sh "$root$place/"
    inside root / "chown -R reader: $place"
    measure "$log" inside reader "$place" "sh everyday.sh" || state="failed"
    [ "$(tail -n 1 "$log")" = "everyday: done" ] || state="failed"
    report "wheel" "$state" "$(cpu_of "$log")" "$(size "$place")"
    [ "$state" = passed ] || tail -n 20 "$log"
}
