import assert from 'node:assert/strict';
import { accountMay, spokenMay } from '../../../../src/app/lists/accountMay.ts';
import type { Endpoint, Resource } from '../../../../src/core/families/family.ts';

function endpoint(method: Endpoint['method'], privilege: string): Endpoint {
  return { key: `${method} /v1/things`, method, path: '/v1/things', privileges: [privilege] };
}

const reading: Resource['can'] = {
  list: endpoint('GET', 'Read Things'),
  read: undefined,
  create: undefined,
  edit: undefined,
  remove: undefined,
};
const everything: Resource['can'] = {
  ...reading,
  create: endpoint('POST', 'Create Things'),
  edit: endpoint('PUT', 'Update Things'),
  remove: endpoint('DELETE', 'Delete Things'),
};

const rows: readonly (readonly [string, Resource['can'], readonly string[] | undefined, string, readonly string[]])[] = [
  ['all that the API can, while it is not known', everything, undefined, 'can create, edit, delete', []],
  ['all that it holds', everything, ['Read Things', 'Create Things', 'Update Things', 'Delete Things'], 'can create, edit, delete', []],
  ['not what it lacks', everything, ['Read Things', 'Update Things'], 'can edit', ['Create Things', 'Delete Things']],
  ['that reading is all', everything, ['Read Things'], 'read only for this account', ['Create Things', 'Update Things', 'Delete Things']],
  [
    'that there is nothing for it',
    everything,
    [],
    'not for this account',
    ['Read Things', 'Create Things', 'Update Things', 'Delete Things'],
  ],
  ['that the API writes nothing', reading, ['Read Things'], 'read only', []],
];

describe('what the account may do with a list', () => {
  for (const [says, can, held, spoken, missing] of rows)
    it(`says ${says}`, () => {
      const may = accountMay({ can }, held === undefined ? undefined : new Set(held));
      assert.equal(spokenMay({ can }, may), spoken);
      assert.deepEqual(may.missing, missing);
      assert.deepEqual(
        may.unread,
        missing.filter((name) => name === 'Read Things'),
      );
    });
});
