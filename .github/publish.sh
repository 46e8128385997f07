#!/usr/bin/env bash
# Builds what the ledger says and shows it at QIANFA_PUBLISH_TO: one call of `qianfa publish`, which refuses whatever may not follow what is shown.
# Somebody else may have published meanwhile, or be at it, or the line broke: what may pass it tells by its exit code, 3; then the newest ledger is
# fetched and everything is tried again. Whatever else it refuses or cannot do would be the same a minute later.
# $1 is the bare content repository; whatever follows goes to that call: the parts that other jobs made, for example. Keys come by environment
# and lie in a folder of this run alone: the one that signs manifests, and the one of the place (SSH for user@host:/folder, an access key for s3://…).
set -euo pipefail
content=$1
shift
: "${QIANFA_FORGE_TOKEN:?没有 QIANFA_FORGE_TOKEN（取台账用的令牌）}"
: "${PUBLISHER_KEY:?环境 publisher 里没有 QIANFA_PUBLISHER_KEY（发布机密钥，签署清单用）}" "${QIANFA_PUBLISH_TO:?工作流里的 QIANFA_PUBLISH_TO 没有写明发布位置}"
here=$(cd "$(dirname "$0")/.." && pwd)
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
umask 077
printf '%s\n' "$PUBLISHER_KEY" > "$keys/publisher"
case $QIANFA_PUBLISH_TO in
  s3://*)
    : "${STORAGE_ID:?环境 publisher 里没有 QIANFA_STORAGE_ID}" "${STORAGE_SECRET:?环境 publisher 里没有 QIANFA_STORAGE_SECRET}"
    export AWS_ACCESS_KEY_ID=$STORAGE_ID AWS_SECRET_ACCESS_KEY=$STORAGE_SECRET
    ;;
  *)
    : "${PUBLISH_KEY:?环境 publisher 里没有 QIANFA_PUBLISH_KEY（登录发布机的 SSH 密钥）}"
    : "${QIANFA_KNOWN_HOSTS:?工作流里的 QIANFA_KNOWN_HOSTS 没有写明发布机的主机公钥}"
    printf '%s\n' "$PUBLISH_KEY" > "$keys/publish"
    printf '%s\n' "$QIANFA_KNOWN_HOSTS" > "$keys/hosts"
    alive="-o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=3"
    export QIANFA_SSH="ssh -i $keys/publish -o BatchMode=yes -o IdentitiesOnly=yes -o UserKnownHostsFile=$keys/hosts -o StrictHostKeyChecking=yes $alive"
    ;;
esac
token=$QIANFA_FORGE_TOKEN
unset PUBLISHER_KEY PUBLISH_KEY STORAGE_ID STORAGE_SECRET QIANFA_FORGE_TOKEN
export QIANFA_PUBLISHER_KEY="$keys/publisher"
for wait in 15 60 180 ''; do
  code=0
  "$here/node_modules/.bin/node" "$here/scripts/qianfa.ts" publish --repo "$content" --output "$PWD/site" "$@" || code=$?
  [ "$code" -eq 3 ] && [ -n "$wait" ] || exit "$code"
  echo "没有发布成（原因见上），$wait 秒后取最新的台账再试。" >&2
  sleep "$wait"
  # Where the forge cannot be asked either, what is here is tried again.
  QIANFA_FORGE_TOKEN=$token bash "$here/.github/content.sh" "$content" || true
done
