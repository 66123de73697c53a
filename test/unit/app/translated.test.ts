import assert from 'node:assert/strict';
import { config, t } from '@vscode/l10n';
import { outcomeWords } from '../../../src/app/saving/outcomeWords.ts';
import { harmlessWords } from '../../../src/app/support/ui.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { guidance } from '../../../src/core/response/guidance/guidance.ts';
import { cases } from '../../support/guidance/cases.ts';
import { input } from '../../support/guidance/inputs.ts';

/** What of a text stands in no bracket: blanks between sentences aside, a text has no words of its own. */
function untranslatedOf(text: string): string {
  const rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  return rest === text ? rest.trim() : untranslatedOf(rest);
}

/** A language in which every message is in brackets, so that one that passed no bundle stands out. */
describe('in another language', () => {
  before(() => config({ contents: new Proxy<Record<string, string>>({}, { get: (_, message) => `⟦${String(message)}⟧` }) }));
  after(() => config({ contents: {} }));

  for (const [source, status, part] of cases) {
    it(`the card ${source} speaks it, in each sentence and on each button`, () => {
      const { title, meaning, steps, actions } = guidance(input(status, part));
      for (const text of [title, meaning, ...steps, ...actions.map(({ label }) => label)]) {
        assert.match(text, /⟦.*⟧/s);
        assert.equal(untranslatedOf(text), '', text);
      }
    });
  }

  it('what became of a save is told in it', () => {
    const cancelled = outcomeWords({ kind: 'cancelled' }, 'building “Main”', () => '');
    assert.equal(cancelled.message, '⟦Not sent: building “Main” stays as it is on the server, your text stays here.⟧');
  });

  it('buttons, kinds and what is put into a message are in it', () => {
    assert.equal(harmlessWords()['Show Changes'], '⟦Show Changes⟧');
    assert.equal(kindOf('buildings').label.many, '⟦Buildings⟧');
    assert.equal(t`Could not ${'list'}`, '⟦Could not list⟧');
  });
});
