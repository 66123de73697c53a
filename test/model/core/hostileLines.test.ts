import assert from 'node:assert/strict';
import { emptyDraft } from '../../../src/shared/draft.ts';
import { parseCurl } from '../../../src/core/request/parseCurl.ts';
import { hasCurl, parseLine, placeRequest } from '../../../src/shared/requestLine.ts';
import { readPlist } from '../../../src/core/wire/xmlPlist.ts';

const instances = [
  { id: 'lab', url: 'https://lab.example.org:8443' },
  { id: 'acme', url: 'https://acme.jamfcloud.com' },
];
const whole = (inner: string): string => `<?xml version="1.0"?><plist version="1.0"><dict>${inner}</dict></plist>`;

describe('cURL as it stands in scripts and pages', () => {
  it('takes typographic quotes in good time, however many there are before one that stays open', () => {
    const started = process.cpuUsage();
    parseCurl(`curl ${'‘a’'.repeat(50_000)}‘a`);
    assert.ok(process.cpuUsage(started).user < 300_000);
  });

  it('takes hostile text in good time', function () {
    for (const piece of [
      '$(',
      '${',
      '`',
      '"',
      "'",
      '“',
      '“a”x ',
      '‘',
      '\\',
      '^',
      '<(',
      '>',
      '&',
      ' curl ',
      '-',
      '–',
      '$a',
      '(',
      '\\\n',
      '""',
      '=“',
    ])
      for (const line of [
        `curl ${piece.repeat(20_000)}`,
        `curl https://h/x "${piece.repeat(20_000)}`,
        `curl.exe ^"x ${piece.repeat(20_000)}`,
      ]) {
        const started = process.cpuUsage();
        parseCurl(line);
        assert.ok(process.cpuUsage(started).user < 300_000, line.slice(0, 30));
      }
  });
});

describe('a line of the runner', () => {
  it('takes hostile text in good time', function () {
    for (const piece of [
      '{{',
      '${',
      '$',
      ':',
      '/:',
      '@',
      'a.',
      ' ',
      'https://',
      'GET ',
      '“',
      '\u200B',
      '#',
      '?',
      '{',
      'a{{b',
      ' curl ',
      ' curl a',
      '$a.',
    ])
      for (const text of [piece.repeat(100_000), `/${piece.repeat(100_000)}`, `${'a'.repeat(200_000)}${piece}`]) {
        const started = process.cpuUsage();
        placeRequest({ instanceId: 'lab', draft: { ...emptyDraft, ...parseLine(text), method: 'GET' } }, instances);
        hasCurl(text);
        assert.ok(process.cpuUsage(started).user < 300_000, piece);
      }
  });
});

describe('property lists', () => {
  it('take time in step with their length', () => {
    const started = performance.now();
    for (const one of ['<key>a</key><string>b &amp; 😀\r\n</string>'.replace('a', '@'), 'x\r\n', '\r', '&amp;', '<true/>\r\n']) {
      let count = 0;
      readPlist(whole(one.repeat(2_000_000 / one.length / 4).replaceAll('@', () => String((count += 1)))));
    }
    assert.ok(performance.now() - started < 5_000);
  });
});
