import assert from 'node:assert/strict';
import { accountNote } from '../../../../src/app/documents/accountNote.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import type { Target } from '../../../../src/core/objects/address/address.ts';
import { createDemo } from '../../../../src/demo/demo.ts';
import { demoSession } from '../../../support/objects/demoSession.ts';
import { never } from '../../../support/signals.ts';

describe('what a document says of its account', () => {
  const one: Target = { kind: 'one', id: '1' };
  const rows: readonly (readonly [string, string, Target, readonly string[] | undefined, string | undefined])[] = [
    ['nothing while nobody knows', 'buildings', one, undefined, undefined],
    ['nothing of one that may save it', 'buildings', one, ['Update Buildings'], undefined],
    ['that it lacks what saving demands', 'buildings', one, ['Read Buildings'], 'You lack Update Buildings: read-only for this account'],
    [
      'that it lacks what creating demands',
      'buildings',
      { kind: 'new' },
      ['Update Buildings'],
      'You lack Create Buildings: this account may not create it',
    ],
  ];
  for (const [says, resource, target, held, words] of rows)
    it(says, async () => {
      const catalogue = await demoSession(createDemo()).catalogue(never);
      const note = accountNote(planOf(catalogue, resource, target), held && new Set(held));
      assert.equal(note?.words, words);
    });
});
