import assert from 'node:assert/strict';
import { unclaimedLabel } from '../../../../src/core/objects/claimedNames.ts';

describe('the label of an object', () => {
  const claims = [
    'package.json',
    '/tsconfig.*.json',
    'tsconfig.json',
    '*tsconfig.json',
    '%APP_SETTINGS_HOME%/snippets/*.code-snippets',
    '**/.devcontainer/devcontainer.json',
    '!bower.json',
    '{composer,bower}.json',
    'api[.json',
    'lang{.json',
  ];
  const label = (name: string, id = '12'): string => unclaimedLabel(name, id, claims);

  it('is the name of the object', () => {
    for (const name of ['Main Campus', 'package 2', 'packages', 'json', 'a, b']) assert.equal(label(name), name);
  });

  it('is another one where a schema claims files of that name', () => {
    assert.equal(label('package'), 'package (12)');
    assert.equal(label('Package'), 'Package (12)');
    assert.equal(label('package', 'new'), 'package (new)');
    assert.equal(label('tsconfig'), 'tsconfig (12)');
    assert.equal(label('tsconfig.base'), 'Jamf tsconfig.base');
    assert.equal(label('devcontainer'), 'devcontainer (12)');
    assert.equal(label('bower'), 'bower (12)');
  });

  it('stays where a schema is for all files', () => {
    assert.equal(unclaimedLabel('package', '12', ['*.json']), 'package');
  });
});
