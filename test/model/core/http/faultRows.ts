import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { HttpRequest, HttpResponse } from '../../../../src/core/http/message.ts';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { whole, type RawReply } from '../../../support/rawServer.ts';

export interface Row {
  readonly what: string;
  readonly reply: RawReply;
  readonly onConnect?: (socket: Socket) => void;
  readonly request?: Partial<HttpRequest>;
  /** A status, or the kind and reason of a Problem. */
  readonly expect: number | string;
  /** Requests that reach the server. */
  readonly requests: number;
  readonly check?: (response: HttpResponse) => void;
  /** What is kept of a body that did not come to its end, as text. */
  readonly received?: RegExp;
}

export const json = ['content-type: application/json'];
export const body = '{"results":[{"id":"1"}]}';
const raw =
  (...lines: readonly string[]): RawReply =>
  (socket) =>
    void socket.end(Buffer.from(lines.join('\r\n'), 'latin1'));
export const head = (...headers: readonly string[]): string =>
  ['HTTP/1.1 200 OK', 'content-type: application/json', ...headers, '', ''].join('\r\n');
const text = (response: HttpResponse): string => new TextDecoder().decode(response.body);

/** Writes bit by bit until the connection ends. */
function drip(start: string, piece: string, everyMs: number): RawReply {
  return (socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(piece), everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}

/** The first request fails so, every other is answered. */
function once(fail: (socket: Socket) => void): RawReply {
  return (socket, { index }) => {
    if (index === 0) fail(socket);
    else socket.write(whole(200, body));
  };
}

const manyHops: RawReply = (socket, { index }) => void socket.write(whole(302, '', [`location: /api/v1/hop${index}`]));
export const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } } as const;
const gzipped = ['content-type: application/json', 'content-encoding: gzip'];
const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));

/**
 * The faults of the wire by their numbers. Those that need more than one answer are tests of their own in `faults.test.ts` (1, 4, 20,
 * 26, 32, 38, 40); tokens (33, 34) in `auth/`, certificates (39) in `host/certificateWire.test.ts`, lists (37) in `listing/`, and
 * saves (36, 41) in `objects/save/saveFaults.test.ts` and `app/documents/`.
 */
export const rows: readonly Row[] = [
  { what: '2 reset before the answer, read', reply: once((socket) => socket.resetAndDestroy()), expect: 200, requests: 2 },
  {
    what: '2 reset before the answer, write',
    reply: (socket) => void socket.resetAndDestroy(),
    request: post,
    expect: 'network reset',
    requests: 1,
  },
  { what: '2 reset each time', reply: (socket) => void socket.resetAndDestroy(), expect: 'network reset', requests: 4 },
  { what: '3 closed before the answer, read', reply: once((socket) => socket.end()), expect: 200, requests: 2 },
  { what: '3 closed before the answer, write', reply: (socket) => void socket.end(), request: post, expect: 'network closed', requests: 1 },
  {
    what: '3 closed before the answer, read that is never repeated',
    reply: (socket) => void socket.end(),
    request: { once: true },
    expect: 'network closed',
    requests: 1,
  },
  { what: '5 headers never come', reply: () => undefined, expect: 'network timeout', requests: 1 },
  { what: '5 headers drip', reply: drip('HTTP/1.1 200 OK\r\nx-a: ', 'a', 20), expect: 'network timeout', requests: 1 },
  {
    what: '6 body drips',
    reply: drip(head('content-length: 100000'), '. ', 20),
    expect: 'network timeout',
    requests: 1,
    received: /^(\. ){10}/,
  },
  {
    what: '6 body stalls',
    reply: (socket) => void socket.write(`${head('content-length: 100')}{"results"`),
    expect: 'network timeout',
    requests: 1,
    received: /^{"results"$/,
  },
  {
    what: '7 shorter than its length',
    reply: raw(`${head('content-length: 1000')}{"a":`),
    request: { once: true },
    expect: 'network truncated|network closed',
    requests: 1,
    received: /^{"a":$/,
  },
  {
    what: '8 chunked, cut off',
    reply: raw(`${head('transfer-encoding: chunked')}5`, '{"a":', ''),
    request: { once: true },
    expect: 'network closed|network truncated',
    requests: 1,
  },
  {
    what: '8 chunk size that is none',
    reply: raw(`${head('transfer-encoding: chunked')}zz`, '{}', ''),
    request: { once: true },
    expect: 'network protocol',
    requests: 1,
  },
  {
    what: '9 no length, cut by the close',
    reply: raw(`${head('connection: close')}{"results":[{"id":`),
    request: { once: true },
    expect: 'network truncated',
    requests: 1,
    received: /^{"results":\[{"id":$/,
  },
  { what: '9 no length, whole', reply: raw(head('connection: close') + body), expect: 200, requests: 1 },
  {
    what: '10 more bytes than the length',
    reply: raw(`${head('content-length: 2')}{}extra`),
    expect: 200,
    requests: 1,
    check: (it) => assert.equal(text(it), '{}'),
  },
  {
    what: '11 two different lengths',
    reply: raw(`${head('content-length: 2', 'content-length: 3')}{}`),
    request: { once: true },
    expect: 'network protocol',
    requests: 1,
  },
  {
    what: '11 a length and chunked',
    reply: raw(`${head('content-length: 2', 'transfer-encoding: chunked')}0\r\n\r\n`),
    request: { once: true },
    expect: 'network protocol',
    requests: 1,
  },
  { what: '12 NUL in a header', reply: raw(`${head('x-a: \0')}{}`), request: { once: true }, expect: 'network protocol', requests: 1 },
  { what: '12 a header of 64 KB', reply: raw(`${head(`x-a: ${'a'.repeat(65_536)}`)}{}`), expect: 'network protocol', requests: 1 },
  { what: '12 not HTTP at all', reply: raw('SSH-2.0-OpenSSH_9.6', ''), expect: 'network protocol', requests: 1 },
  {
    what: '13 early hints, 2,000 of them',
    reply: raw(`${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(2000)}${head('content-length: 2')}{}`),
    expect: 200,
    requests: 1,
  },
  {
    what: '14 a stray 101',
    reply: raw('HTTP/1.1 101 Switching Protocols', 'upgrade: x', 'connection: upgrade', '', ''),
    request: { once: true },
    expect: 'network closed|network protocol',
    requests: 1,
  },
  { what: '15 status 999', reply: (socket) => void socket.write(whole(999)), expect: 999, requests: 1 },
  {
    what: '16 204 with a body',
    reply: raw('HTTP/1.1 204 No Content', '', '{}'),
    expect: 204,
    requests: 1,
    check: (it) => assert.equal(it.size, 0),
  },
  {
    what: '16 empty 200',
    reply: (socket) => void socket.write(whole(200)),
    expect: 200,
    requests: 1,
    check: (it) => assert.equal(it.size, 0),
  },
  {
    what: '17 gzip that is none',
    reply: (socket) => void socket.write(whole(200, 'no gzip at all', gzipped)),
    expect: 'network encoding',
    requests: 1,
  },
  {
    what: '18 gzip cut off at once',
    reply: (socket) => void socket.write(whole(200, gzipSync(body).subarray(0, 12), gzipped)),
    expect: 'network truncated',
    requests: 4,
  },
  {
    what: '18 gzip cut off later',
    reply: (socket) =>
      void socket.write(whole(200, gzipSync(JSON.stringify(Array.from({ length: 9999 }, (_, n) => n * 7919))).subarray(0, 9000), gzipped)),
    request: { once: true },
    expect: 'network truncated',
    requests: 1,
  },
  {
    what: '19 gzip on a 400',
    reply: (socket) => void socket.write(whole(400, gzipSync('{"errors":[]}'), gzipped)),
    expect: 400,
    requests: 1,
    check: (it) => assert.equal(text(it), '{"errors":[]}'),
  },
  { what: '20 gzip bomb', reply: (socket) => void socket.write(whole(200, bomb, gzipped)), expect: 'network tooLarge', requests: 1 },
  {
    what: '21 six encodings',
    reply: (socket) => void socket.write(whole(200, body, [...json, `content-encoding: ${'gzip, '.repeat(5)}gzip`])),
    expect: 'network encoding',
    requests: 1,
  },
  {
    what: '22 an encoding that nobody knows',
    reply: (socket) => void socket.write(whole(200, 'abc', ['content-type: application/octet-stream', 'content-encoding: rot13'])),
    expect: 200,
    requests: 1,
    check: (it) => assert.equal(text(it), 'abc'),
  },
  {
    what: '22 brotli',
    reply: (socket) => void socket.write(whole(200, brotliCompressSync(body), [...json, 'content-encoding: br'])),
    expect: 200,
    requests: 1,
    check: (it) => assert.equal(text(it), body),
  },
  {
    what: '23 endless body',
    reply: drip(head('transfer-encoding: chunked'), `10000\r\n${' '.repeat(65_536)}\r\n`, 5),
    expect: 'network tooLarge',
    requests: 1,
  },
  {
    what: '24 redirect to itself',
    reply: (socket) => void socket.write(whole(302, '', ['location: /api/v1/buildings'])),
    expect: 302,
    requests: 4,
  },
  { what: '24 ever new addresses', reply: manyHops, expect: 302, requests: 4 },
  {
    what: '24 a slash is added',
    reply: (socket, { index }) => void socket.write(index === 0 ? whole(301, '', ['location: buildings/']) : whole(200, body)),
    expect: 200,
    requests: 2,
  },
  {
    what: '24 out of the API, to a sign-in page',
    reply: (socket) => void socket.write(whole(302, '', ['location: /login.jsp?x=1'])),
    expect: 302,
    requests: 1,
  },
  {
    what: '24 redirect of a write',
    reply: (socket) => void socket.write(whole(307, '', ['location: /api/v1/other'])),
    request: post,
    expect: 307,
    requests: 1,
  },
  {
    what: '25 redirect to a file',
    reply: (socket) => void socket.write(whole(302, '', ['location: file:///etc/passwd'])),
    expect: 302,
    requests: 1,
  },
  { what: '25 redirect to nowhere', reply: (socket) => void socket.write(whole(302)), expect: 302, requests: 1 },
  {
    what: '27 a web page with 200',
    reply: (socket) => void socket.write(whole(200, '<html>', ['content-type: text/html'])),
    expect: 200,
    requests: 1,
  },
  {
    what: '28 invalid UTF-8 is kept as it is',
    reply: (socket) => void socket.write(whole(200, Buffer.from([0x22, 0xff, 0x22]))),
    expect: 200,
    requests: 1,
    check: (it) => assert.deepEqual([...it.body], [0x22, 0xff, 0x22]),
  },
  {
    what: '29 a byte order mark',
    reply: (socket) => void socket.write(whole(200, `\uFEFF${body}`)),
    expect: 200,
    requests: 1,
    check: (it) => assert.deepEqual(JSON.parse(text(it)), JSON.parse(body)),
  },
  {
    what: '30 brackets within brackets, 100,000 deep',
    reply: (socket) => void socket.write(whole(200, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
    expect: 200,
    requests: 1,
    check: (it) => assert.throws(() => parseJson(text(it)), /more than 500 levels/),
  },
  {
    what: '31 digits are kept',
    reply: (socket) => void socket.write(whole(200, '[9007199254740993,1.10]')),
    expect: 200,
    requests: 1,
    check: (it) => assert.equal(text(it), '[9007199254740993,1.10]'),
  },
  {
    what: '32 connection: close and a large body',
    reply: raw(`${head('connection: close')}"${'a'.repeat(200_000)}"`),
    expect: 200,
    requests: 1,
  },
  { what: '35 429 without a word, each time', reply: (socket) => void socket.write(whole(429)), expect: 429, requests: 4 },
  {
    what: '35 503 and Retry-After: 0',
    reply: (socket, { index }) => void socket.write(index === 0 ? whole(503, '', ['retry-after: 0']) : whole(200, body)),
    expect: 200,
    requests: 2,
  },
  {
    what: '35 Retry-After beyond the limit',
    reply: (socket) => void socket.write(whole(503, '', ['retry-after: 3600'])),
    expect: 503,
    requests: 1,
  },
  {
    what: '35 Retry-After in the past',
    reply: (socket, { index }) =>
      void socket.write(index === 0 ? whole(503, '', ['retry-after: Mon, 01 Jan 2024 00:00:00 GMT']) : whole(200, body)),
    expect: 200,
    requests: 2,
  },
  {
    what: '35 Retry-After: -1',
    reply: (socket, { index }) => void socket.write(index === 0 ? whole(429, '', ['retry-after: -1']) : whole(200, body)),
    expect: 200,
    requests: 2,
  },
  {
    what: '35 Retry-After that is none',
    reply: (socket, { index }) => void socket.write(index === 0 ? whole(429, '', ['retry-after: soon']) : whole(200, body)),
    expect: 200,
    requests: 2,
  },
  {
    what: '35 503 on a write',
    reply: (socket) => void socket.write(whole(503, '', ['retry-after: 0'])),
    request: post,
    expect: 503,
    requests: 1,
  },
];
