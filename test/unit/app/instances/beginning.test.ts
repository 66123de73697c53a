import assert from 'node:assert/strict';
import { beginningOf } from '../../../../src/app/instances/beginning.ts';

describe('what adding an instance begins with', () => {
  const left = { url: 'acme', name: 'Acme', environment: 'test', kind: 'client', account: 'a1b2', secret: '' };
  const rows: readonly (readonly [what: string, known: { readonly url?: string }, name: string | undefined, url: string])[] = [
    ['what was left, where no address is given', {}, 'Acme', 'acme'],
    [
      'what was left, at the same address, however it is written',
      { url: 'https://acme.jamfcloud.com/' },
      'Acme',
      'https://acme.jamfcloud.com/',
    ],
    ['nothing of another instance', { url: 'https://acme-test.jamfcloud.com' }, undefined, 'https://acme-test.jamfcloud.com'],
    ['nothing of another instance, also where the address is none', { url: 'a b' }, undefined, 'a b'],
  ];
  for (const [what, known, name, url] of rows)
    it(what, () => {
      const begin = beginningOf(left, known);
      assert.deepEqual([begin['name'], begin['url']], [name, url]);
    });

  it('is no trouble where nothing was left', () => assert.deepEqual(beginningOf({}, { url: 'acme' }), { url: 'acme' }));
});
