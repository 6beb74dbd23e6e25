#!/bin/sh
# Lays out in memory what three replicas need, from one secret on standard input; see STEPS.md.
# The same secret gives the same files, so paste it again after the machine was restarted.
set -eu
folder=$${HUSHDESK_RUN:-/run/hushdesk}
owner=$${HUSHDESK_OWNER:-10001}
read -r secret
if [ "$${#secret}" -lt 64 ]; then
    echo "The secret has to be 64 digits: openssl rand -hex 32 makes one." >&2
    exit 1
fi
derived() {
    printf '%s %s' "$$1" "$$secret" | sha256sum | cut -c1-64
}
put() {
    install -m 0400 -o "$$owner" -g "$$owner" /dev/stdin "$$folder/$slug.$$1"
}
install -d "$$folder"
password=$$(derived postgres)
printf %s "$$password" | put postgres-password
printf 'postgresql://hushdesk:%s@/hushdesk?host=/run/postgresql' "$$password" | put database
printf %s 'unix:///run/redis/redis.sock' | put redis
derived shared | put shared
echo "Ready: docker compose -f compose.replicas.yaml up -d --build"
