import assert from 'node:assert/strict';
import { nameClaims, unclaimedLabel } from '../../../../../src/core/objects/address/claimedNames.ts';

const claims = nameClaims([
  'package.json',
  '/tsconfig.*.json',
  'tsconfig.json',
  '*tsconfig.json',
  'vscode://defaultsettings/*.json',
  '%APP_SETTINGS_HOME%/snippets/*.json',
  '/.vscode/settings.json',
  '**/argv.json',
  '**/quality/*/product.json',
  '!bower.json',
  '{composer,bower}.json',
  'api[.json',
  'lang{.json',
]);

describe('the label of an object', () => {
  const label = (name: string, id = '12'): string => unclaimedLabel(name, `jamf://lab/buildings/${id}`, id, claims);

  it('is the name of the object', () => {
    for (const name of ['Main Campus', 'package 2', 'packages', 'json', 'a, b', 'settings', 'product']) assert.equal(label(name), name);
  });

  it('is another one where a schema claims files of that name', () => {
    assert.equal(label('package'), 'package (12)');
    assert.equal(label('Package'), 'Package (12)');
    assert.equal(label('package', 'new'), 'package (new)');
    assert.equal(label('tsconfig'), 'tsconfig (12)');
    assert.equal(label('tsconfig.base'), 'Jamf tsconfig.base');
    assert.equal(label('argv'), 'argv (12)');
    assert.equal(label('bower'), 'bower (12)');
    assert.equal(unclaimedLabel('product', 'jamf://lab/quality/12', '12', claims), 'product (12)');
  });

  it('is the name of the object where nothing is claimed', () => {
    assert.equal(unclaimedLabel('package', 'jamf://lab/buildings/12', '12', nameClaims([])), 'package');
  });

  it('is not bent for a schema that is for all files', () => {
    const all = nameClaims(['*.json', '**/*.json', 'package.json']);
    assert.equal(unclaimedLabel('Main', 'jamf://lab/buildings/12', '12', all), 'Main');
    assert.equal(unclaimedLabel('package', 'jamf://lab/buildings/12', '12', all), 'package (12)');
  });
});
