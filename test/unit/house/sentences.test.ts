import assert from 'node:assert/strict';
import { sentencesIn } from '../../support/sentences.ts';

const texts = (found: readonly { readonly text: string }[]): readonly string[] => found.map(({ text }) => text);

/** Code with a text that a person sees. */
const seen: readonly (readonly [code: string, text: string])[] = [
  ["throw new ProblemError({ kind: 'invalid', message: 'Gone.' });", 'Gone.'],
  ['const words = `Could not read ${name} again.`;', 'Could not read {0} again.'],
  ["say('Nothing was sent.');", 'Nothing was sent.'],
  ["const tried = isNew ? 'create the object' : 'save the object';", 'create the object'],
  ["const button = { label: 'Retry' };", 'Retry'],
  ["const a = { label: isOpen ? 'Close' : x };", 'Close'],
  ['const a = <b>Headers</b>;', 'Headers'],
  ['const a = <b title="Close">{x}</b>;', 'Close'],
  ['const a = <b aria-label={x ? "Close it" : y}>{x}</b>;', 'Close it'],
];

/** Code whose texts are part of the program, or are translated. */
const unseen: readonly string[] = [
  "import { a } from './a b.ts';",
  'const words = t`Could not read ${name} again.`;',
  "const words = t('Could not read {0} again.', name);",
  'const a = <b title={t`Close`}>{t`Headers`}</b>;',
  '<b class="wide open" data-what="some of it">{x}</b>;',
  "log.error('Could not keep the text', error);",
  "this.#log.warn('Could not keep the text');",
  "throw new Error('The page has no element.');",
  "type Mood = 'rather good' | 'rather bad';",
  "if (word === 'rather good') go();",
  "switch (word) { case 'rather good': go(); }",
  "const a = { 'rather good': 1 };",
  "const type = 'application/json';",
  "const key = 'jamf.lists';",
];

describe('the reading of sentences', () => {
  for (const [code, text] of seen) {
    it(`finds what no bundle can translate: ${code}`, () => assert.ok(texts(sentencesIn('a.tsx', code).untranslated).includes(text)));
  }

  for (const code of unseen) {
    it(`leaves alone: ${code}`, () => assert.deepEqual(sentencesIn('a.tsx', code).untranslated, []));
  }

  it('gives the ids of the messages, of those within messages, too', () => {
    const { messages } = sentencesIn('a.ts', 'const a = () => t`Stored ${t`a building`} on ${t("the {0} site", name)}.`;');
    assert.deepEqual(messages, ['Stored {0} on {1}.', 'a building', 'the {0} site']);
  });

  it('tells a message that is made before the bundle is there', () => {
    const { early } = sentencesIn(
      'a.ts',
      'const a = t`Too early`;\nconst b = () => t`In time`;\nclass C {\n  a = t`In an object`;\n  b() {\n    return t`In time`;\n  }\n}',
    );
    assert.deepEqual(early, [{ text: 'Too early', line: 1 }]);
  });
});
