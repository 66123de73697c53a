import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TableChoices } from '../../../../src/app/lists/tableChoices.ts';

describe('what was chosen for a table', () => {
  it('is believed in nothing when read', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('plain', '__proto__', 'constructor'), (stored, resource) => {
        const state = { keys: () => [], get: () => stored as never, update: async () => undefined };
        const { columns, widths } = new TableChoices(state).get(resource);
        assert.ok(columns.every((name) => typeof name === 'string'));
        assert.ok(Object.values(widths).every((width) => width >= 20 && width <= 4000));
      }),
    );
  });
});
