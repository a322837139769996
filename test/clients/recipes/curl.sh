#!/bin/sh
# Reads, shows what a write would do, and fetches a file only when it is another than before.
# TOKEN is a bearer token of a role that may write: npm run -s token -- --role kommunal --kommune 740
set -eu
server=${1:-http://127.0.0.1:4000}

curl -s "$server/graphql" -H 'content-type: application/json' \
  --data '{"query":"query Kommune($kode: String!) { kommune(kode: $kode) { navn } }","variables":{"kode":"740"}}'
echo

curl -s "$server/graphql" -H 'content-type: application/json' -H "authorization: Bearer $TOKEN" \
  --data '{"query":"mutation Create($input: CreateDaginstitutionInput!) { createDaginstitution(input: $input, dryRun: true) { changes { navn } errors { code en } } }","variables":{"input":{"navn":"Ny","ejerform":"1","lovgrundlag":"1","kommune":"740"}}}'
echo

tag=$(curl -sI "$server/eksport/samlet.csv?kommune=740" | tr -d '\r' | sed -n 's/^etag: //p')
curl -s --compressed -o /dev/null -w '%{http_code}\n' -H "if-none-match: $tag" "$server/eksport/samlet.csv?kommune=740"
