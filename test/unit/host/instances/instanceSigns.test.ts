import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type { Instances } from '../../../../src/app/support/services.ts';
import { colors, instanceFragment, rowFragment, shelfRowFragment } from '../../../../src/app/support/ids.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { fakeSession } from '../../../support/fakeSession.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { InstanceSigns } = await withVscodeModule(async () => await import('../../../../src/host/instances/instanceSigns.ts'));

const profileOf = (id: string, name: string, environment: InstanceProfile['environment']): InstanceProfile => ({
  ...fakeSession().profile,
  id,
  name,
  environment,
});
const profiles = [profileOf('acme-production', 'Acme Production', 'production'), profileOf('acme-test', 'Acme Test', 'test')];

/** What VS Code draws of an address, but for the colour's class. */
function drawn(address: Partial<Uri>, access: ReturnType<Instances['access']> = { access: 'confirm' }) {
  const { instances } = fakeServices({ session: fakeSession() });
  const all: Instances = { ...instances, all: () => profiles, get: (id) => profiles.find((one) => one.id === id), access: () => access };
  const signs = new InstanceSigns(all);
  const { badge, tooltip, color } = signs.provideFileDecoration({ query: '', fragment: '', ...address } as Uri) ?? {};
  signs.dispose();
  return [badge, tooltip, (color as { readonly id?: string } | undefined)?.id];
}

describe('what VS Code draws of an address', () => {
  const production = { scheme: 'jamf', authority: 'acme-production' };
  const red = colors.production;

  it('is the letters, the name and the purpose of its instance, and a colour for production', () => {
    assert.deepEqual(drawn({ scheme: 'jamf', authority: 'acme-test' }), ['AT', 'Acme Test (test)', undefined]);
    assert.deepEqual(drawn(production), ['AP', 'Acme Production (production)', red]);
    assert.deepEqual(drawn({ scheme: 'jamf-copy', authority: '3', query: 'acme-test' }), ['AT', 'Acme Test (test)', undefined]);
  });

  it('says whether it can be written to', () => {
    assert.equal(drawn(production, { access: 'readOnly' })[1], 'Acme Production (production), read-only');
    const until = Date.now() + 10 * 60_000;
    assert.match(String(drawn(production, { access: 'confirm', unlockedUntil: until })[1]), /, unlocked, 10 min left$/);
  });

  it('is the same for the row of a shelf, only the minutes left for the row of an instance, and nothing for other rows', () => {
    assert.deepEqual(drawn({ ...production, fragment: shelfRowFragment }), ['AP', 'Acme Production (production)', red]);
    assert.deepEqual(drawn({ ...production, fragment: rowFragment }), [undefined, undefined, undefined]);
    const instance = { ...production, fragment: instanceFragment };
    assert.deepEqual(drawn(instance), [undefined, undefined, red]);
    assert.deepEqual(drawn(instance, { access: 'confirm', unlockedUntil: Date.now() + 10 * 60_000 }), ['10', undefined, red]);
  });

  it('is nothing for what is of no instance', () => {
    assert.deepEqual(drawn({ scheme: 'file', authority: 'acme-test' }), [undefined, undefined, undefined]);
    assert.deepEqual(drawn({ scheme: 'jamf', authority: 'gone' }), [undefined, undefined, undefined]);
  });
});
