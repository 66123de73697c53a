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
const textOf = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);
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

/** Of the processor, in ms: other work on the machine changes nothing. */
async function time(read: (text: string) => unknown, text: string): Promise<number> {
  const began = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const short = 20_000;
/** What takes less for a short text takes less than a moment for 200 KB, even if it grows with the square. */
const moment = 1;

/** Less than this may be what else the process does. */
const clear = 40;

/** What is wrong with the time that a text made of `part` takes; undefined where it grows with the length. */
async function excess(read: (text: string) => unknown, part: string): Promise<string | undefined> {
  for (let length = short; ; length *= 4) {
    const [brief, whole] = [textOf(part, length), textOf(part, 4 * length)];
    let least = await time(read, brief);
    if (least < moment) return undefined;
    // The first run may have compiled what the others only use.
    least = Math.min(least, await time(read, brief));
    let most = await time(read, whole);
    for (let run = 0; run < 3 && most >= 8 * least; run += 1) {
      least = Math.min(least, await time(read, brief));
      most = Math.min(most, await time(read, whole));
    }
    const times = Math.round(most / least);
    if (times < 8) return undefined;
    if (most >= clear) return `${JSON.stringify(part)}: four times the length takes ${times} times as long`;
  }
}

describe('a text that was made to take long', function () {
  this.timeout(60_000);
  for (const [name, read] of Object.entries(readers)) {
    it(`takes what its length asks for: ${name}`, async () => {
      const slow: string[] = [];
      for (const part of parts) slow.push(...[await excess(read, part)].filter((one) => one !== undefined));
      assert.deepEqual(slow, []);
    });
  }

  it('is told by time that grows with the square', async () => {
    const square = (text: string): number => {
      let found = 0;
      for (let at = 0; at < text.length; at += 2) found += text.indexOf('b', at);
      return found;
    };
    assert.match((await excess(square, 'a')) ?? '', /four times the length takes 1\d times/);
  });
});
