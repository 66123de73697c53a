import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Range, window } from 'vscode';
import type { CodeAction, TextDocument } from 'vscode';
import { replace, until } from '../support/editing.ts';
import { closeAll, complaints, Lab, notesOf } from '../support/lab.ts';
import { classicText } from '../support/otherPerson.ts';

describe('a configuration profile', () => {
  const macs = 'classic/osxconfigurationprofiles';
  const devices = 'classic/mobiledeviceconfigurationprofiles';
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Profiles');
  });
  after(() => lab.close());
  afterEach(async () => {
    lab.server.setFault(undefined);
    await closeAll();
  });

  async function payloadsOf(id: string): Promise<TextDocument> {
    await commands.executeCommand('jamf.openProfile', (await lab.show(macs, id)).uri.toString());
    return window.activeTextEditor!.document;
  }

  const marks = (document: TextDocument) => complaints(document).filter(({ severity }) => severity === DiagnosticSeverity.Error);

  it('has its payloads as a property list that is laid out', async () => {
    const document = await payloadsOf('1');
    assert.match(document.uri.path, /\.mobileconfig$/);
    await until('XML', () => document.languageId === 'xml');
    assert.match(document.getText(), /\n\s+<key>SSID_STR<\/key>\n\s+<string>AVS-Staff<\/string>\n/);
    assert.deepEqual([document.isDirty, complaints(document)], [false, []]);
  });

  it('has comments marked, which Jamf Pro does not keep', async () => {
    const document = await payloadsOf('1');
    await replace(document, '</plist>', '<!-- why --></plist>');
    await until('a mark', () => complaints(document).length > 0);
    const [found, ...others] = complaints(document);
    assert.deepEqual([found?.severity, document.getText(found?.range), others], [DiagnosticSeverity.Information, '<!-- why -->', []]);
  });

  it('is not sent with a property list that is broken, which is marked there', async () => {
    const document = await payloadsOf('2');
    await replace(document, '</plist>', '');
    await until('a mark', () => marks(document).length > 0);
    assert.equal(await document.save(), false);
    assert.deepEqual(lab.writes(), []);
  });

  for (const [resource, id] of [
    [macs, '3'],
    [macs, '11'],
    [macs, '13'],
    [devices, '3'],
    [devices, '6'],
  ] as const) {
    it(`says when it is opened that nothing of it can be changed from here: ${resource.slice(8)} ${id}`, async () => {
      const document = await lab.show(resource, id);
      await until('a word', () => complaints(document).length > 0);
      await commands.executeCommand('jamf.openProfile', document.uri.toString());
      const payloads = window.activeTextEditor!.document;
      await until('a word at the payload', () => complaints(payloads).length > 0);
      for (const shown of [document, payloads]) {
        for (const { severity, message, range } of complaints(shown)) {
          assert.equal(severity, DiagnosticSeverity.Information);
          assert.match(message, /^Any change of this profile through the API, even of its name or scope, would damage (?:this|what is)/);
          if (shown === payloads) assert.match(shown.getText(range), /^<(?:string|key)>[^]*<\/(?:string|key)>$/);
          const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', shown.uri, range);
          assert.ok(actions.some(({ command }) => command?.command === 'jamf.openInJamf'));
        }
      }
    });

    it(`is not even renamed where that would damage its payloads: ${resource.slice(8)} ${id}`, async () => {
      const document = await lab.show(resource, id);
      await replace(document, '"name": "', '"name": "Other ');
      assert.equal(await document.save(), false);
      await until('a mark', () => marks(document).length > 0);
      const [found] = marks(document);
      assert.match(
        found?.message ?? '',
        /^Any change of this profile through the API, even of its name or scope, would damage what is stored in “PayloadContent/,
      );
      const at = found!.range.start;
      const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new Range(at, at));
      assert.ok(
        actions.some(({ command }) => command?.command === 'jamf.openInJamf'),
        actions.map(({ title }) => title).join(),
      );
      assert.deepEqual(lab.writes(), []);
    });
  }

  for (const [what, payloads, says] of [
    ['signed', '0\u0082 1.2.840.113549.1.7.2 &lt;?xml version="1.0"?&gt;&lt;plist&gt;', /sign/i],
    ['binary', 'bplist00\u00d1', /binary/i],
  ] as const) {
    it(`is explained where its payloads are ${what}`, async () => {
      const xml = (await classicText(lab.server, 'osxconfigurationprofiles/id/9')).replace(
        /(<payloads>)[^]*(<\/payloads>)/,
        (_, from: string, to: string) => from + payloads + to,
      );
      lab.server.setFault({
        path: '/osxconfigurationprofiles/id/9',
        fault: { kind: 'status', status: 200, body: xml, contentType: 'application/xml' },
      });
      const document = await payloadsOf('9');
      await commands.executeCommand('jamf.reloadObject', document.uri.toString());
      let seen = '';
      await until(
        () => `${what}: ${seen}`,
        async () => {
          seen = [...(await notesOf(document)).map(({ title }) => title), ...complaints(document).map(({ message }) => message)].join('\n');
          return says.test(seen);
        },
      );
    });
  }
});
