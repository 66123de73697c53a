import assert from 'node:assert/strict';
import { t } from '@vscode/l10n';
import { cutOffWords } from '../../../../src/app/saving/cutOffWords.ts';
import type { Difference } from '../../../../src/core/objects/save/settle.ts';
import { outcomeWords } from '../../../../src/app/saving/outcomeWords.ts';
import { evidence } from '../../../support/refusals.ts';
import { speakBracketed, speakEnglish, untranslatedOf } from '../../../support/words/bracketed.ts';

describe('words for the end of a save', () => {
  const words = async (): Promise<string> => 'said elsewhere';
  const answered = (status: number) => ({ kind: 'http', evidence: evidence(status, { method: 'PUT', path: '/x' }) }) as const;
  const cause = answered(200);
  const unknown = { kind: 'unknownOutcome', method: 'PUT', path: '/x', cause } as const;
  const lost = { kind: 'network', reason: 'reset', host: 'x.test' } as const;
  const difference = (pointer: string, how: Difference['how']): Difference => ({ pointer, sent: undefined, stored: undefined, how });
  const base = {
    kind: 'stored',
    text: '',
    sent: 1,
    fromServer: [],
    differences: [],
    besides: [],
    ignored: [],
    kept: [],
    verified: true,
  } as const;
  const table: readonly [
    name: string,
    outcome: Parameters<typeof outcomeWords>[0],
    failed: boolean,
    says: RegExp | undefined,
    compare: boolean,
  ][] = [
    ['stored', base, false, undefined, false],
    ['merged', { ...base, fromServer: ['/place/floor'] }, false, /Others had changed place\.floor/, false],
    ['differences', { ...base, differences: [difference('/name', 'otherwise')] }, false, /stored name otherwise than sent\.$/, true],
    [
      'one stored otherwise, one not',
      { ...base, differences: [difference('/name', 'otherwise'), difference('/city', 'kept')] },
      false,
      /stored name otherwise than sent, and it kept the old value of city/,
      true,
    ],
    [
      'a list in another order',
      { ...base, differences: [difference('/privileges', 'order')] },
      false,
      /was saved\. The server keeps privileges in its own order/,
      false,
    ],
    [
      'changed by the server',
      { ...base, besides: ['/realname'] },
      false,
      /The field realname changed on the server during the save/,
      false,
    ],
    ['unverified', { ...base, verified: false }, false, /could not be read back/, false],
    ['despite a stop', { ...base, despite: { kind: 'cancelled' } }, false, /had reached the server before you stopped it\.$/, false],
    ['despite a 500', { ...base, despite: answered(500) }, false, /although the server reported a failure/, false],
    ['unchanged', { kind: 'unchanged', ignored: [], kept: [] }, false, undefined, false],
    ['nothing but a removed line', { kind: 'unchanged', ignored: ['/auto'], kept: [] }, false, /keeps auto.*null/, false],
    [
      'nothing but a removed line of the server',
      { kind: 'unchanged', ignored: [], kept: ['/seen'] },
      false,
      /Only the server sets seen/,
      false,
    ],
    ['cancelled', { kind: 'cancelled' }, true, /your text stays/, false],
    ['conflict', { kind: 'conflict', paths: ['/a', '/b', '/c', '/d', '/e'], theirs: '' }, true, /a, b, c and 2 more/, true],
    ['refused', { kind: 'refused', problem: cause, marks: [] }, true, /said elsewhere/, false],
    ['unknown', { kind: 'unknown', problem: unknown, theirs: '' }, true, /said elsewhere/, true],
    [
      'lost, with the old text there',
      { kind: 'unknown', problem: { ...unknown, cause: lost }, theirs: '', still: true },
      true,
      /^No answer came, .*Building “Main” on Test still has the old text\. Save again/,
      true,
    ],
    [
      'stopped on its way, with the old text there',
      { kind: 'unknown', problem: { ...unknown, cause: { kind: 'cancelled' } }, theirs: '', still: true },
      true,
      /^You stopped it on its way, and it was looked at afterwards: Building “Main” on Test still has the old text\. Look again/,
      true,
    ],
    [
      'taken, to be carried out later',
      { kind: 'unknown', problem: { ...unknown, cause: answered(202) }, theirs: '', still: true },
      true,
      /^The server accepted the change \(202\) and may take a while to carry it out: .*on Test still has the old text\. Compare before you save again\.$/,
      true,
    ],
    [
      'a failure that stored nothing',
      { kind: 'notStored', problem: answered(503), marks: [], theirs: '' },
      true,
      /answered 503, .*on Test still has the old text\. Save again when it is back/,
      true,
    ],
    [
      'a yes that stored nothing',
      { kind: 'notStored', problem: cause, marks: [], theirs: '' },
      true,
      /answered 200, but it was looked at afterwards: Building “Main” on Test has the old text\. .*, or somebody put the old text back/,
      true,
    ],
    [
      'created, perhaps',
      { kind: 'unknown', problem: { kind: 'unknownOutcome', method: 'POST', path: '/x', cause }, found: ['9'] },
      true,
      /id 9/,
      false,
    ],
  ];
  const briefs: readonly (readonly [outcome: Parameters<typeof outcomeWords>[0], brief: string | undefined])[] = [
    [base, 'Stored 1 field of building “Main” on Acme'],
    [{ ...base, sent: 3, differences: [difference('/a', 'order')] }, 'Stored 3 fields of building “Main” on Acme'],
    [{ ...base, sent: 0 }, 'Nothing had to be sent: building “Main” on Acme is so already'],
    [{ ...base, verified: false }, undefined],
    [{ ...base, differences: [difference('/a', 'kept')] }, undefined],
    [{ kind: 'unchanged', ignored: [], kept: [] }, 'Nothing to send: building “Main” on Acme is unchanged'],
    [{ kind: 'cancelled' }, undefined],
  ];
  for (const [outcome, brief] of briefs) {
    it(`say for a moment: ${brief ?? `nothing of ${outcome.kind}`}`, async () => {
      assert.equal((await outcomeWords(outcome, 'building “Main” on Acme', words)).brief, brief);
    });
  }

  for (const [name, outcome, failed, says, compare] of table) {
    it(name, async () => {
      const said = await outcomeWords(outcome, 'Building “Main” on Test', words);
      assert.deepEqual([said.failed, said.compare], [failed, compare]);
      if (says === undefined) assert.equal(said.message, undefined);
      else assert.match(said.message ?? '', says);
      assert.doesNotMatch(said.message ?? '', /!/);
    });

    it(`${name}, without words but those of messages`, async () => {
      speakBracketed();
      try {
        const { message = '' } = await outcomeWords(outcome, 'Building “Main” on Test', async () => t`Said elsewhere.`);
        assert.equal(untranslatedOf(message), '', message);
      } finally {
        speakEnglish();
      }
    });
  }
});

describe('what became of a save that was cut off', () => {
  it('is said with what to do next', () => {
    const what = 'script “Fix” on Lab';
    const next = 'Your text is in the editor: save it to send it.';
    assert.equal(cutOffWords(what, 'notStored', []), `${what} is as it was before. ${next}`);
    assert.equal(cutOffWords(what, 'partly', []), `${what} was changed otherwise than sent. ${next}`);
    assert.equal(
      cutOffWords(what, 'unseen', []),
      `Nobody can tell whether ${what} was stored: the server does not show what was changed. ${next}`,
    );
  });

  it('names the secrets that have to be typed again', () => {
    const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `/accounts/${at}/password`);
    assert.equal(
      cutOffWords('A', 'notStored', ['/apiSecret', ...names(1)]),
      'A is as it was before. Your text is in the editor, without secrets that you had typed, which are kept nowhere. Enter again: apiSecret, accounts.0.password. Then save it to send it.',
    );
    assert.match(cutOffWords('A', 'partly', names(7)), /accounts\.4\.password, 2 more\. Then/);
  });
});
