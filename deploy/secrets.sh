#!/bin/sh
# Make the secrets that compose.scale.yaml reads: each once, random, readable by the containers' users only through
# Docker. What is there already stays.
#   deploy/secrets.sh placeness.example.org
set -eu
host=${1:?name the host, for example placeness.example.org}
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 700 secrets

random() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

write() { # NAME, content
  [ -e "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"
  chmod 644 "secrets/$1" # the folder is closed; inside a container the file is read by another user
}

write secret_key "$(random)"
write database_password "$(random)"
write database_url "postgres://placeness:$(cat secrets/database_password)@postgres:5432/placeness"
write store_access "$(random | cut -c 1-20)"
write store_secret "$(random)"
write media_url "s3://$(cat secrets/store_access):$(cat secrets/store_secret)@store:8333/placeness?tls=false"
write store_keys.json "$(printf '{"identities": [{"name": "placeness", "credentials": [{"accessKey": "%s", "secretKey": "%s"}], "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}' "$(cat secrets/store_access)" "$(cat secrets/store_secret)")"
[ -e .env ] && grep -q '^SITE_HOST=' .env || printf 'SITE_HOST=%s\n' "$host" >> .env
echo "The secrets are in $(pwd)/secrets. Keep a copy of them: without secret_key, people's return codes stop working."
