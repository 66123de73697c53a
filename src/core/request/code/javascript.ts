import type { CodeBody, CodeRequest } from './codeRequest.ts';
import { stringLiteral, literalLines } from './quote.ts';

/** An ES module for Node 20 or newer, with `fetch`. */
export function javascriptCode(request: CodeRequest): string {
  const files = request.body.kind === 'parts' && request.body.parts.some((part) => part.kind === 'file');
  const lines = [
    ...(files ? ["import { openAsBlob } from 'node:fs';", ''] : []),
    `const baseUrl = process.env.JAMF_URL ?? ${stringLiteral(request.base)};`,
    ...(request.account === 'user' ? userToken : clientToken),
    '',
    ...bodyLines(request.body),
    `const response = await fetch(baseUrl + ${stringLiteral(request.target)}, {`,
    `  method: ${stringLiteral(request.method)},`,
    '  headers: {',
    '    Authorization: `Bearer ${token}`,',
    ...request.headers.map(([name, value]) => `    ${stringLiteral(name)}: ${stringLiteral(value)},`),
    '  },',
    ...(request.body.kind === 'none' ? [] : ['  body,']),
    '});',
    'console.log(response.status, response.statusText);',
    'console.log(await response.text());',
  ];
  return `${lines.join('\n')}\n`;
}

const clientToken: readonly string[] = [
  'const answer = await fetch(`${baseUrl}/api/v1/oauth/token`, {',
  "  method: 'POST',",
  '  body: new URLSearchParams({',
  "    grant_type: 'client_credentials',",
  '    client_id: process.env.JAMF_CLIENT_ID,',
  '    client_secret: process.env.JAMF_CLIENT_SECRET,',
  '  }),',
  '});',
  'if (!answer.ok) throw new Error(`No token: ${answer.status}`);',
  'const { access_token: token } = await answer.json();',
];

const userToken: readonly string[] = [
  "const basic = Buffer.from(`${process.env.JAMF_USERNAME}:${process.env.JAMF_PASSWORD}`).toString('base64');",
  'const answer = await fetch(`${baseUrl}/api/v1/auth/token`, {',
  "  method: 'POST',",
  '  headers: { Authorization: `Basic ${basic}` },',
  '});',
  'if (!answer.ok) throw new Error(`No token: ${answer.status}`);',
  'const { token } = await answer.json();',
];

function bodyLines(body: CodeBody): readonly string[] {
  switch (body.kind) {
    case 'text':
      return ['const body = [', ...literalLines(body.text).map((line) => `  ${line},`), "].join('');", ''];
    case 'form':
      return [
        'const body = new URLSearchParams([',
        ...body.fields.map(([name, value]) => `  [${stringLiteral(name)}, ${stringLiteral(value)}],`),
        ']);',
        '',
      ];
    case 'parts':
      return [
        'const body = new FormData();',
        ...body.parts.map((part) =>
          part.kind === 'text'
            ? `body.append(${stringLiteral(part.name)}, ${stringLiteral(part.value)});`
            : `body.append(${stringLiteral(part.name)}, await openAsBlob(${stringLiteral(part.fileName)}, { type: ${stringLiteral(part.mediaType)} }), ${stringLiteral(part.fileName)});`,
        ),
        '',
      ];
    default:
      return [];
  }
}
