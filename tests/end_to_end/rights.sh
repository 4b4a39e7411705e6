#!/bin/sh
# A computer on which rights are asked for: run in namespaces of its own for mounts, network,
# processes and host name, so that nothing of this one is changed. It has a system bus and polkit;
# the program for files of root, as it is installed; and two users: ec-anna, who is asked for the
# administrators' password as at a screen, and ec-bert, whom a rule refuses. $1: the checkout; the
# rest: what to run then.
set -eu
checkout=$1
shift
mount --make-rprivate /
mount -t proc proc /proc
mount -t tmpfs -o mode=0755 tmpfs /run
for folder in etc usr; do
    mkdir -p "/run/over/$folder/upper" "/run/over/$folder/work"
    mount -t overlay overlay "/$folder" \
        -o "lowerdir=/$folder,upperdir=/run/over/$folder/upper,workdir=/run/over/$folder/work" || exit 77
done
mkdir -p /run/dbus /run/users

for user in ec-anna ec-bert; do
    useradd --no-log-init --home-dir "/run/users/$user" --create-home --shell /bin/sh "$user"
done
usermod --append --groups sudo ec-anna
echo ec-anna:right | chpasswd

libexec=/usr/libexec/exposure-check
library=/usr/lib/exposure-check/helper/exposure_check
mkdir -p "$libexec" "$library" /usr/share/polkit-1/actions /etc/polkit-1/rules.d /etc/bluetooth
install -m 0755 "$checkout/packaging/helper/set-files" "$libexec/set-files"
cp -r "$checkout/exposure_check/__init__.py" "$checkout/exposure_check/setfiles" "$library"
cp "$checkout"/packaging/polkit/*.policy /usr/share/polkit-1/actions
# Outside of a session polkit asks nobody; ec-anna is asked as the action says for a user at the screen.
cat >/etc/polkit-1/rules.d/10-asked.rules <<'RULE'
polkit.addRule(function(action, subject) {
    if (action.id != "org.exposure-check.set-files") return polkit.Result.NOT_HANDLED;
    if (subject.user == "ec-anna") return polkit.Result.AUTH_ADMIN;
    return polkit.Result.NO;
});
RULE
chmod 0755 /etc/polkit-1/rules.d
printf '# by hand\n[General]\n\n[Policy]\nAutoEnable=false\n' >/etc/bluetooth/main.conf

ip link set lo up 2>/dev/null || true
dbus-uuidgen --ensure
dbus-daemon --system --fork --nopidfile
for polkitd in /usr/lib/polkit-1/polkitd /usr/libexec/polkitd; do
    [ ! -x "$polkitd" ] || "$polkitd" --no-debug >/dev/null 2>&1 &
done
exec "$@"
