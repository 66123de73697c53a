import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Setting {
  readonly scope?: string;
}
interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
}

const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as Manifest;
const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;

describe('a workspace that is not trusted', () => {
  it('is supported, with limits', () => assert.equal(supported, 'limited'));

  for (const [name, { scope }] of settings) {
    it(`cannot set ${name}, and neither can a trusted one`, () => {
      assert.ok(scope === 'application' || scope === 'machine', `its scope is ${scope ?? 'window'}`);
      assert.ok(restrictedConfigurations.includes(name), 'it is not among the restricted ones');
    });
  }

  it('has no other restricted settings than those that there are', () => {
    const names = new Set(settings.map(([name]) => name));
    assert.deepEqual(
      restrictedConfigurations.filter((name) => !names.has(name)),
      [],
    );
  });

  // Instances are kept in the storage of the extension alone: without such a setting there is nothing that a workspace could redirect.
  it('finds no setting that names an address, an account, a certificate or a secret', () => {
    const telling = /url|host|address|server|instance|proxy|certificate|\bca\b|account|user|client|secret|password|token/i;
    assert.deepEqual(
      settings.map(([name]) => name).filter((name) => telling.test(name)),
      [],
    );
  });
});
