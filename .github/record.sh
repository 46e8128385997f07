#!/usr/bin/env bash
# Runs a command of the recorder and pushes the ledger (`record` pushes by itself, `ledger checkpoint` does not). $1 is the bare content repository, the rest the command. The keys come by
# environment and lie in a folder of this run alone. When another recorder was faster, everything is read and judged again.
set -euo pipefail
content=$1
shift
: "${RECORDER_KEY:?环境 recorder 里没有 QIANFA_RECORDER_KEY}" "${LEDGER_KEY:?环境 recorder 里没有 QIANFA_LEDGER_KEY}"
: "${QIANFA_KNOWN_HOSTS:?工作流里的 QIANFA_KNOWN_HOSTS 没有写明平台的主机公钥}"
here=$(cd "$(dirname "$0")/.." && pwd)
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
umask 077
printf '%s\n' "$RECORDER_KEY" > "$keys/recorder"
printf '%s\n' "$LEDGER_KEY" > "$keys/ledger"
printf '%s\n' "$QIANFA_KNOWN_HOSTS" > "$keys/hosts"
unset RECORDER_KEY LEDGER_KEY
export QIANFA_RECORDER_KEY="$keys/recorder"
export GIT_SSH_COMMAND="ssh -i $keys/ledger -o IdentitiesOnly=yes -o UserKnownHostsFile=$keys/hosts -o StrictHostKeyChecking=yes"
host=${QIANFA_FORGE_URL#*://}
host=${host%%/*}
# The port is that of the web, not of SSH, and git would take it for a part of the path.
address=${QIANFA_LEDGER_URL:-git@${host%%:*}:$QIANFA_REPOSITORY.git}
export QIANFA_LEDGER_URL="$address"
for _ in 1 2 3 4 5; do
  before=$(git -C "$content" rev-parse refs/heads/ledger)
  code=0
  "$here/node_modules/.bin/node" "$here/scripts/qianfa.ts" "$@" --repo "$content" 2> "$keys/told" || code=$?
  cat "$keys/told" >&2
  # 1: something is not signed yet and stays offline. What is signed must not wait for it, and nobody may overlook it.
  [ "$code" -le 1 ] || exit "$code"
  told=$(cat "$keys/told")
  [ "$code" -eq 0 ] || told="有改动没有登记，明细见本步骤的输出。"$'\n'"$told"
  told=${told//%/%25}
  told=${told//$'\r'/%0D}
  [ -z "$told" ] || echo "::warning::${told//$'\n'/%0A}"
  after=$(git -C "$content" rev-parse refs/heads/ledger)
  [ "$before" = "$after" ] && exit 0
  # Never forced: the ledger only grows.
  git -C "$content" push -q "$address" refs/heads/ledger:refs/heads/ledger && exit 0
  git -C "$content" fetch -q "$address" +refs/heads/ledger:refs/heads/ledger +refs/heads/main:refs/heads/main
done
echo '台账分支五次都被别处抢先更新，没有登记成功。' >&2
exit 2
