#!/bin/bash
# One release: make its chroot, clone this repository into it and try each part; run.sh calls this.
set -euo pipefail
release=$1 root=$2 cache=$3 results=$4
shift 4
project=$PWD
minutes=30  # of silence in the log, after which a server is given up

# shellcheck source=tests/bare/machine.sh
. tests/bare/machine.sh
# shellcheck source=tests/bare/wheel.sh
. tests/bare/wheel.sh

main() {
    make_machine
    python=$(inside root / "python3 -c 'import platform; print(platform.python_version())'")
    git clone --quiet --no-hardlinks "$project" "$root/root/deskbook"
    git -C "$root/root/deskbook" remote remove origin
    inside root / "useradd --create-home reader"
    for part in "$@"; do "try_$part"; done
    [ ! -e "$results/$release.failed" ]
}

try_start() {
    copy_for_reader
    try_without_venv
    serve root /root/deskbook "start as root"
    copy_for_reader
    serve reader /home/reader/deskbook "start as a user"
}

try_test() {
    run "test as root" "make test"
    local rest state=passed
    rest=$(size /root/deskbook --exclude=.venv)
    [ "$rest" -le 300 ] || state="failed: leaves $rest MB besides .venv"
    [ -z "$(inside root /root/deskbook "git status --porcelain")" ] || state="failed: changes the clone"
    report "disk after test" "$state" "" "$rest"
}

try_unit() {
    run "unit and mail" "make unit mail"
    mkdir -p "$results/$release"
    cp "$root"/root/deskbook/build/test/*.xml "$results/$release/" || true
}

copy_for_reader() {
    rm -rf "$root/home/reader/deskbook"
    git clone --quiet --no-hardlinks "$project" "$root/home/reader/deskbook"
    git -C "$root/home/reader/deskbook" remote remove origin
    inside root / "chown -R reader: /home/reader"
}

# Without python3-venv and without root there is one sentence, soon, that names the command.
try_without_venv() {
    local log=$results/$release-no-venv.log state=passed begun=$SECONDS code=0
    measure "$log" inside reader /home/reader/deskbook "make start PORT=$(free_port)" || code=$?
    [ "$code" = 2 ] || state="failed: exit code $code"
    grep -q "sudo apt-get install .*python3-venv" "$log" || state="failed: names no command"
    [ "$(grep -cv '^make: ' "$log")" = 1 ] || state="failed: not one sentence"
    [ $((SECONDS - begun)) -le 5 ] || state="failed: took $((SECONDS - begun)) s"
    report "start without python3-venv" "$state" "$(cpu_of "$log")" ""
}

# Run `make start` until both sites answer, and end it.
serve() {
    local who=$1 folder=$2 part=$3 log port job state=passed
    log=$results/$release-${part// /-}.log
    port=$(free_port)
    set -m  # a process group of its own, which is ended as a whole
    # It ends with the signal that we send it.
    (trap : TERM; measure "$log" inside "$who" "$folder" "exec make start PORT=$port" || true) &
    job=$!
    set +m
    until answers "$port" && answers $((port + 1)); do
        sleep 1
        kill -0 "$job" 2>/dev/null || { state="failed: ended early"; break; }
        [ -n "$(find "$log" -mmin -"$minutes")" ] || { state="failed: does not answer"; break; }
    done
    kill -TERM -- "-$job" 2>/dev/null || true
    wait "$job" || true
    report "$part" "$state" "$(cpu_of "$log")" "$(size "$folder")"
    [ "$state" = passed ] || tail -n 20 "$log"
}

# Run commands as root in the clone to their end.
run() {
    local part=$1 log state=passed
    log=$results/$release-${part// /-}.log
    measure "$log" inside root /root/deskbook "$2" || state="failed"
    report "$part" "$state, $(tail -n 1 "$log" | grep -o '[0-9]* passed, [0-9]* failed' || echo "see the log")" \
        "$(cpu_of "$log")" "$(size /root/deskbook)"
    [ "$state" = passed ] || { grep -E '^(FAILED|ERROR)' "$log" || tail -n 40 "$log"; }
}

# Run a command with its output in a log, and note its CPU seconds beside that.
measure() {
    local log=$1 TIMEFORMAT="%U %S"
    shift
    { time "$@" >"$log" 2>&1 </dev/null; } 2>"$log.cpu"
}

cpu_of() { awk '{ printf "%.0f", $1 + $2 }' "$1.cpu"; }

size() { du -sm "${@:2}" "$root$1" | cut -f 1; }

report() {
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$release" "$python" "$@" >>"$results/table.tsv"
    echo "$release: $1: $2"
    case "$2" in failed*) touch "$results/$release.failed" ;; esac
}

answers() {
    local line=""
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
    printf 'GET / HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$1" >&3
    read -r -t 20 line <&3 || true
    exec 3>&-
    [[ "$line" == HTTP/1.?\ 200* ]]
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 20000)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
        (exec 3<>"/dev/tcp/127.0.0.1/$((port + 1))") 2>/dev/null && continue
        echo "$port"
        return
    done
}

rm -f "$results/$release.failed"
main "$@"
