import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { harmlessWords } from '../../../src/app/support/ui.ts';
import { messagesOfTheProduct, sentencesOfTheProduct } from '../../support/words/messages.ts';
import { sentencesIn } from '../../support/words/sentences.ts';

const texts = (found: readonly { readonly text: string }[]): readonly string[] => found.map(({ text }) => text);

/** Code with a text that a person sees. */
const seen: readonly (readonly [code: string, text: string])[] = [
  ["throw new ProblemError({ kind: 'invalid', message: 'Gone.' });", 'Gone.'],
  ['const words = `Could not read ${name} again.`;', 'Could not read {0} again.'],
  ["say('Nothing was sent.');", 'Nothing was sent.'],
  ["const tried = isNew ? 'create the object' : 'save the object';", 'create the object'],
  ["const button = { label: 'Retry' };", 'Retry'],
  ["const a = { label: isOpen ? 'Close' : x };", 'Close'],
  ["const a = commandCall('Filter', 'jamf.filter', node);", 'Filter'],
  ["list.setAttribute('aria-label', 'Completions');", 'Completions'],
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

  for (const [code, text] of [
    ['say(t`Create ${t`a building`}.`);', 'a building'],
    ['say(`Stored: ${t`Saved`}`);', 'Saved'],
    ['say(t`Stored` + name);', 'Stored'],
    ['say(t` Others had changed it.`);', ' Others had changed it.'],
    ['say(t`, held`);', ', held'],
    ["say(t`The copy ${count === 1 ? 'is' : 'are'} left out.`);", 'are'],
    ["say(names.join(' and '));", ' and '],
  ] as const) {
    it(`finds what is put together of parts: ${code}`, () => {
      assert.ok(sentencesIn('a.ts', code).glued.some((found) => found.text === text));
    });
  }

  for (const code of [
    'say(t`Stored on ${name}.`);',
    'say(sentences(t`Stored.`, t`Others had changed it.`));',
    '`$(add) ${t`Add`}: ${name}`;',
  ]) {
    it(`leaves whole sentences alone: ${code}`, () => assert.deepEqual(sentencesIn('a.ts', code).glued, []));
  }

  it('tells a message in a line of the log that is not in English', () => {
    const { logged } = sentencesIn('a.ts', 'log.info(`${t`Saving`} it`);\nlog.info(`${inEnglish(() => t`Saving`)} it`);\nsay(t`Saving`);');
    assert.deepEqual(logged, [{ text: 'Saving', line: 1 }]);
  });
});

/** Texts that read like a sentence and are none of the product's, or not for a bundle to translate; each with why. */
const exempt: readonly (readonly [why: string, file: RegExp, text?: RegExp])[] = [
  [
    'programs that are made for a person, in their own language',
    /core\/request\/code\/|resources\/kinds\/scriptTemplates/,
    /^(?!This request|jamf-pro-sdk sends)/,
  ],
  ['a line for a shell', /host\/tree\/items\/rowTexts/, /^curl /],
  ['titles of commands are in package.nls.json, which VS Code translates', /app\/contributions\//],
  ['words of kinds and groups are translated by their one reader', /core\/resources\/(?:kinds\/|groups|kind\.ts)/],
  ['the table of sensitive operations is keys and paths', /core\/catalog\/sensitiveTable/],
  ['tables of elements, with the values that a server takes', /families\/classic\/(?:shapeData\/|writing\/beginnings)/],
  ['operators and names of criteria, as the server has them in any language', /core\/objects\/help\/criteria/],
  ['elements, paths and privileges of an API', /families\/classic\/roots/],
  ['phrases of HTTP itself', /core\/response\/view/, /^[A-Z][A-Za-z]*(?: [A-Z][a-z]+)+$/],
  ['values of headers', /./, /^(?:Bearer|Basic) \{0\}$|^\{0\}, application\//],
  ['names', /./, /^(?:Apache Tomcat|Jamf Pro)$/],
  ['lines of the log and the names of our own faults', /host\/support\/log|shared\/problem\.ts/],
  [
    'begins every note and mask in whatever language, since texts are known by it',
    /app\/documents\/away|plan\/secrets/,
    /^This is a note|\(enter again\)$/,
  ],
  ['a key of a row', /app\/lists\/shelves/, /\n/],
  ['what our own English message says before its end, left out in a narrow row', /app\/lists\/troubleTitle/],
  ['a value that Jamf Pro knows', /families\/classic\/writing\/\w*[pP]rofiles/, /^Newly Assigned$/],
  ['a value for an example', /core\/shapes\/example/, /^New name$/],
];

/** Messages that begin small and are no part of a sentence; each with why. */
const beginsSmall: readonly (readonly [why: string, file: RegExp, text: RegExp])[] = [
  ['follows the name of an instance, and gets its capital where it begins', /./, /^could not /],
  [
    'a description beside the label of a row or an entry',
    /host\/tree\/(?!findObject)|host\/lists|sets\/uses\/use(?:Words|sNodes)|lists\/accountMay|scope\/scopeChoices|host\/runner\/requestsView/,
    /^[^.]*$/,
  ],
  [
    'a description of a row',
    /instances\/(?:steps\/connectionTest|commands\/privilege(?:s|Pick)|environmentWords|lockWords)|commands\/(?:newObjects|historyCommands|objectTimeline)|sets\/compare\/(?:comparedWords|comparisonExport|comparisonItems|saveComparison)/,
    /^[^.]*$/,
  ],
  ['words of their own in a line, on a chip or in a cell', /webview\/(?:table\/app|runner\/(?:request|answer)\/\w+)\.tsx$/, /^[^.]*$/],
  ['what an operator or a word of a filter is for, beside it', /rsql\/complete/, /^[^.]*$/],
  [
    'a clause of its own, after a colon or “but”',
    /json\/parse|(?:json|plan\/)[aA]nswer|wire\/\w+|listing\/listPage|runner\/controller|text\/heldText/,
    /^(?!line)/,
  ],
  ['an entry of a list after a colon', /guidance\/noAnswer|help\/wholeObjects/, /^(?!the answer)/],
  [
    'stands in place of a name that there is none of',
    /problemFacts|fieldNames|changeLines|changedFields|scope\/scopeWords|jamfErrors|http\/fetch|conflict/,
    /^[^.]*$/,
  ],
  ['what came instead, as a thing', /http\/jsonBody|instances\/probe|pro\/document/, /^(?:an?|something|text)\b/],
  ['a place', /body\/table|jsonSyntax|heldText/, /^(?:line|column)/],
  ['begins with a name that is written small', /./, /^(?:keep-alive|siteId|assignments|jamf-pro-sdk|jamf\.newRequest)\b/],
];

describe('what a person reads', () => {
  const product = sentencesOfTheProduct();
  const labels = new Set<string>(Object.keys(harmlessWords()));

  it('can be translated, whichever layer says it', () => {
    const isExempt = (file: string, text: string): boolean =>
      labels.has(text) || exempt.some(([, place, what = /./]) => place.test(file) && what.test(text));
    const untranslated = [...product].flatMap(([file, found]) =>
      found.untranslated.filter(({ text }) => !isExempt(file, text)).map(({ text, line }) => `${file}:${line}: ${text}`),
    );
    assert.deepEqual(untranslated, []);
  });

  it('is put together of no halves, which another language has in another order', () => {
    const glued = [...product].flatMap(([file, found]) => found.glued.map(({ text, line }) => `${file}:${line}: ${text}`));
    assert.deepEqual(glued, []);
  });

  it('begins with a capital, unless it stands beside something', () => {
    const parts = [...product].flatMap(([file, found]) =>
      found.small
        .filter(({ text }) => !beginsSmall.some(([, place, what]) => place.test(file) && what.test(text)))
        .map(({ text, line }) => `${file}:${line}: ${text}`),
    );
    assert.deepEqual(parts, []);
    const all = [...product].flatMap(([file, found]) => found.small.map(({ text }) => ({ file, text })));
    const idle = beginsSmall.filter(([, place, what]) => !all.some(({ file, text }) => place.test(file) && what.test(text)));
    assert.deepEqual(idle, []);
  });

  it('is put into words once the bundle is there, and not while a module is loaded', () => {
    const early = [...product].flatMap(([file, found]) => found.early.map(({ text, line }) => `${file}:${line}: ${text}`));
    assert.deepEqual(early, []);
  });

  it('is not in the log, which is English', () => {
    const logged = [...product].flatMap(([file, found]) => found.logged.map(({ text, line }) => `${file}:${line}: ${text}`));
    assert.deepEqual(logged, []);
  });

  it('is taken from `@vscode/l10n` alone', () => {
    const others = [...product.keys()]
      .filter((file) => !/host\/(?:product|support\/language)\.ts$/.test(file))
      .filter((file) => /\bl10n\b[^;]*from 'vscode'/.test(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')));
    assert.deepEqual(others, []);
  });

  it('is in the bundle for translators, each message once', async () => {
    const messages = await messagesOfTheProduct(product);
    assert.equal(new Set(messages).size, messages.length);
    for (const known of ['Version lock out of date', 'could not list {0}', 'Computers', 'Show Changes'])
      assert.ok(messages.includes(known), known);
  });
});
