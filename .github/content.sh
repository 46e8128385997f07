#!/usr/bin/env bash
# Brings the content repository here as data: a bare repository, nothing checked out, nothing of it run. Workflows call the copy of this
# script that came with the installed program. QIANFA_FORGE_URL, QIANFA_REPOSITORY (owner/name), QIANFA_FORGE_TOKEN; $1 is the folder.
set -euo pipefail
folder=$1
address="$QIANFA_FORGE_URL/$QIANFA_REPOSITORY.git"
# The token goes by environment, so that neither the list of processes nor the repository's configuration holds it.
basic=$(printf 'x-access-token:%s' "$QIANFA_FORGE_TOKEN" | base64 -w0)
# No redirect is followed: it could lead the token elsewhere.
export GIT_CONFIG_COUNT=2 GIT_CONFIG_KEY_1=http.followRedirects GIT_CONFIG_VALUE_1=false
export GIT_CONFIG_KEY_0="http.$QIANFA_FORGE_URL/.extraheader" GIT_CONFIG_VALUE_0="Authorization: Basic $basic"
export GIT_TERMINAL_PROMPT=0 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
git init -q --bare -b main "$folder"
git -C "$folder" fetch -q --no-tags "$address" '+refs/heads/*:refs/heads/*' '+refs/pull/*/head:refs/pull/*/head'
