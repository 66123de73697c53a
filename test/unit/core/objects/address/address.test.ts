import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fromParts, objectKey, plainLabel, textEndings, toParts } from '../../../../../src/core/objects/address/address.ts';
import type { ObjectAddress, Target } from '../../../../../src/core/objects/address/address.ts';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import { anyCharacter } from '../../../../support/anyCharacter.ts';

const hostile = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({
    unit: fc.constantFrom('/', '\\', '%', '.', '-', ' ', '?', '#', ':', '\u0000', '\u202E', 'é', '😀', '\uD800', 'new', '%2F', '..'),
  }),
  fc.constantFrom('-', 'new', '.', '..', '', '%', '%25', '100%', 'a/b', '%6Eew', '9f2c-77'),
);
/** A lone surrogate has no encoding in a URI. */
const ids = hostile.filter((id) => !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(id));
const targets: fc.Arbitrary<Target> = fc.oneof(
  ids.map((id) => ({ kind: 'one', id }) as const),
  fc.constant({ kind: 'only' } as const),
  fc.constant({ kind: 'new' } as const),
);
const addresses: fc.Arbitrary<ObjectAddress> = fc.record({
  instanceId: fc.constantFrom('demo', 'acme-2'),
  resource: fc.constantFrom('buildings', 'computer-groups/smart-groups', 'settings/obj/policyProperties'),
  target: targets,
  label: hostile,
  ending: fc.constantFrom('.json', ...Object.keys(textEndings)),
});

describe('addresses of objects', () => {
  it('come back from their path, with a label that is plain', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const parts = toParts(address);
        assert.deepEqual(fromParts(parts), { ...address, label: plainLabel(address.label) });
        assert.deepEqual(toParts(fromParts(parts)), parts);
      }),
      { numRuns: 1000 },
    );
  });

  it('have no segment that a URI would resolve or split', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const { path } = toParts(address);
        const segments = path.split('/').slice(1);
        assert.equal(segments.length, address.resource.split('/').length + 2);
        assert.ok(segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..'));
        assert.doesNotMatch(path, /[\\\p{Cc}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('look as the contract says', () => {
    const path = (target: Target, label: string, ending = '.json'): string =>
      toParts({ instanceId: 'demo', resource: 'scripts', target, label, ending }).path;
    assert.equal(path({ kind: 'one', id: '7' }, 'Main Campus'), '/scripts/7/Main Campus.json');
    assert.equal(path({ kind: 'one', id: 'a b' }, 'x'), '/scripts/a b/x.json');
    assert.equal(path({ kind: 'one', id: 'a/b' }, 'x', '.sh'), '/scripts/a%2Fb/x.sh');
    assert.equal(path({ kind: 'only' }, 'Check-In'), '/scripts/-/Check-In.json');
    assert.equal(path({ kind: 'new' }, 'Neu'), '/scripts/new/Neu.json');
    assert.equal(path({ kind: 'one', id: 'new' }, 'x'), '/scripts/%6E%65%77/x.json');
  });

  it('take an id that was encoded once by someone else', () => {
    assert.deepEqual(fromParts({ authority: 'demo', path: '/x/100%/a.json' }).target, { kind: 'one', id: '100%' });
    assert.deepEqual(fromParts({ authority: 'demo', path: '/x/a%20b/a.json' }).target, { kind: 'one', id: 'a b' });
  });

  for (const path of ['', '/', '/a.json', '/1/a.json', '/x/1/a', '/x/1/a.exe', '//1/a.json', '/x//a.json']) {
    it(`are not ${JSON.stringify(path)}`, () => assert.throws(() => fromParts({ authority: 'demo', path }), ProblemError));
  }

  it('mean one object whatever the label, but a new one by its label', () => {
    const at = (target: Target, label: string): ObjectAddress => ({ instanceId: 'demo', resource: 'x', target, label, ending: '.json' });
    assert.equal(objectKey(at({ kind: 'one', id: '1' }, 'a')), objectKey({ ...at({ kind: 'one', id: '1' }, 'b'), ending: '.sh' }));
    assert.notEqual(objectKey(at({ kind: 'one', id: '1' }, 'a')), objectKey(at({ kind: 'one', id: '2' }, 'a')));
    assert.notEqual(objectKey(at({ kind: 'new' }, 'a')), objectKey(at({ kind: 'new' }, 'b')));
    assert.notEqual(objectKey(at({ kind: 'new' }, 'a')), objectKey(at({ kind: 'one', id: 'new' }, 'a')));
  });

  it('have short, harmless labels', () => {
    assert.equal(plainLabel('  ../Main: 50% "x"\n'), '-Main- 50- -x-');
    assert.equal(plainLabel(''), 'object');
    assert.equal(plainLabel('...'), 'object');
    assert.equal(Array.from(plainLabel('😀'.repeat(200))).length, 80);
  });
});
