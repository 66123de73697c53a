import assert from 'node:assert/strict';
import { readToken, tokenRefusal } from '../../../src/core/auth/tokenAnswer.ts';
import { tokenRequest } from '../../../src/core/auth/tokenRequest.ts';
import { oneLine } from '../../../src/core/catalog/plain.ts';
import type { HttpResponse } from '../../../src/core/http/message.ts';
import { redactText } from '../../../src/core/http/redact.ts';
import { sameJson } from '../../../src/core/json/compare.ts';
import { jsonIn } from '../../../src/core/json/parse.ts';
import { maskSecrets } from '../../../src/core/objects/plan/secrets.ts';
import { plainText } from '../../../src/core/catalog/plainText.ts';
import { parseCurl } from '../../../src/core/request/parseCurl.ts';
import { secretFields, draftWithoutSecrets } from '../../../src/core/request/withoutSecrets.ts';
import { keepBody } from '../../../src/core/response/body/keptBody.ts';
import { htmlText } from '../../../src/core/response/htmlText.ts';
import { jamfErrors } from '../../../src/core/response/jamfErrors.ts';
import { receivedPart } from '../../../src/core/response/received.ts';
import { droppedElements } from '../../../src/core/wire/xmlDropped.ts';
import { namedFields } from '../../../src/core/families/pro/fieldNames.ts';
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
/** What is repeated, or what is opened all the way and closed again. */
type Part = string | readonly [open: string, close: string];
const nested: readonly Part[] = [
  ['<a>', '</a>'],
  ['<a><b/>', '</a>'],
  ['[', ']'],
];
function textOf(part: Part, length: number): string {
  if (typeof part === 'string') return part.repeat(Math.ceil(length / part.length)).slice(0, length);
  const depth = Math.ceil(length / part.join('').length);
  return part[0].repeat(depth) + part[1].repeat(depth);
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const answer = (body: string): HttpResponse => ({
  status: 400,
  statusText: '',
  headers: [['content-type', 'application/json']],
  body: bytes(body),
  size: body.length,
  timing: { queued: 0, firstByte: 1, total: 2, attempts: 1 },
});
const server = 'https://acme.example';
const about = { account: 'a', beyondAscii: false };
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
  oneLine: (text) => oneLine(text),
  plainText,
  namedFields,
  jsonIn,
  parseCurl,
  'a number that is compared': (text) => sameJson(jsonIn(`1${text.replaceAll(/[^0]/g, '0')}1e9`), jsonIn('1'), 'value'),
  'a document with secrets': (text) => maskSecrets(JSON.stringify({ password: text, name: text })),
  'an answer of the token endpoint': (text) => [
    readToken(answer(text), 0),
    tokenRefusal(
      server,
      tokenRequest(server, { kind: 'client', clientId: text, clientSecret: text }),
      answer(JSON.stringify({ errors: [{ description: text }], error: text })),
      about,
    ),
  ],
  'an answer that is cut off': (text) => receivedPart(bytes(text), text.length, new Set()),
  'a draft of JSON': (text) => [
    draftWithoutSecrets(draft('application/json', text)),
    secretFields(draft('application/json', `{"a":${text}`)),
  ],
  'XML that is read back': (text) => droppedElements(text, text),
  'a draft of XML': (text) => draftWithoutSecrets(draft('application/xml', text)),
  'a draft of text': (text) => draftWithoutSecrets(draft('text/plain', text)),
  'a body of JSON': (text) => keepBody(bytes(text), 'application/json'),
  'a body of XML': (text) => keepBody(bytes(text), 'application/xml'),
  'a body of separated values': (text) => keepBody(bytes(text), 'text/csv'),
  'a body of text': (text) => keepBody(bytes(text), 'text/plain'),
};

/** Of the processor, in ms: other work on the machine changes little. */
async function time(read: (text: string) => unknown, text: string): Promise<number> {
  const began = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const short = 20_000;
const long = 10 * short;
/** Of time that grows with the square, a long text takes a hundred times what a short one takes; of any other, far less than this. */
const limit = 1500;

/** What is wrong with the time that a text made of `part` takes; undefined where that is what its length asks for. */
async function excess(read: (text: string) => unknown, part: Part, most = limit): Promise<string | undefined> {
  if ((await time(read, textOf(part, short))) < most / 100) return undefined;
  const taken = Math.min(await time(read, textOf(part, long)), await time(read, textOf(part, long)));
  return taken < most ? undefined : `${JSON.stringify(part)}: 200 KB take ${Math.round(taken)} ms`;
}

describe('a text that was made to take long', function () {
  for (const [name, read] of Object.entries(readers)) {
    it(`takes what its length asks for: ${name}`, async () => {
      const slow: string[] = [];
      for (const part of [...parts, ...nested]) slow.push(...[await excess(read, part)].filter((one) => one !== undefined));
      assert.deepEqual(slow, []);
    });
  }

  it('is told by time that grows with the square', async () => {
    const square = (text: string): number => {
      let sum = 0;
      for (let from = 0; from < text.length; from += 1000) for (let at = from; at < text.length; at += 1) sum += text.charCodeAt(at);
      return sum;
    };
    assert.match((await excess(square, 'a', 5)) ?? '', /200 KB take \d+ ms/);
  });
});
