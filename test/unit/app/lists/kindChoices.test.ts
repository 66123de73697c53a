import assert from 'node:assert/strict';
import { creatableKinds } from '../../../../src/app/lists/kindChoices.ts';
import type { Endpoint, Resource } from '../../../../src/core/families/family.ts';

function made(key: string, privilege: string | undefined): Pick<Resource, 'key' | 'can'> {
  const none = { list: undefined, read: undefined, edit: undefined, remove: undefined };
  const create: Endpoint = {
    key: `POST /v1/${key}`,
    method: 'POST',
    path: `/v1/${key}`,
    privileges: privilege === undefined ? undefined : [privilege],
  };
  return { key, can: { ...none, create: privilege === '' ? undefined : create } };
}

const all = [
  made('scripts', 'Create Scripts'),
  made('app-store-country-codes', ''),
  made('departments', undefined),
  made('buildings', 'Create Buildings'),
];

describe('the kinds of objects that can be created', () => {
  for (const [when, held, expected] of [
    ['by name, while it is not known what the account may do', undefined, ['buildings', 'departments', 'scripts']],
    ['those last that the account may not create', ['Create Scripts'], ['departments', 'scripts', 'buildings Create Buildings']],
    ['none marked that the account may create', ['Create Scripts', 'Create Buildings'], ['buildings', 'departments', 'scripts']],
  ] as const)
    it(when, () => {
      const choices = creatableKinds(all, held && new Set(held));
      assert.deepEqual(
        choices.map(({ key, missing }) => [key, ...missing].join(' ')),
        expected,
      );
    });
});
