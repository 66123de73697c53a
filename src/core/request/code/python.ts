import type { CodeBody, CodeRequest } from './codeRequest.ts';
import { stringLiteral, literalLines } from './quote.ts';

/** Python with the `requests` library. */
export function pythonCode(request: CodeRequest): string {
  const lines = [
    'import os',
    '',
    'import requests',
    '',
    `base_url = os.environ.get("JAMF_URL", ${stringLiteral(request.base)})`,
    'session = requests.Session()',
    ...(request.account === 'user' ? userToken : clientToken),
    '',
    ...payloadLines(request.body),
    'response = session.request(',
    `    ${stringLiteral(request.method)},`,
    `    base_url + ${stringLiteral(request.target)},`,
    `    headers={${request.headers.map(([name, value]) => `${stringLiteral(name)}: ${stringLiteral(value)}`).join(', ')}},`,
    ...bodyArgument(request.body),
    '    timeout=120,',
    ')',
    'print(response.status_code, response.reason)',
    'print(response.text)',
  ];
  return `${lines.join('\n')}\n`;
}

const clientToken: readonly string[] = [
  'answer = session.post(',
  '    f"{base_url}/api/v1/oauth/token",',
  '    data={',
  '        "grant_type": "client_credentials",',
  '        "client_id": os.environ["JAMF_CLIENT_ID"],',
  '        "client_secret": os.environ["JAMF_CLIENT_SECRET"],',
  '    },',
  '    timeout=60,',
  ')',
  'answer.raise_for_status()',
  'session.headers["Authorization"] = "Bearer " + answer.json()["access_token"]',
];

/** As bytes: `requests` would write a text as Latin-1. */
const userToken: readonly string[] = [
  'answer = session.post(',
  '    f"{base_url}/api/v1/auth/token",',
  '    auth=(os.environ["JAMF_USERNAME"].encode("utf-8"), os.environ["JAMF_PASSWORD"].encode("utf-8")),',
  '    timeout=60,',
  ')',
  'answer.raise_for_status()',
  'session.headers["Authorization"] = "Bearer " + answer.json()["token"]',
];

/** `payload = (…)`, one literal per line of the text. */
export function payloadLines(body: CodeBody): readonly string[] {
  if (body.kind !== 'text') return [];
  return ['payload = (', ...literalLines(body.text).map((line) => `    ${line}`), ')', ''];
}

function bodyArgument(body: CodeBody): readonly string[] {
  switch (body.kind) {
    case 'text':
      return ['    data=payload.encode("utf-8"),'];
    case 'form':
      return ['    data=[', ...body.fields.map(([name, value]) => `        (${stringLiteral(name)}, ${stringLiteral(value)}),`), '    ],'];
    case 'parts':
      return ['    files=[', ...body.parts.map((part) => `        (${stringLiteral(part.name)}, ${partValue(part)}),`), '    ],'];
    default:
      return [];
  }
}

function partValue(part: Extract<CodeBody, { kind: 'parts' }>['parts'][number]): string {
  if (part.kind === 'text') return `(None, ${stringLiteral(part.value)})`;
  const name = stringLiteral(part.fileName);
  return `(${name}, open(${name}, "rb"), ${stringLiteral(part.mediaType)})`;
}
