import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

/** What VS Code makes a link of in a notification, of which it shows so many characters. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
const most = 1000;

const load = async () => await withVscodeModule(async () => (await import('../../../../src/host/documents/notes/notSaved.ts')).notSaved);

describe('the error that VS Code tells of a save that failed', () => {
  let notSaved: Awaited<ReturnType<typeof load>>;
  before(async () => {
    notSaved = await load();
  });

  const path = '/classic/osxconfigurationprofiles/3/Wi-Fi (Staff) “50%”.json';
  // As VS Code's own are written down.
  const page = { $mid: 1, scheme: 'jamf', authority: 'lab', path } as unknown as Uri;

  it('has a name that says whether anything was sent', () => {
    for (const [message, name, rest] of [
      ['Not sent: it was deleted.', 'Not sent', 'it was deleted.'],
      ['The name is taken.', 'Not saved', 'The name is taken.'],
      ['Not sent: ', 'Not saved', 'Not sent: '],
    ] as const) {
      const error = notSaved(message);
      assert.deepEqual([error.name, error.message], [name, rest]);
      assert.deepEqual([...error.message.matchAll(link)], []);
    }
  });

  it('leads to the page where Jamf Pro takes the change, by the one link that acts', () => {
    const { message } = notSaved('Any change of this profile would damage what is stored.', page);
    const links = [...message.matchAll(link)];
    assert.equal(links.length, 1);
    const [, label, target = ''] = links[0] ?? [];
    assert.equal(label, 'Open in Jamf Pro');
    const [command, given = ''] = target.split('?');
    assert.equal(command, 'command:jamf.openInJamf');
    assert.deepEqual(JSON.parse(decodeURIComponent(given)), [page]);
    assert.match(message, /^Any change .* stored\. \[/);
  });

  it('has no word of the sentence in the link, whatever brackets it has', () => {
    const { message } = notSaved('It would damage “[Staff” and “]”.', page);
    assert.deepEqual(
      Array.from(message.matchAll(link), ([, label]) => label),
      ['Open in Jamf Pro'],
    );
    assert.match(message, /“\(Staff” and “\)”/);
  });

  it('shows the link whole, however long the sentence is', () => {
    const { name, message } = notSaved(`${'Word '.repeat(300)}.`, page);
    const shown = `Failed to save 'Wi-Fi (Staff) “50%”.json': Unable to write file 'jamf://lab${encodeURI(path)}' (${name}: ${message})`;
    assert.equal([...shown.slice(0, most).matchAll(link)].length, 1);
  });
});
