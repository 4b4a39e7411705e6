#!/bin/busybox sh
# The guest's first process: mounts the guest's disk read-only under a RAM overlay, the checkout
# (read-only) and the folder for results, and hands over to the checkout's own tests/lab/guest/init.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
modprobe -a virtio_pci virtio_blk crc32c_generic ext4 overlay 9pnet_virtio 9p

stop() {
    echo "lab: $*"
    echo o >/proc/sysrq-trigger
    sleep 9
}

tries=0
until [ -b /dev/vda ] || [ "$tries" -ge 50 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
mkdir -p /lower /upper /guest
mount -t ext4 -o ro /dev/vda /lower || stop "no disk"
mount -t tmpfs -o size=1g tmpfs /upper
mkdir /upper/changes /upper/scratch
mount -t overlay -o lowerdir=/lower,upperdir=/upper/changes,workdir=/upper/scratch overlay /guest ||
    stop "no overlay"
mkdir -p /guest/checkout /guest/out
share=trans=virtio,version=9p2000.L,msize=512000
mount -t 9p -o "$share,ro,cache=loose" checkout /guest/checkout || stop "no checkout"
mount -t 9p -o "$share" out /guest/out || stop "no folder for results"
exec switch_root /guest /bin/sh /checkout/tests/lab/guest/init
