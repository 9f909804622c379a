#!/usr/bin/env bash
# For developers: tries what a fresh machine does. As root on Debian:
#   scripts/bare-root.sh DIR SUITE COMMAND...
# runs COMMAND in a bare Debian (SUITE: bookworm or trixie) with this machine's Node and npm, git, and nothing else. The first
# run makes it in DIR with debootstrap; remove DIR to begin anew. User namespaces work inside, so Chromium's sandbox does too.
#   git clone . DIR/src && scripts/bare-root.sh DIR bookworm bash -c 'cd /src && npm ci && npm test'
# (that clone into a DIR that is made already)
set -euo pipefail
R=$1 suite=$2; shift 2
if [ ! -e "$R/.made" ]; then
  command -v debootstrap >/dev/null || { apt-get update -q; apt-get install -yq --no-install-recommends debootstrap; }
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -v '^#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -1 | tr -d ' ' || true)
  debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$R" "$mirror"
  cp -a /etc/apt/apt.conf.d/. "$R/etc/apt/apt.conf.d/" 2>/dev/null || true
  cp /etc/ssl/certs/ca-certificates.crt "$R/etc/ssl/certs/ca-certificates.crt"
  cp -L /etc/resolv.conf "$R/etc/resolv.conf"; cp /etc/hosts "$R/etc/hosts"
  install -D "$(command -v node)" "$R/usr/bin/node"
  mkdir -p "$R/usr/lib/node_modules"; cp -a "$(npm root -g 2>/dev/null)/npm" "$R/usr/lib/node_modules/"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$R/usr/bin/npm"; ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$R/usr/bin/npx"
  chroot "$R" apt-get clean; touch "$R/.made"
fi
exec unshare -m --propagation private bash -c '
R=$1; shift
mount --bind "$R" "$R"; cd "$R"; mount --rbind /proc proc; mount --rbind /sys sys; mount --rbind /dev dev; mkdir -p .old
pivot_root . .old; umount -l .old; cd /
exec env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 CI="${CI:-}" NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt npm_config_cafile=/etc/ssl/certs/ca-certificates.crt npm_config_update_notifier=false "$@"' _ "$R" "$@"
