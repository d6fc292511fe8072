#!/usr/bin/env bash
# Both commands of the README in a bare Debian 12, from nothing: how the claim is checked.
#   packaging/bare.sh [run|test|deb ...]   (default: run test)
# Needs root and debootstrap. What is committed is cloned into the root; out/ comes back as build/bare-out.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
root=$here/build/bare
steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(run test)

say() { printf '== %s\n' "$*"; }
if [ "$(id -u)" != 0 ]; then say "A bare root can only be made by root."; exit 3; fi
if ! command -v debootstrap >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap
fi

leave() {
    for place in dev/pts dev/shm dev proc; do
        if mountpoint -q "$root/$place"; then umount -l "$root/$place"; fi
    done
}
trap leave EXIT
leave
rm -rf "$root" 2>/dev/null || { sleep 2; rm -rf "$root"; }
mkdir -p "$root"

say "Making a bare Debian 12"
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" >"$here/build/bare-debootstrap.log"

# The root reaches the package sources the way this machine does; nothing of that is part of the program.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
for kept in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/apt/apt.conf.d/*registry* \
    /etc/apt/apt.conf.d/*proxy* /etc/pip.conf; do
    if [ -e "$kept" ]; then cp -L "$kept" "$root$kept"; fi
done
if [ -e "$root/etc/apt/sources.list.d/debian.sources" ] && [ ! -e /etc/apt/sources.list ]; then
    rm -f "$root/etc/apt/sources.list"
fi
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mkdir -p "$root/dev/pts" "$root/dev/shm"
mountpoint -q "$root/dev/pts" || mount -t devpts devpts "$root/dev/pts"

inside() {
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
        chroot "$root" sh -c "$1"
}

inside 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends make git python3' \
    >"$here/build/bare-apt.log" 2>&1
git clone --quiet --no-hardlinks "$here" "$root/root/qtic-desktop"

for step in "${steps[@]}"; do
    begun=$(date +%s)
    if [ "$step" = deb ]; then
        say "Installing the package"
        cp "$here"/dist/*.deb "$root/root/"
        inside 'DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /root/*.deb && qtic-desktop self-test'
    else
        say "make $step"
        inside "cd /root/qtic-desktop && make $step"
    fi
    say "$step: $(($(date +%s) - begun)) s"
done

if [ -d "$root/root/qtic-desktop/out" ]; then
    rm -rf "$here/build/bare-out"
    cp -r "$root/root/qtic-desktop/out" "$here/build/bare-out"
    say "out/ of the bare machine is in build/bare-out:"
    (cd "$here/build/bare-out" && find . -path ./workspace -prune -o -type f -print | sort)
fi
