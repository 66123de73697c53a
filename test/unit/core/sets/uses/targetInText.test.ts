import assert from 'node:assert/strict';
import { objectsInText, textUnder } from '../../../../../src/core/sets/uses/targetInText.ts';
import { buildIndex, type UsesIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { useRules } from '../../../../../src/core/sets/uses/useRules.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

const source = memorySource([
  { resource: 'classic/policies', id: '1', name: 'Chrome', document: { general: { trigger_other: 'install-chrome' } } },
  { resource: 'classic/policies', id: '2', name: 'Go', document: { general: { trigger_other: 'go' } } },
  { resource: 'computer-groups/smart-groups', id: '3', name: 'Lab Macs', document: {} },
  { resource: 'computer-groups/static-groups', id: '4', name: 'Lab Macs in Berlin', document: {} },
  { resource: 'computer-extension-attributes', id: '5', name: 'Disk', document: {} },
  { resource: 'packages', id: '6', name: 'Editor', document: { fileName: 'edit-5.pkg' } },
]);
const kept: { index?: UsesIndex } = {};
const indexed = async (): Promise<UsesIndex> => (kept.index ??= await buildIndex(source, await demoCatalogue(), never));

/** The cursor is where `^` stands. */
async function meant(marked: string, resource = 'scripts', index?: UsesIndex): Promise<readonly string[]> {
  const rules = useRules(await demoCatalogue());
  const cursor = { line: marked.replace('^', ''), column: marked.indexOf('^') };
  return objectsInText(rules, index ?? (await indexed()), resource, cursor).map(({ id }) => id);
}

describe('what the cursor is on in a text', () => {
  for (const [what, line, found] of [
    ['the event of a call', 'jamf policy -event g^o', ['2']],
    ['its second place, not what holds it', 'google.sh go^ && jamf policy -event go', ['2']],
    ['no part of another word', 'goo^gle && jamf policy -event go', []],
    ['an id', 'jamf policy -id ^2 -verbose', ['2']],
    ['an id of what nobody read', 'jamf policy -id 7^7', ['77']],
    ['an event that is handed on', 'run_policy "install^-chrome"', ['1']],
    ['a group by its name', 'echo "member of Lab ^Macs"', ['3']],
    ['the longest name', '# Lab Macs^ in Berlin', ['4']],
    ['the other place on the line', '# Lab Macs in Berlin, Lab Mac^s', ['3']],
    ['a package by its file', 'installer -pkg /tmp/edit^-5.pkg', ['6']],
    ['no package by another name', 'open -a Edi^tor', []],
    ['nothing', 'echo ^hello', []],
    ['nothing on an empty line', '^', []],
  ] as const) {
    it(`is ${what}`, async () => assert.deepEqual(await meant(line), found));
  }

  it('is an attribute whose value is put there, in a payload alone', async () => {
    const line = '<string>$EXTENSION^ATTRIBUTE_5</string>';
    assert.deepEqual([await meant(line, 'classic/osxconfigurationprofiles'), await meant(line)], [['5'], []]);
    assert.deepEqual(await meant('^<string>$EXTENSIONATTRIBUTE_5</string>', 'classic/osxconfigurationprofiles'), []);
  });

  it('is looked for near the cursor alone', async () => {
    const long = 'Lab Macs '.repeat(100_000);
    const start = process.cpuUsage();
    assert.deepEqual(await meant(`${long}Lab ^Macs ${long}`), ['3']);
    assert.ok(process.cpuUsage(start).user < 1_000_000);
  });

  it('is a line of a text inside of a document, whatever is escaped before it', async () => {
    const rules = useRules(await demoCatalogue());
    const contents = 'echo "\u00e4\\t\u{1f600}"\n\tjamf policy -event go\nlast';
    const document = JSON.stringify({ id: '9', name: 'Script go', scriptContents: contents }, undefined, 2);
    const under = (sought: string) => textUnder(rules, 'scripts', document, document.lastIndexOf(sought));
    assert.deepEqual(under('go\\nlast'), { line: '\tjamf policy -event go', column: 20 });
    assert.deepEqual(under('last'), { line: 'last', column: 0 });
    assert.deepEqual([under('Script go'), under('scriptContents'), under('{')], [undefined, undefined, undefined]);
    assert.equal(textUnder(rules, 'scripts', '{ "scriptContents": ', 5), undefined);
  });

  it('is what a policy hands to its script', async () => {
    const rules = useRules(await demoCatalogue());
    const document = JSON.stringify({ scripts: [{ id: 9, name: 'x', parameter4: 'install-chrome' }] });
    const cursor = textUnder(rules, 'classic/policies', document, document.indexOf('chrome'));
    assert.deepEqual(cursor, { line: 'install-chrome', column: 8 });
  });
});
