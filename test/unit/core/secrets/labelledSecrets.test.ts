import assert from 'node:assert/strict';
import { labelledSecrets, labelsIn } from '../../../../src/core/secrets/labelledSecrets.ts';
import { maskDocument } from '../../../../src/core/secrets/maskDocument.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';

type Known = Readonly<Record<string, string>> | undefined;

/** What is kept of a parameter, by the labels of its script. */
function kept(value: string, labels: Known | 'nobody asked', name = 'Fix'): string {
  const policy = JSON.stringify({ general: { id: 1 }, scripts: [{ id: 4, name, priority: 'After', parameter4: value }] });
  const found = labels === undefined || labels === 'nobody asked' ? undefined : labelsIn('scripts', JSON.stringify({ id: '4', ...labels }));
  const hides = labels === 'nobody asked' ? labelledSecrets('classic/policies') : labelledSecrets('classic/policies', () => found);
  const [script] = (JSON.parse(maskDocument(policy, hides)) as { readonly scripts: readonly { readonly parameter4: string }[] }).scripts;
  return script?.parameter4 ?? assert.fail('there is none');
}

describe('a parameter of a script in a policy', () => {
  for (const label of [
    'Password',
    'Admin password (encrypted)',
    'API key',
    'Client Secret',
    'Passphrase',
    'Salt',
    'PIN',
    'Token',
    'LDAP bind pw',
    'Webhook',
  ]) {
    it(`is a secret where its label is ${label}`, () => assert.equal(kept('sunshine', { parameter4: label }), secretMask));
  }

  for (const label of [
    'Username',
    'Password length',
    'Path of the secret file',
    'Key file',
    'Department',
    'Days until password expires',
    'Trigger',
  ]) {
    it(`is none where its label is ${label}`, () => assert.equal(kept('sunshine', { parameter4: label }), 'sunshine'));
  }

  it('goes by its own label, wherever a script has it', () => {
    assert.equal(kept('sunshine', { parameter5: 'Password', parameter4: 'User' }), 'sunshine');
    const nested = labelsIn('classic/scripts', JSON.stringify({ id: 4, parameters: { parameter4: 'Password' } }));
    assert.deepEqual([...(nested ?? [])], [['parameter4', 'Password']]);
    assert.equal(labelsIn('buildings', '{}'), undefined);
  });

  it('goes by the name of its script where it has no label', () => {
    assert.equal(kept('sunshine', {}, 'Set admin password'), secretMask);
    assert.equal(kept('sunshine', { parameter4: ' ' }, 'Set admin password'), secretMask);
    assert.equal(kept('sunshine', { parameter4: 'User' }, 'Set admin password'), 'sunshine');
    assert.equal(kept('sunshine', 'nobody asked', 'Set admin password'), secretMask);
    assert.equal(kept('sunshine', 'nobody asked'), 'sunshine');
  });

  for (const value of ['Tr0ub4dor&3', 'aB3dE6gH9jK2mN5pQ8sT', 'U2FsdGVkX1+abcdefgh']) {
    it(`is one where it looks like ${value}`, () => assert.notEqual(kept(value, { parameter4: 'Setting' }), value));
  }
  for (const value of [
    'com.example.App2',
    'GoogleChromeEnterprise-123',
    'GoogleChrome120EnterpriseBeta',
    'https://a.example/b?c=D1',
    '/Users/Shared/A1+b',
    '3F2504E0-4F89-11D3-9A0C-0305E82C3301',
    'a b&1',
    'true',
    '',
  ]) {
    it(`is none where it is “${value}”`, () => {
      assert.equal(kept(value, { parameter4: 'Setting' }), value);
      assert.equal(kept(value, 'nobody asked'), value);
    });
  }

  it('may be one where nobody knows its script, but for what is plain', () => {
    assert.equal(kept('sunshine', undefined), secretMask);
    for (const plain of ['true', 'no', '14', '/Applications/A.app']) assert.equal(kept(plain, undefined), plain);
    assert.equal(kept(secretMask, undefined), secretMask);
  });

  it('is none of another kind, and nothing else of a policy is', () => {
    assert.equal(labelledSecrets('buildings'), undefined);
    const policy = JSON.stringify({ general: { name: 'parameter4' }, parameter4: 'sunshine', scripts: [{ id: 4, name: 'sunshine' }] });
    assert.equal(
      maskDocument(
        policy,
        labelledSecrets('classic/policies', () => undefined),
      ),
      policy,
    );
  });
});
