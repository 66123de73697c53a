import assert from 'node:assert/strict';
import { commands, env, Uri, window, workspace } from 'vscode';
import { replace, until } from '../support/editing.ts';
import { addServer, type ServerInstance } from '../support/serverInstance.ts';

const policies = 'classic/policies';

describe('objects of the Classic API that go from hand to hand', () => {
  let lab: ServerInstance;
  before(async () => {
    lab = await addServer('Hand');
  });
  after(async () => await lab.end());
  beforeEach(async () => await env.clipboard.writeText(''));

  const at = (method: string, path: string): readonly string[] =>
    lab.server.requests.filter((request) => request.method === method && request.path.includes(path)).map((request) => request.path);

  it('are copied as their API shows them, with what was typed into them', async () => {
    const document = await lab.open(policies, '1');
    const name = /"name": "([^"]*)"/.exec(document.getText())?.[1] ?? '';
    await commands.executeCommand('jamf.copyXml', { instance: lab.id, resource: policies, id: '1' });
    const xml = await env.clipboard.readText();
    assert.match(xml, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<policy>\n {2}<general>\n {4}<id>1<\/id>\n/);
    assert.ok(name !== '' && xml.includes('<name>'));
  });

  it('begin from what was copied, with a number behind their name, and are not created before they are saved', async () => {
    await commands.executeCommand('jamf.copyXml', { instance: lab.id, resource: policies, id: '1' });
    const xml = await env.clipboard.readText();
    const place = { instance: lab.id, resource: policies };
    const uri = await commands.executeCommand<string>('jamf.newFromXml', place, `A policy:\n${xml}`);
    const document = await workspace.openTextDocument(Uri.parse(uri));
    await until('the text', () => document.getText() !== '');
    const { general } = JSON.parse(document.getText());
    assert.equal(general.id, undefined);
    assert.match(general.name, / 2$/);
    assert.deepEqual(at('POST', '/JSSResource/'), []);
  });

  it('are told what is wrong with a text', async () => {
    const place = { instance: lab.id, resource: policies };
    for (const [text, message] of [
      ['<printer><name>x</name></printer>', /The text is a <printer>, and no policy/],
      ['<policy><general>', /cannot be read as XML/],
      ['<html><body/></html>', /is a web page/],
    ] as const) {
      await assert.rejects(async () => await commands.executeCommand('jamf.newFromXml', place, text), message);
    }
  });

  it('show what applies to a computer, by one request for each time that somebody asks', async () => {
    const computer = { instance: lab.id, resource: 'computers-inventory', id: '1' };
    await commands.executeCommand('jamf.whatApplies', computer);
    await until('the answer', () => at('GET', '/computermanagement/').length === 1);
    await commands.executeCommand('jamf.refreshApplies');
    await until('the second answer', () => at('GET', '/computermanagement/').length === 2);
    await assert.rejects(
      async () => await commands.executeCommand('jamf.whatApplies', { ...computer, resource: 'buildings' }),
      /only of computers/,
    );
  });

  it('are searches without what they find, which is shown where answers are, and with criteria in the order of their list', async () => {
    const search = { instance: lab.id, resource: 'classic/advancedcomputersearches', id: '4' };
    const path = '/JSSResource/advancedcomputersearches/id/4';
    const document = await lab.open(search.resource, search.id);
    const { criteria, computers } = JSON.parse(document.getText());
    assert.equal(computers, undefined);
    await replace(
      document,
      document.getText(),
      JSON.stringify({ ...JSON.parse(document.getText()), criteria: criteria.slice(0, 2).toReversed() }),
    );
    assert.equal(await document.save(), true);
    const sent = lab.server.requests.find((request) => request.method === 'PUT' && request.path === path);
    const names = [...(sent?.body ?? '').matchAll(/<criterion><name>([^<]*)<\/name><priority>(\d)</g)].map(
      ([, name, number]) => `${number} ${name}`,
    );
    assert.deepEqual(
      names,
      criteria
        .slice(0, 2)
        .toReversed()
        .map(({ name }: { name: string }, index: number) => `${index} ${name}`),
    );
    await commands.executeCommand('jamf.showResults', search);
    await until('the answer', () => lab.server.requests.at(-1)?.path === path);
    await commands.executeCommand('jamf.request.openResponse');
    assert.match(window.activeTextEditor?.document.getText() ?? '', /<computers>\s*<size>\d/);
  });
});
