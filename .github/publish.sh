#!/usr/bin/env bash
# Brings a built site to QIANFA_PUBLISH_TO (user@host:/folder, absolute): a fresh folder beside the standing one, then one switch of the link
# `current`, which the web server serves. The manifest's head stands in the folder's name.
set -euo pipefail
site=$1
: "${PUBLISH_KEY:?环境 publisher 里没有 QIANFA_PUBLISH_KEY}" "${QIANFA_PUBLISH_TO:?工作流里的 QIANFA_PUBLISH_TO 没有写明发布位置}"
: "${QIANFA_KNOWN_HOSTS:?工作流里的 QIANFA_KNOWN_HOSTS 没有写明发布机的主机公钥}"
[[ "$QIANFA_PUBLISH_TO" =~ ^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:/[A-Za-z0-9._/-]+$ ]] || { echo 'QIANFA_PUBLISH_TO 应写作 用户@主机:/文件夹' >&2; exit 2; }
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
umask 077
printf '%s\n' "$PUBLISH_KEY" > "$keys/publish"
printf '%s\n' "$QIANFA_KNOWN_HOSTS" > "$keys/hosts"
unset PUBLISH_KEY
ssh=(ssh -i "$keys/publish" -o IdentitiesOnly=yes -o "UserKnownHostsFile=$keys/hosts" -o StrictHostKeyChecking=yes)
host=${QIANFA_PUBLISH_TO%%:*}
folder=${QIANFA_PUBLISH_TO#*:}
release=$(sha256sum "$site/manifest.json" | cut -c1-16)
rsync -a --delete --chmod=D755,F644 --link-dest="$folder/current/" -e "${ssh[*]}" "$site/" "$QIANFA_PUBLISH_TO/$release/"
"${ssh[@]}" "$host" "ln -sfn '$release' '$folder/next' && mv -T '$folder/next' '$folder/current'"
