import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, TabInputTextDiff, Uri, window } from 'vscode';
import type { TextDocument } from 'vscode';
import { replace, until } from '../support/editing.ts';
import { closeAll, complaints, Lab, shown } from '../support/lab.ts';
import { classicText } from '../support/otherPerson.ts';

describe('an object of the Classic API', () => {
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Classic');
  });
  after(() => lab.close());
  afterEach(async () => {
    lab.server.setFault(undefined);
    await closeAll();
  });

  interface Saved {
    readonly isSaved: boolean;
    readonly sent: readonly string[];
  }

  /** What a save of it sends, without the line that says that it is XML. */
  async function saved(document: TextDocument): Promise<Saved> {
    const before = lab.writes().length;
    const isSaved = await document.save();
    const sent = lab.writes().slice(before);
    return { isSaved, sent: sent.map(({ method, path, body }) => `${method} ${path} ${body.replace(/^<\?xml[^>]*>\s*/, '')}`) };
  }

  it('is sent as the section that changed, a scope whole and in its order, and not where some of it would be dropped', async () => {
    const everybodys = await lab.show('classic/restrictedsoftware', '1');
    await replace(everybodys, '"computer_groups": []', '"computer_groups": [{ "id": 102, "name": "Pilot" }]');
    assert.deepEqual(await saved(everybodys), { isSaved: false, sent: [] });
    const document = await lab.show('classic/restrictedsoftware', '3');
    await replace(document, '"computer_groups": []', '"computer_groups": [{ "id": 102, "name": "Pilot" }]');
    const { isSaved, sent } = await saved(document);
    assert.deepEqual([isSaved, sent.length], [true, 1]);
    assert.match(
      sent[0]!,
      /^PUT \/JSSResource\/restrictedsoftware\/id\/3 <restricted_software>\s*<scope>[^]*<\/scope>\s*<\/restricted_software>$/,
    );
    assert.match(sent[0]!, /<all_computers>[^]*<computer_groups>[^]*<id>102<[^]*<departments>[^]*<id>14</);
    assert.match(await classicText(lab.server, 'restrictedsoftware/id/3'), /<name>Pilot</);
  });

  it('has its criteria renumbered in the order in which they stand', async () => {
    const document = await lab.show('classic/usergroups', '1');
    const text = document.getText();
    const group = JSON.parse(text) as { criteria: { name: string; value: string }[] };
    const names = group.criteria.map(({ name }) => name);
    group.criteria.reverse();
    await replace(document, text, JSON.stringify(group, undefined, 2));
    const { isSaved, sent } = await saved(document);
    assert.deepEqual([isSaved, sent.length], [true, 1]);
    assert.match(sent[0]!, /^PUT \/JSSResource\/usergroups\/id\/1 <user_group>\s*<criteria>[^]*<\/criteria>\s*<\/user_group>$/);
    const stored = await classicText(lab.server, 'usergroups/id/1');
    const order = Array.from(stored.matchAll(/<criterion><name>([^<]*)<\/name><priority>(\d)</g), ([, name, at]) => [name, at]);
    assert.deepEqual(
      order,
      names.toReversed().map((name, index) => [name, String(index)]),
    );
  });

  it('is marked at the element that the server refuses', async () => {
    const document = await lab.show('classic/networksegments', '2');
    const [taken, own] = await Promise.all(
      ['1', '2'].map(async (id) => /<name>([^<]*)</.exec(await classicText(lab.server, `networksegments/id/${id}`))?.[1] ?? ''),
    );
    await replace(document, JSON.stringify(own), JSON.stringify(taken));
    assert.equal((await saved(document)).isSaved, false);
    await until('a mark', () => complaints(document).some(({ severity }) => severity === DiagnosticSeverity.Error));
    const [found] = complaints(document);
    assert.ok(found !== undefined && /"name"/.test(document.lineAt(found.range.start.line).text), found?.message);
  });

  it('is taken back to before the last save', async () => {
    const document = await lab.show('classic/printers', '1');
    const was = await classicText(lab.server, 'printers/id/1');
    await replace(document, /"location": "[^"]*"/.exec(document.getText())?.[0] ?? '', '"location": "Elsewhere"');
    assert.equal((await saved(document)).isSaved, true);
    assert.match(await classicText(lab.server, 'printers/id/1'), /<location>Elsewhere</);
    await commands.executeCommand('jamf.undoLastSave', document.uri.toString());
    assert.equal(await classicText(lab.server, 'printers/id/1'), was);
  });

  it('is created of the XML that somebody has of it', async () => {
    const xml = '<printer><id>99</id><name>From a forum</name><uri>lpd://10.0.0.9</uri></printer>';
    const uri = await commands.executeCommand<string>('jamf.newFromXml', { instance: lab.instance, resource: 'classic/printers' }, xml);
    const document = await shown(Uri.parse(uri));
    assert.match(document.getText(), /"name": "From a forum"/);
    const { isSaved, sent } = await saved(document);
    assert.deepEqual([isSaved, sent.length], [true, 1]);
    assert.match(sent[0]!, /^POST \/JSSResource\/printers\/id\/0 <printer>[^]*<name>From a forum<\/name>/);
    assert.doesNotMatch(sent[0]!, /99/);
  });

  it('is copied as a draft, which is created once', async () => {
    const { uri } = await lab.show('classic/printers', '2');
    const draft = await commands.executeCommand<string>('jamf.duplicateObject', uri.toString());
    const document = await shown(Uri.parse(draft));
    assert.match(document.uri.path, /^\/classic\/printers\/new\//);
    const { isSaved, sent } = await saved(document);
    assert.deepEqual([isSaved, sent.length], [true, 1]);
    assert.match(sent[0]!, /^POST \/JSSResource\/printers\/id\/0 /);
  });

  it('has a text of its own where it is one: a PPD, a configuration that must be sound', async () => {
    await commands.executeCommand('jamf.openPpd', (await lab.show('classic/printers', '3')).uri.toString());
    assert.match(window.activeTextEditor!.document.uri.path, /\.ppd$/);
    assert.match(window.activeTextEditor!.document.getText(), /^\*PPD-Adobe/);
    await commands.executeCommand('jamf.openConfiguration', (await lab.show('classic/mobiledeviceapplications', '1')).uri.toString());
    const { document } = window.activeTextEditor!;
    assert.match(document.uri.path, /\.plist$/);
    const text = document.getText();
    await (text === ''
      ? window.activeTextEditor!.edit((edit) => edit.insert(document.positionAt(0), '<dict><key>a</key>'))
      : replace(document, text, '<dict><key>a</key>'));
    await until('a mark', () => complaints(document).some(({ severity }) => severity === DiagnosticSeverity.Error));
    assert.deepEqual(await saved(document), { isSaved: false, sent: [] });
  });

  it('is compared with another one', async () => {
    const nodes = ['1', '2'].map((id) => ({
      kind: 'object',
      instanceId: lab.instance,
      resource: 'classic/policies',
      id,
      label: `P ${id}`,
    }));
    await commands.executeCommand('jamf.compareSelected', nodes[0], nodes);
    const input = () => window.tabGroups.activeTabGroup.activeTab?.input;
    await until('a comparison', () => input() instanceof TabInputTextDiff);
  });
});
