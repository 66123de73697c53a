import assert from 'node:assert/strict';
import { scriptEnding, lineEndingOf, textPartOf } from '../../../../../src/core/objects/plan/parts.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { withScript } from '../../../../../src/core/objects/plan/scriptTemplates.ts';
import { kindOf } from '../../../../../src/core/resources/kindOf.ts';
import { catalogue } from '../../../../support/objects/fakeJamf.ts';

const forScripts = (await kindOf('scripts').templates?.()) ?? [];
const forAttributes = (await kindOf('computer-extension-attributes').templates?.()) ?? [];
const kinds = [
  ['scripts', forScripts],
  ['computer-extension-attributes', forAttributes],
] as const;

describe('scripts to begin with', () => {
  for (const [kind, templates] of kinds) {
    for (const { label, script } of templates) {
      it(`${label} names its interpreter and is written for a Mac`, () => {
        assert.notEqual(scriptEnding(script), '.txt');
        assert.equal(scriptEnding(script) === '.py', label.includes('Python'));
        assert.equal(lineEndingOf(script), 'lf');
        assert.match(script, /^#!.*[^\n]\n$/s);
        assert.doesNotMatch(script, /[ \t]\n|\t/);
        if (kind === 'computer-extension-attributes') assert.match(script, /<result>.*<\/result>/);
      });
    }
  }

  it('have labels of their own, and none where there is no script', () => {
    const labels = kinds.flatMap(([, templates]) => templates.map(({ label }) => label));
    assert.ok(forScripts.length > 0 && forAttributes.length > 0);
    assert.equal(new Set(labels).size, labels.length);
    assert.deepEqual([kindOf('buildings').templates, kindOf('toString').templates], [undefined, undefined]);
  });

  it('become the script of a new object, with the fields that the instance knows', () => {
    const plan = planOf(catalogue, 'scripts', { kind: 'new' });
    const [template] = forScripts;
    const text = withScript(plan, template!, 'Mine');
    assert.deepEqual(JSON.parse(text), { name: 'Mine', scriptContents: template!.script });
    assert.equal(textPartOf('scripts', text)?.text, template!.script);
  });
});
