import assert from 'node:assert/strict';
import path from 'node:path';
import * as fc from 'fast-check';
import { ExportNames } from '../../../../../src/core/objects/address/exportNames.ts';

const of = (resource: string, label: string, id: string): string =>
  new ExportNames().next({ resource, label, target: id === '-' ? { kind: 'only' } : { kind: 'one', id } }).join('/');

describe('names of exported files', () => {
  const table: readonly [resource: string, label: string, id: string, name: string][] = [
    ['scripts', 'Reset printers', '12', 'scripts/Reset printers-12'],
    ['computer-groups/smart-groups', 'All: “Macs”?', '3', 'computer-groups-smart-groups/All- “Macs”--3'],
    ['buildings', '../../etc/passwd', '../1', 'buildings/-..-etc-passwd--1'],
    ['buildings', '...', '..', 'buildings/object-object'],
    ['buildings', 'CON.txt', '1', 'buildings/_CON.txt-1'],
    ['nul', 'lpt1. ', '1', '_nul/lpt1-1'],
    ['smtp-server', 'SMTP Server', '-', 'smtp-server/SMTP Server-settings'],
    ['buildings', 'a\u202Eb\u0000c\nd', '1', 'buildings/a b c d-1'],
  ];
  for (const [resource, label, id, name] of table) it(`${label} ${id} is ${name}`, () => assert.equal(of(resource, label, id), name));

  it('are different for different objects, letters in either case', () => {
    const names = new ExportNames();
    const next = (label: string): string => names.next({ resource: 'r', label, target: { kind: 'one', id: '1/2' } })[1];
    assert.deepEqual([next('A'), next('a'), next('A')], ['A-1-2', 'a-1-2-2', 'A-1-2-3']);
  });

  it('stay in their folder and are fit for any system, whatever a server calls its objects', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('.', '/', '\\', ':', 'CON', 'aux', ' ', '\u0000', '\u202E', '%2e', '~', 'é', '😀'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (resource, label, id) => {
        const [folder, name] = new ExportNames().next({ resource, label, target: { kind: 'one', id } });
        assert.equal(path.posix.relative('/x', path.posix.join('/x', folder, name)).split('/').length, 2);
        for (const part of [folder, name]) {
          // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
          assert.doesNotMatch(part, /[/\\:*?"<>|\u0000-\u001F]|^\.|[. ]$|^(con|aux)(\.|$)/i);
          assert.ok(Buffer.byteLength(part) <= 240);
        }
      }),
    );
  });
});
