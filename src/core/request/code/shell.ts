import type { CodeRequest } from './codeRequest.ts';
import { curlArguments, methodOption } from './curl.ts';
import { shellWord } from './quote.ts';

/**
 * A whole script for `/bin/sh`: asks for a token, sends the request, hands the token back.
 * Secret and token reach cURL by standard input, since arguments of a running command can be read by every user of the Mac.
 */
export function shellCode(request: CodeRequest): string {
  const send = ['curl --silent --show-error', ...methodOption(request), '"$JAMF_URL"' + shellWord(request.target), '--header @-'];
  const { variables, lines } = request.account === 'user' ? userToken : clientToken;
  return `#!/bin/sh
# Set ${variables} in the environment before running this.
set -eu
JAMF_URL=\${JAMF_URL:-${shellWord(request.base)}}

${lines}

hand_back() {
  printf 'Authorization: Bearer %s' "$token" |
    curl --silent --output /dev/null --request POST --header @- "$JAMF_URL/api/v1/auth/invalidate-token" || true
}
trap hand_back EXIT

printf 'Authorization: Bearer %s' "$token" |
  ${[...send, ...curlArguments(request)].join(' \\\n    ')}
`;
}

const clientToken = {
  variables: 'JAMF_CLIENT_ID and JAMF_CLIENT_SECRET',
  lines: `answer=$(printf '%s' "$JAMF_CLIENT_SECRET" | curl --silent --show-error --fail "$JAMF_URL/api/v1/oauth/token" \\
  --data-urlencode grant_type=client_credentials \\
  --data-urlencode "client_id=$JAMF_CLIENT_ID" \\
  --data-urlencode client_secret@-)
token=$(printf '%s' "$answer" | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')`,
};

const userToken = {
  variables: 'JAMF_USERNAME and JAMF_PASSWORD',
  lines: `basic=$(printf '%s:%s' "$JAMF_USERNAME" "$JAMF_PASSWORD" | base64 | tr -d '\\n')
answer=$(printf 'Authorization: Basic %s' "$basic" |
  curl --silent --show-error --fail --request POST --header @- "$JAMF_URL/api/v1/auth/token")
token=$(printf '%s' "$answer" | sed -n 's/.*"token" *: *"\\([^"]*\\)".*/\\1/p')`,
};
