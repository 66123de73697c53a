import assert from 'node:assert/strict';
import { readToken, tokenRefusal } from '../../../src/core/auth/tokenAnswer.ts';
import { oneLine } from '../../../src/core/catalog/plain.ts';
import type { HttpResponse } from '../../../src/core/http/message.ts';
import { redactText, redactUrl } from '../../../src/core/http/redact.ts';
import { sameJson } from '../../../src/core/json/compare.ts';
import { jsonIn } from '../../../src/core/json/parse.ts';
import { masked } from '../../../src/core/objects/secrets.ts';
import { plainText } from '../../../src/core/openapi/plainText.ts';
import { parseCurl } from '../../../src/core/request/parseCurl.ts';
import { secretFields, withoutSecrets } from '../../../src/core/request/withoutSecrets.ts';
import { keepBody } from '../../../src/core/response/body/keptBody.ts';
import { htmlText } from '../../../src/core/response/htmlText.ts';
import { jamfErrors } from '../../../src/core/response/jamfErrors.ts';
import { receivedPart } from '../../../src/core/response/received.ts';
import { namedFields } from '../../../src/core/rsql/fieldNames.ts';
import { emptyDraft } from '../../../src/shared/draft.ts';

const length = 200_000;
const parts = [
  '<',
  '<!--',
  '<![CDATA[',
  '<a ',
  '<a b="',
  '</',
  '<password>',
  '<key>password</key>',
  'a.',
  'a',
  '\\',
  '"',
  "'",
  '[',
  '{',
  '{"a":',
  ' ',
  '\n',
  'eyJaaaaaaaa-',
  'eyJaaaaaaaa.',
  'password:',
  'password="',
  'passw',
  'a:',
  'a,',
  '=',
  '%41',
  '&',
  '&#',
  '-----BEGIN A PRIVATE KEY-----',
  'https://',
  'a://',
  '\ud800',
  '\u0000',
  "curl '",
  'curl -d ',
  '{"error":"',
  'fields allowed in the query: a, ',
  '0',
  '1e9',
];
const texts = parts.map((part) => part.repeat(Math.ceil(length / part.length)).slice(0, length));
const harmless = 'The quick brown fox jumps over the lazy dog, and is home by nine.\n'.repeat(length / 66);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const answer = (body: string): HttpResponse => ({
  status: 400,
  statusText: '',
  headers: [['content-type', 'application/json']],
  body: bytes(body),
  size: body.length,
  timing: { queued: 0, firstByte: 1, total: 2, attempts: 1 },
});
const about = { account: 'a', host: 'a.example', path: '/', wallClock: 0 };
const draft = (mediaType: string, text: string) => ({
  ...emptyDraft,
  method: 'POST' as const,
  body: { kind: 'text' as const, mediaType, text },
});

/** What reads texts of a server, or what was pasted. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  jamfErrors,
  htmlText,
  redactText,
  redactUrl: (text) => redactUrl(`https://a.example/${text}`),
  oneLine: (text) => oneLine(text),
  plainText,
  namedFields,
  jsonIn,
  parseCurl,
  'a number that is compared': (text) => sameJson(jsonIn(`1${text.replaceAll(/[^0]/g, '0')}1e9`), jsonIn('1'), 'value'),
  'a document with secrets': (text) => masked(JSON.stringify({ password: text, name: text })),
  'an answer of the token endpoint': (text) => [
    readToken(answer(text), 0),
    tokenRefusal(answer(JSON.stringify({ errors: [{ description: text }], error: text })), about),
  ],
  'an answer that is cut off': (text) => receivedPart(bytes(text), text.length, new Set()),
  'a draft of JSON': (text) => [withoutSecrets(draft('application/json', text)), secretFields(draft('application/json', `{"a":${text}`))],
  'a draft of XML': (text) => withoutSecrets(draft('application/xml', text)),
  'a draft of text': (text) => withoutSecrets(draft('text/plain', text)),
  'a body of JSON': (text) => keepBody(bytes(text), 'application/json'),
  'a body of XML': (text) => keepBody(bytes(text), 'application/xml'),
  'a body of separated values': (text) => keepBody(bytes(text), 'text/csv'),
  'a body of text': (text) => keepBody(bytes(text), 'text/plain'),
};

async function time(read: (text: string) => unknown, text: string): Promise<number> {
  const began = performance.now();
  await read(text);
  return performance.now() - began;
}

describe('a text of 200 KB that was made to take long', function () {
  this.timeout(60_000);
  for (const [name, read] of Object.entries(readers)) {
    it(`does not: ${name}`, async () => {
      // A machine that is busy is so for a harmless text as well, and what takes long by the length alone is no trap.
      const usual = Math.max(await time(read, harmless), await time(read, harmless));
      const limit = Math.max(50, 30 * usual);
      const slow: string[] = [];
      for (const [index, text] of texts.entries()) {
        if ((await time(read, text)) < limit) continue;
        const half = text.slice(0, length / 2);
        const [whole, part]: [number[], number[]] = [[], []];
        for (let run = 0; run < 4; run += 1) {
          whole.push(await time(read, text));
          part.push(await time(read, half));
        }
        const ratio = Math.min(...whole) / Math.min(...part);
        if (ratio > 3) slow.push(`${JSON.stringify(parts[index])}: twice the length takes ${ratio.toFixed(1)} times as long`);
      }
      assert.deepEqual(slow, []);
    });
  }
});
