import assert from 'node:assert/strict';
import { t } from '@vscode/l10n';
import { outcomeWords } from '../../../src/app/saving/outcomeWords.ts';
import { harmlessWords } from '../../../src/app/support/ui.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { guidanceFor } from '../../../src/core/response/guidance/guidance.ts';
import { cases } from '../../support/guidance/cases.ts';
import { input } from '../../support/guidance/inputs.ts';
import { speakBracketed, speakEnglish, untranslatedOf } from '../../support/words/bracketed.ts';

describe('in another language', () => {
  before(speakBracketed);
  after(speakEnglish);

  for (const [source, status, part] of cases) {
    it(`the card ${source} speaks it, in each sentence and on each button`, () => {
      const { title, meaning, steps, actions } = guidanceFor(input(status, part));
      for (const text of [title, meaning, ...steps, ...actions.map(({ label }) => label)]) {
        assert.match(text, /⟦.*⟧/s);
        assert.equal(untranslatedOf(text), '', text);
      }
    });
  }

  it('what became of a save is told in it', async () => {
    const cancelled = await outcomeWords({ kind: 'cancelled' }, 'building “Main”', async () => '');
    assert.equal(cancelled.message, '⟦Not sent: building “Main” stays as it is on the server, your text stays here.⟧');
  });

  it('buttons, kinds and what is put into a message are in it', () => {
    assert.equal(harmlessWords()['Show Changes'], '⟦Show Changes⟧');
    assert.equal(kindOf('buildings').label.many, '⟦Buildings⟧');
    assert.equal(t`Could not ${'list'}`, '⟦Could not list⟧');
  });
});
