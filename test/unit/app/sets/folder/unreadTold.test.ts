import assert from 'node:assert/strict';
import { unreadTold } from '../../../../../src/app/sets/folder/pulledWords.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';

describe('what a pull of all kinds tells as not read', () => {
  const isNot = { why: 'unsupported', status: 404 } as const;

  it('is not what this Jamf Pro does not have, but what it does not have any more, and all that failed', () => {
    const source = memorySource([{ resource: 'sso', id: '-', text: '{}', unread: isNot }]);
    const failed = { resource: 'scripts', unread: { why: 'answer', status: 500 } } as const;
    const told = unreadTold([{ resource: 'gsx-connection', unread: isNot }, { resource: 'sso', unread: isNot }, failed], source);
    assert.deepEqual(told, [{ resource: 'sso', unread: isNot }, failed]);
  });
});
