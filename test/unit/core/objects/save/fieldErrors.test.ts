import assert from 'node:assert/strict';
import { errorsOf } from '../../../../../src/core/objects/save/fieldErrors.ts';
import { refusal } from '../../../../support/refusals.ts';

describe('what a server says of a text', () => {
  const heading = { description: 'Service Unavailable' };
  const field = { field: 'name', description: 'too long' };
  const said = (status: number, ...errors: readonly object[]): number =>
    errorsOf(refusal(status, { method: 'PUT', text: JSON.stringify({ httpStatus: status, errors }) })).length;

  it('is of the text where the status is, and elsewhere only where it names a field', () => {
    assert.deepEqual(
      [400, 409, 422].map((status) => said(status, heading)),
      [1, 1, 1],
    );
    assert.deepEqual(
      [404, 429, 500, 503].map((status) => said(status, heading)),
      [0, 0, 0, 0],
    );
    assert.deepEqual(
      [404, 500].map((status) => said(status, heading, field)),
      [1, 1],
    );
  });
});
