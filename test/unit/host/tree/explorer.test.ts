import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import { sensitivityOf } from '../../../../src/core/catalog/sensitive.ts';
import { searchPlan } from '../../../../src/core/listing/searchPlan.ts';
import { parseDocument } from '../../../../src/core/families/pro/document.ts';
import type { ExplorerNode, OperationsNode } from '../../../../src/app/lists/nodes.ts';
import { troubleTitle } from '../../../../src/app/lists/troubleTitle.ts';
import { rows } from '../../../support/fakeSession.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { plainGuidance } from '../../../support/refusals.ts';
import { childrenOf, newInstance, reach, sideBar } from '../../../support/host/sideBar.ts';

const spoken = (items: readonly TreeItem[]) => items.map(({ accessibilityInformation }) => accessibilityInformation?.label);

describe('a row of the sidebar, read aloud', () => {
  it('says kind, name and state of an instance, a shelf, a group', async () => {
    const session = newInstance(small());
    const bar = sideBar(session, { kind: 'unreachable' });
    await bar.shelves.addFavourite({ instanceId: 'acme', resource: 'buildings', id: '1', label: 'Main' });
    assert.deepEqual(spoken((await bar.explorer.getChildren()).map((node) => bar.explorer.getTreeItem(node))), [
      'Instance Acme, read-only · production, unreachable',
    ]);
    const [shelf, opened, group] = spoken(await childrenOf(bar, 'Acme'));
    assert.deepEqual([shelf, opened], ['Favourites, 1 entry', 'Recently Opened, 0 entries']);
    assert.match(group ?? '', /^Group .+, \d+ lists and settings$/);
    assert.deepEqual(spoken(await childrenOf(bar, 'Acme', 'Favourites')), ['Building, Main, Acme']);
    await bar.shelves.opened({ instanceId: 'acme', resource: 'buildings', id: '2', label: 'Annex' });
    assert.deepEqual(spoken(await childrenOf(bar, 'Acme', 'Recently Opened')), ['Building, Annex, Acme']);
  });

  it('says of a list what it is, what it shows and what it can', async () => {
    const session = newInstance(small());
    session.signedInAs = { account: 'api', accountKind: 'client', privileges: new Set(), sites: 1 };
    session.answer = () => ({ totalCount: 250, results: rows(1, 100) });
    const bar = sideBar(session);
    const buildings = await reach(bar, 'Acme', 'Organization', 'Buildings');
    await bar.settings.set('acme', 'buildings', { filter: { kind: 'rsql', text: 'name==n*' }, sort: 'name:desc' });
    const children = await bar.explorer.getChildren(buildings);
    const [list, ...objects] = spoken([buildings, ...children].map((node) => bar.explorer.getTreeItem(node)));
    assert.equal(list, 'List, Buildings, 250 · name==n* · by name descending · needs Read Buildings, can create, edit, delete');
    assert.deepEqual(objects.slice(0, 2), ['Filtered · Clear. name==n*', 'Building, n1']);
    assert.equal(objects.at(-1), 'Load more, 100 of 250');
  });

  it('says of a list that Jamf Pro does not filter that it is filtered here', async () => {
    const session = newInstance(small());
    session.answer = () => [{ id: '1', name: 'a' }, ...rows(2, 3)];
    const bar = sideBar(session);
    await bar.settings.set('acme', 'sites', { filter: { kind: 'text', text: 'a' } });
    await childrenOf(bar, 'Acme', 'Organization', 'Sites');
    const sites = await reach(bar, 'Acme', 'Organization', 'Sites');
    assert.equal(bar.explorer.getTreeItem(sites).description, '1 · “a” (filtered here)');
    assert.deepEqual(
      (await childrenOf(bar, 'Acme', 'Organization', 'Sites')).map(({ label }) => label),
      ['Filtered here · Clear', 'a'],
    );
  });

  it('says the most that one node shows, and what is empty, in trouble or loading', async () => {
    const session = newInstance(small());
    const bar = sideBar(session);
    assert.deepEqual(spoken(await childrenOf(bar, 'Acme', 'Organization', 'Buildings')), ['None']);
    const buildings = await reach(bar, 'Acme', 'Organization', 'Buildings');
    session.answer = () => 'no list';
    bar.explorer.refresh(buildings);
    const [trouble] = await bar.explorer.getChildren(buildings);
    assert.ok(trouble);
    assert.match(spoken([bar.explorer.getTreeItem(trouble)])[0] ?? '', /could not list Buildings.* Enter tries again\.$/);
    const loading = { kind: 'loading', key: 'x', instanceId: 'acme', parent: buildings } as const;
    assert.deepEqual(spoken([bar.explorer.getTreeItem(loading)]), ['Loading…, Enter stops it']);
    assert.ok(buildings.kind === 'resource');
    session.answer = () => rows(1, 5000);
    await bar.explorer.retry(buildings);
    for (let page = 0; page < 10; page++) {
      await bar.explorer.getChildren(buildings);
      await bar.explorer.loadMore(buildings);
    }
    assert.equal(spoken(await childrenOf(bar, 'Acme', 'Organization', 'Buildings')).at(-1), 'Filter to see others, 1,000 shown');
  });

  it('says tag and operation, and what stands in their place', async () => {
    const session = newInstance(small());
    const { operations } = sideBar(session);
    operations.wanted();
    const tags = await operations.getChildren();
    const tag = tags.find((node) => node.kind === 'tag' && node.tag === 'buildings');
    assert.ok(tag);
    assert.match(operations.getTreeItem(tag).accessibilityInformation?.label ?? '', /^Tag Buildings, \d+ operations$/);
    const labels = spoken((await operations.getChildren(tag)).map((node) => operations.getTreeItem(node)));
    assert.ok(labels.includes('Operation, Search for buildings, GET /v1/buildings'), String(labels));
    assert.ok(labels.includes('Operation, DELETE /v1/buildings/{id}, sensitive'), String(labels));
    session.trouble = { kind: 'network', reason: 'refused', host: 'acme.example' };
    const other = newInstance(small());
    other.trouble = session.trouble;
    const ill = sideBar(other).operations;
    ill.wanted();
    const [trouble] = await ill.getChildren();
    assert.ok(trouble);
    assert.match(ill.getTreeItem(trouble).accessibilityInformation?.label ?? '', /could not read the API document.* Enter tries again\.$/);
  });
});

describe('what is wrong with a row', () => {
  const titleOf = async (problem: Problem, words: string, url: string | undefined): Promise<string> =>
    await troubleTitle({ instanceId: 'acme', problem, words }, { guidance: async () => plainGuidance(problem) }, url);
  const table: readonly (readonly [message: string, url: string | undefined, title: string])[] = [
    ['acme.example answered with a web page.', 'https://acme.example', 'Answered with a web page.'],
    ['acme.example answered /api/v1/x with a web page where.', 'https://acme.example', 'Answered with a web page where.'],
    ['acme.example:8443 answered.', 'https://acme.example:8443/jss', 'Answered.'],
    ['acme.example.org answered.', 'https://acme.example', 'acme.example.org answered.'],
    ['Port 25 is reserved.', 'https://acme.example', 'Port 25 is reserved.'],
    ['x answered.', undefined, 'x answered.'],
    ['x answered.', 'no address', 'x answered.'],
  ];
  for (const [message, url, title] of table) {
    it(`${message} of ${url}`, async () => assert.equal(await titleOf({ kind: 'invalid', message }, message, url), title));
  }

  it('is named by its kind where all words would be cut off', async () => {
    const words = 'Acme: could not list Buildings: Jamf Pro cannot be reached.';
    const title = await titleOf({ kind: 'network', reason: 'refused', host: 'acme.example' }, words, 'https://acme.example');
    assert.ok(title.length > 0 && !title.startsWith('Acme'), title);
  });
});

describe('a view that nobody sees', () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

  it('asks for nothing, is not drawn and has no timers; what changed is drawn when it is seen again', async () => {
    const session = newInstance(small());
    session.answer = () => ({ totalCount: 250, results: rows(1, 100) });
    const bar = sideBar(session);
    const buildings = await reach(bar, 'Acme', 'Organization', 'Buildings');
    await bar.explorer.getChildren(buildings);
    await bar.operations.getChildren();
    await new Promise((resolve) => void setImmediate(resolve));
    bar.explorer.setVisible(false);
    bar.operations.setVisible(false);
    const asked = session.calls.length;
    const before = timers();
    bar.drawn.length = 0;
    for (let change = 0; change < 100; change++) {
      bar.explorer.redrawInstance('acme');
      bar.explorer.redraw(buildings);
      bar.operations.redraw();
    }
    await new Promise((resolve) => void setImmediate(resolve));
    assert.deepEqual([session.calls.length - asked, timers() - before, bar.drawn.length], [0, 0, 0]);
    bar.explorer.setVisible(true);
    bar.operations.setVisible(true);
    assert.deepEqual(bar.drawn, [bar.explorer.instanceNode('acme'), buildings, undefined]);
    assert.equal(session.calls.length, asked);
  });

  it('is drawn once as a whole where all of it changed', () => {
    const { explorer, drawn } = sideBar(newInstance(small()));
    explorer.setVisible(false);
    explorer.redraw(explorer.instanceNode('acme'));
    explorer.redraw();
    explorer.setVisible(true);
    assert.deepEqual(drawn, [undefined]);
  });
});

describe('what reveals secrets', () => {
  it('is never read by expanding, hovering, refreshing or searching, over the whole document of a real Jamf Pro', async function () {
    const document = realDocument(this);
    const session = newInstance(document);
    session.answer = () => ({ totalCount: 1, results: [{ id: '1', name: 'x' }] });
    const { explorer } = sideBar(session);
    let nodes = 0;
    const walk = async (node?: ExplorerNode): Promise<void> => {
      for (const child of await explorer.getChildren(node)) {
        nodes++;
        const { tooltip } = await explorer.resolveTreeItem(explorer.getTreeItem(child), child);
        assert.doesNotMatch(typeof tooltip === 'string' ? tooltip : '', /undefined|NaN|\[object/);
        await walk(child);
      }
    };
    await walk();
    for (const node of await explorer.getChildren()) {
      explorer.refresh(node);
      await walk(node);
    }
    const reads = session.calls.filter((one) => one.startsWith('GET '));
    const revealing = document.operations.filter((operation) => sensitivityOf(operation).level === 'reveal');
    assert.ok(nodes > 400 && reads.length >= 200, `${nodes} nodes, ${reads.length} reads`);
    assert.ok(revealing.length > 20, String(revealing.length));
    assert.deepEqual(
      reads.filter((one) => sensitivityOf({ method: 'GET', path: one.slice('GET '.length) }).level === 'reveal'),
      [],
    );
    assert.deepEqual(
      session.calls.filter((one) => !one.startsWith('GET ') && one !== 'catalogue' && one !== 'signedIn'),
      [],
    );
    for (const text of ['1', 'C02', 'admin']) {
      for (const { resource } of searchPlan(session.known().catalogue?.resources ?? [], text)) {
        assert.notEqual(resource.can.list && sensitivityOf(resource.can.list).level, 'reveal', resource.key);
      }
    }
  });
});

describe('texts of a server', () => {
  const hostile = `<img src=x onerror=alert(1)> [x](command:jamf.addDemo) $(trash) **b**\u202Egnp.exe\n${'x'.repeat(10_000)} 😀`;
  const odd = parseDocument(
    JSON.stringify({
      openapi: '3.0.1',
      paths: {
        '/v1/buildings': {
          get: {
            tags: [hostile],
            summary: hostile,
            description: hostile,
            deprecated: true,
            'x-deprecation-date': hostile,
            'x-required-privileges': [hostile],
            responses: { 200: { content: { 'application/json': { schema: { type: 'array', items: { type: 'object' } } } } } },
          },
        },
        [`/v1/${hostile}`]: { get: { tags: ['paths'], responses: {} }, delete: { tags: ['paths'], responses: {} } },
      },
    }),
  );

  function check(item: TreeItem): void {
    const { label, description, tooltip, accessibilityInformation } = item;
    for (const text of [label, description, accessibilityInformation?.label]) {
      assert.ok(text === undefined || typeof text === 'string', 'a label is plain text');
      assert.doesNotMatch(text ?? '', /[\n\r\u202E]/);
      assert.ok((text ?? '').length <= 1500, String(text?.length));
    }
    assert.ok(tooltip === undefined || typeof tooltip === 'string', 'a tooltip is plain text, not Markdown');
    assert.doesNotMatch(tooltip ?? '', /[\r\u202E]/);
    assert.ok((tooltip ?? '').length <= 5000, String(tooltip?.length));
  }

  it('are text in every row of both views', async () => {
    const session = newInstance(odd);
    session.signedInAs = { account: hostile, accountKind: 'user', privileges: new Set(), sites: 1 };
    session.answer = () => [{ id: hostile, name: hostile, note: hostile, [hostile]: hostile }];
    const { explorer, operations, shelves } = sideBar(session);
    await shelves.addFavourite({ instanceId: 'acme', resource: 'buildings', id: hostile, label: hostile });
    await shelves.opened({ instanceId: 'acme', resource: hostile, label: hostile });
    let count = 0;
    const walk = async (node?: ExplorerNode): Promise<void> => {
      for (const child of await explorer.getChildren(node)) {
        count++;
        check(await explorer.resolveTreeItem(explorer.getTreeItem(child), child));
        await walk(child);
      }
    };
    await walk();
    const walkOperations = async (node?: OperationsNode): Promise<void> => {
      for (const child of await operations.getChildren(node)) {
        count++;
        check(await operations.resolveTreeItem(operations.getTreeItem(child), child));
        if (child.kind === 'tag') await walkOperations(child);
      }
    };
    await walkOperations();
    assert.ok(count >= 10, String(count));
  });
});

describe('a row of an object', () => {
  const openedBy = ({ command }: TreeItem): unknown => [command?.command, command?.arguments];
  const address = (path: string): unknown => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    return ['vscode.open', [{ scheme: 'jamf', authority: 'acme', path }, {}, `${file} – Acme`]];
  };

  it('is opened by VS Code itself, by an address that says all that is needed', async () => {
    const session = newInstance(small());
    session.answer = () => [{ id: '7/1', name: 'Main: Campus' }];
    const bar = sideBar(session);
    const [row] = await childrenOf(bar, 'Acme', 'Organization', 'Buildings');
    assert.ok(row);
    assert.deepEqual(openedBy(row), address('/buildings/7%2F1/Main- Campus.json'));
  });

  it('is opened the same way from the shelves', async () => {
    const bar = sideBar(newInstance(small()));
    await bar.shelves.addFavourite({ instanceId: 'acme', resource: 'buildings', id: '1', label: 'Main' });
    const [row] = await childrenOf(bar, 'Acme', 'Favourites');
    assert.ok(row);
    assert.deepEqual(openedBy(row), address('/buildings/1/Main.json'));
  });
});

describe('the rows of a list', () => {
  it('are drawn without a search through all that the instance has, for each of them', async () => {
    const session = newInstance(small());
    const bar = sideBar(session);
    const buildings = await reach(bar, 'Acme', 'Organization', 'Buildings');
    const { catalogue, ...known } = session.known();
    assert.ok(catalogue !== undefined);
    let searches = 0;
    const resources = new Proxy(catalogue.resources, {
      get: (all, name) => {
        if (name === 'find') searches += 1;
        return Reflect.get(all, name);
      },
    });
    Object.assign(session, { known: () => ({ ...known, catalogue: { ...catalogue, resources } }) });
    session.answer = () => ({ totalCount: 100, results: rows(1, 100) });
    assert.equal((await bar.explorer.getChildren(buildings)).length, 100);
    assert.equal(searches, 0);
  });
});
