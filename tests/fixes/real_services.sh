#!/bin/sh
# Real services on a system bus of their own: run in namespaces of its own for mounts, network,
# processes and host name. $1: a tree with NetworkManager in it; the rest: what to run then.
set -eu
tree=$1
shift
[ "$tree" = / ] || mount --bind "$tree" "$tree"
mount -t proc proc "$tree/proc"
for folder in run etc/NetworkManager/system-connections var/lib/NetworkManager; do
    mkdir -p "$tree/$folder"
    mount -t tmpfs -o mode=0755 tmpfs "$tree/$folder"
done
# Files that the test changes: a copy of the folder, so that the tree stays as it is.
for folder in etc/NetworkManager/conf.d etc/systemd; do
    mkdir -p "$tree/$folder"
    copy=$(mktemp -d)
    cp -a "$tree/$folder/." "$copy"
    mount -t tmpfs -o mode=0755 tmpfs "$tree/$folder"
    cp -a "$copy/." "$tree/$folder"
    rm -r "$copy"
done
mkdir -p "$tree/run/dbus"
ip link set lo up
chroot "$tree" sh -c 'dbus-uuidgen --ensure; exec dbus-daemon --system --fork --nopidfile'
for polkitd in /usr/lib/polkit-1/polkitd /usr/libexec/polkitd; do
    [ ! -x "$tree$polkitd" ] || chroot "$tree" "$polkitd" --no-debug >/dev/null 2>&1 &
done
if [ -x "$tree/lib/systemd/systemd-hostnamed" ]; then
    chroot "$tree" /lib/systemd/systemd-hostnamed >/dev/null 2>&1 &
fi
exec "$@"
