import assert from 'node:assert/strict';
import { revealInstance } from '../../../../src/host/tree/reveal/revealInstance.ts';

describe('an instance that was added', () => {
  const table: readonly (readonly [what: string, byPerson: boolean, visible: boolean, shown: object | undefined])[] = [
    ['by a person is unfolded and has the focus', true, false, { select: true, focus: true, expand: true }],
    ['on the way to something else is selected where the view is open', false, true, { select: true, focus: false, expand: false }],
    ['on the way to something else opens no view', false, false, undefined],
  ];
  for (const [what, byPerson, visible, expected] of table) {
    it(what, async () => {
      const shown: unknown[] = [];
      const view = { visible, reveal: async (_: unknown, how?: object) => void shown.push(how) };
      const instanceNode = (instanceId: string) => ({ kind: 'instance', key: instanceId, instanceId }) as const;
      await revealInstance(view, { instanceNode, drawHeld: () => undefined, revealing: new Set<string>() }, 'acme', byPerson);
      assert.deepEqual(shown, expected === undefined ? [] : [expected]);
    });
  }
});
