import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { Resource } from '../../../../../src/core/families/family.ts';
import type { HttpResponse } from '../../../../../src/core/http/message.ts';
import type { AppliesNode } from '../../../../../src/app/lists/applies/appliesNodes.ts';
import type { ObjectNode } from '../../../../../src/app/support/nodes.ts';
import { catalogueOf, fakeSession } from '../../../../support/fakeSession.ts';
import { answer, fakeTransport } from '../../../../support/fakeTransport.ts';
import { fakeServices } from '../../../../support/host/fakeServices.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { AppliesView } = await withVscodeModule(async () => await import('../../../../../src/host/tree/applies/appliesView.ts'));

const computer: ObjectNode = { kind: 'object', instanceId: 'fake', resource: 'computers-inventory', id: '7', label: 'Ana’s Mac' };

const xml = `<?xml version="1.0" encoding="UTF-8"?><computer_management>
  <general><id>7</id><name>Ana’s Mac</name></general>
  <policies><size>2</size>
    <policy><id>3</id><name>Install &amp; Update</name><trigger>Self Service</trigger></policy>
    <policy><id>4</id><name>Inventory</name><trigger/></policy>
  </policies>
  <restricted_software><size>0</size></restricted_software>
  <smart_groups><size>1</size><group><id>9</id><name>All Macs</name></group></smart_groups>
  <patch_reporting_software_titles><size>2</size>
    <title><name>Chrome</name><installed_version>63</installed_version><latest_version>64</latest_version></title>
    <title><name>Firefox</name><installed_version>1</installed_version><latest_version>1</latest_version></title>
  </patch_reporting_software_titles>
</computer_management>`;

/** The view over an instance that has these kinds, and what it asked. */
function viewOf(reply: () => HttpResponse | Promise<HttpResponse>, kinds: Readonly<Record<string, string | undefined>> = {}) {
  const transport = fakeTransport(reply);
  const known = catalogueOf(small());
  const resource = (key: string): Resource | undefined =>
    Object.hasOwn(kinds, key)
      ? { ...known.resources[0]!, key, twin: kinds[key], can: { ...known.resources[0]!.can, read: anEndpoint } }
      : undefined;
  const session = fakeSession({ send: transport.send, catalogue: { ...known, resource } });
  const view = new AppliesView(fakeServices({ session }));
  return { view, requests: transport.requests };
}

const anEndpoint = { key: 'GET /x/{id}', method: 'GET', path: '/x/{id}', privileges: undefined } as const;

const drawnRows = (view: { getTreeItem(node: AppliesNode): TreeItem }, nodes: readonly AppliesNode[]): readonly string[] =>
  nodes.map((node) => {
    const item = view.getTreeItem(node);
    return `${labelOf(item)} | ${String(item.description)}`;
  });

const labelOf = ({ label = '' }: TreeItem): string => (typeof label === 'string' ? label : label.label);

describe('the view of what applies to a computer', () => {
  it('shows it by kind, by one request', async () => {
    const { view, requests } = viewOf(() => answer(200, { body: xml, headers: { 'content-type': 'application/xml' } }));
    view.show(computer);
    const lists = await view.getChildren();
    assert.deepEqual(drawnRows(view, lists), [
      'Policies | 2',
      'Restricted Software | 0',
      'Smart Computer Groups | 1',
      'Patch Reporting Software Titles | 2',
    ]);
    const rows = await Promise.all(lists.map(async (list) => drawnRows(view, await view.getChildren(list))));
    assert.deepEqual(rows, [
      ['Install & Update | Self Service', 'Inventory | '],
      [],
      ['All Macs | '],
      ['Chrome | 63 installed · 64 is the latest', 'Firefox | 1 installed'],
    ]);
    assert.deepEqual(
      requests.map(({ method, url, headers }) => [method, url, headers['accept']]),
      [['GET', 'https://fake.example/JSSResource/computermanagement/id/7', 'application/xml']],
    );
  });

  it('opens each by the better API that the instance has', async () => {
    const { view } = viewOf(() => answer(200, { body: xml }), {
      'classic/policies': undefined,
      'computer-groups/smart-groups': undefined,
    });
    view.show(computer);
    const rows = (await Promise.all((await view.getChildren()).map((list) => view.getChildren(list)))).flat();
    assert.deepEqual(
      rows.map((row) => (row.kind === 'object' ? `${row.resource} ${row.id}` : row.kind)),
      ['classic/policies 3', 'classic/policies 4', 'computer-groups/smart-groups 9', 'text', 'text'],
    );
    const [first] = rows;
    const item = view.getTreeItem(first!);
    assert.match(item.contextValue ?? '', /^jamf\.object;read;/);
    assert.equal(item.command?.command, 'vscode.open');
  });

  it('reads anew what is asked for again, and shows another computer in its place', async () => {
    const { view, requests } = viewOf(() => answer(200, { body: xml }));
    view.show(computer);
    await view.getChildren();
    await view.getChildren();
    assert.equal(requests.length, 1);
    view.show(view.of);
    await view.getChildren();
    view.show({ ...computer, id: '8' });
    await view.getChildren();
    assert.deepEqual(
      requests.map(({ url }) => url.split('/').at(-1)),
      ['7', '7', '8'],
    );
  });

  it('shows nothing of a computer that another one took the place of meanwhile', async () => {
    const answers: ((response: HttpResponse) => void)[] = [];
    const { view } = viewOf(() => new Promise((resolve) => void answers.push(resolve)));
    view.show(computer);
    const first = view.getChildren();
    await Promise.resolve();
    view.show({ ...computer, id: '8' });
    const second = view.getChildren();
    await new Promise(setImmediate);
    answers.forEach((give, index) => give(answer(200, { body: index === 0 ? xml : xml.replaceAll('Inventory', 'Of the second') })));
    for (const nodes of [await first, await second]) {
      assert.deepEqual(drawnRows(view, await view.getChildren(nodes[0])), ['Install & Update | Self Service', 'Of the second | ']);
    }
  });

  const statusPage = (words: string): string =>
    `<html><head><title>Status page</title></head><body><p style="font-size: 1.2em;font-weight: bold;">${words}</p></body></html>`;

  for (const [what, reply, title] of [
    ['a computer that is gone', () => answer(404, { body: statusPage('Not Found') }), /Classic API has nothing there/],
    ['a privilege that is missing', () => ({ ...answer(401, { body: statusPage('Unauthorized') }), tokenIsGood: true }), /not allowed/],
    ['a web page', () => answer(200, { body: '<!DOCTYPE html><html></html>' }), /Not what the API answers/],
    ['another element', () => answer(200, { body: '<policy/>' }), /Not what the API answers/],
  ] as const) {
    it(`says of ${what} what is wrong, and tries again when asked`, async () => {
      const { view, requests } = viewOf(reply);
      view.show(computer);
      const [row, ...others] = await view.getChildren();
      assert.deepEqual([row?.kind, others], ['trouble', []]);
      const item = view.getTreeItem(row!);
      assert.match(labelOf(item), title);
      assert.equal(item.command?.command, 'jamf.refreshApplies');
      await view.getChildren();
      assert.equal(requests.length, 1, 'nobody asked again');
    });
  }

  it('can be stopped', async () => {
    const { view } = viewOf(() => new Promise(() => undefined));
    view.show(computer);
    const shown = view.getChildren();
    await new Promise(setImmediate);
    view.stop();
    const [row] = await shown;
    assert.equal(row?.kind === 'trouble' && row.words, 'Stopped');
  });
});
