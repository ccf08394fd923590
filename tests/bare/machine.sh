#!/bin/bash
# A bare machine as a chroot: made with debootstrap, kept as a tar file for a month, set up as this one.
# Sourced by release.sh, which sets these:
: "${release:?}" "${root:?}" "${cache:?}" "${results:?}"

path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
settings=()  # of the environment, for whatever fetches packages
pip_site=(/etc/xdg/pip/pip.conf /etc/pip.conf "${PIP_CONFIG_FILE:-/etc/pip.conf}")
pip_user=("$HOME/.pip/pip.conf" "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf")

# Lay the machine at $root.
make_machine() {
    local kept=$cache/$release.tar log=$results/$release-debootstrap.log mirror security
    collect_settings
    mirror=$(debian_at Debian)
    security=$(debian_at Debian-Security)
    if [ -z "$(find "$kept" -mtime -30 2>/dev/null)" ]; then
        echo "$release: making a minimal system"
        debootstrap --variant=minbase "$release" "$root" ${mirror:+"$mirror"} >"$log" 2>&1 ||
            give_up
        set_up_packages
        mount_system
        inside root / "apt-get -qq update && apt-get -qq install --no-install-recommends git make python3 && apt-get clean" \
            >>"$log" 2>&1 || give_up
        tar --create --one-file-system --exclude='./etc/apt/auth.conf*' --directory "$root" --file "$kept.$$" .
        mv "$kept.$$" "$kept"
    else
        tar --extract --numeric-owner --directory "$root" --file "$kept"
        set_up_packages
        mount_system
    fi
    mount_packages
    chmod 755 "$root"
}

give_up() {
    tail -n 5 "$log" >&2
    exit 3
}

# Run a command line as a user in a folder of the machine.
inside() {
    local user=$1 folder=$2 home=/root
    [ "$user" = root ] || home=/home/$user
    chroot --userspec="$user:$user" "$root" env --ignore-environment --chdir="$folder" \
        HOME="$home" USER="$user" LOGNAME="$user" PATH="$path" LANG=C.UTF-8 TERM=dumb "${settings[@]}" \
        sh -c "$3"
}

# In a mount namespace of our own: nothing is left to unmount.
mount_system() {
    mount --make-rprivate /
    mount --bind "$root" "$root"  # a mount point, so that tests can make namespaces in the chroot
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
}

# apt's downloads are kept for the next run, and pip's folders are this machine's.
mount_packages() {
    local place
    mkdir -p "$cache/archives-$release/partial"
    mount --bind "$cache/archives-$release" "$root/var/cache/apt/archives"
    pip_paths | while read -r place; do
        if [ -d "$place" ]; then
            mkdir -p "$root$place"
            mount --bind "$place" "$root$place"
            mount -o remount,ro,bind "$root$place"
        elif [ -f "$place" ]; then
            mkdir -p "$root$(dirname "$place")"
            cp "$place" "$root$place"
        fi
    done
}

# The address of Debian's packages, or of their security updates, in this machine's apt settings.
debian_at() {
    # shellcheck disable=SC2016  # apt's variable
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' "Label: $1" | sed -n 1p
}

# apt's, pip's and the certificates' settings of this machine.
set_up_packages() {
    local file
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    if [ -n "$mirror" ]; then
        rm -f "$root"/etc/apt/sources.list.d/*
        {
            printf 'deb %s %s main\n' "$mirror" "$release" "$mirror" "$release-updates"
            [ -z "$security" ] || printf 'deb %s %s main\n' "$security" "$release-security"
        } >"$root/etc/apt/sources.list"
    fi
    apt-config dump Acquire | grep -E '^Acquire::(https?|Check|Retries|Force|Queue)' >"$root/etc/apt/apt.conf.d/99host" || true
    for file in /etc/apt/auth.conf /etc/apt/auth.conf.d /usr/local/share/ca-certificates "${pip_site[@]}"; do
        [ -e "$file" ] || continue
        mkdir -p "$root$(dirname "$file")"
        cp -rL "$file" "$root$(dirname "$file")/"
    done
    mkdir -p "$root"/{root,etc/skel}/.config/pip
    for file in "${pip_user[@]}"; do  # for each user of the machine
        [ ! -e "$file" ] || tee "$root"/{root,etc/skel}/.config/pip/pip.conf <"$file" >/dev/null
    done
    if [ -d /etc/ssl/certs ]; then
        mkdir -p "$root/etc/ssl"
        cp -rL /etc/ssl/certs "$root/etc/ssl/"
    fi
}

# Folders and files of this machine that pip's settings name: wheels, constraints, an index in files
# (`…/simple`, with its files beside that).
pip_paths() {
    {
        cat "${pip_site[@]}" "${pip_user[@]}" 2>/dev/null || true
        env | grep '^PIP_' || true
    } | grep -oE '(file://)?/[^ ,:"]+' | sed 's,^file://,,; s,/simple/*$,,' | grep -E '^/[^/]' | sort -u
}

collect_settings() {
    local name
    for name in $(compgen -e); do
        if [[ "$name" =~ ^(PIP_|OPENBLAS_)|_(proxy|PROXY)$|CERT|CA_BUNDLE|CAINFO ]]; then
            settings+=("$name=${!name}")
        fi
    done
}
