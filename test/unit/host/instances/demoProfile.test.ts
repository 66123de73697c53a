import assert from 'node:assert/strict';
import { createDemo } from '../../../../src/demo/demo.ts';
import { demoObject } from '../../../../src/host/instances/wire/demoProfile.ts';

describe('what one sees first of the demo', () => {
  it('is one of its objects, by the name that it has', () => {
    const { resource, id, label } = demoObject('demo');
    assert.equal(createDemo().peek(resource, id)?.['name'], label);
  });
});
