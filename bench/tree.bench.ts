import type { Memento } from 'vscode';
import { parseDocument } from '../src/core/families/pro/document.ts';
import type { ExplorerNode } from '../src/app/lists/nodes.ts';
import { keptOfView } from '../test/support/host/keptOfView.ts';
import { fakeServices } from '../test/support/host/fakeServices.ts';
import { fakeSession } from '../test/support/fakeSession.ts';
import { withVscodeModule } from '../test/support/vscodeModule.ts';
import { createDemo } from '../src/demo/demo.ts';
import type { Comparison } from './comparison.ts';

/*
 * What the extension adds to opening a node of 1,000 computers, the most that one node shows: its rows and items, as VS Code asks
 * for all of them at once. The server answers at once; what VS Code does with them is its own.
 */
const { Explorer } = await withVscodeModule(() => import('../src/host/tree/explorer.ts'));

const { body } = createDemo().handle({ method: 'GET', path: '/api/schema/', headers: {} });
const document = parseDocument(typeof body === 'string' ? body : new TextDecoder().decode(body));

const rows = Array.from({ length: 1000 }, (_, index) => ({
  id: String(index),
  udid: `0000-${index}`,
  general: { name: `MAC-${index}`, lastContactTime: '2026-11-01T08:00:00Z', platform: 'Mac' },
  hardware: { serialNumber: `C02${index}`, model: 'MacBook Air', macAddress: '00:00:00:00:00:00' },
  operatingSystem: { name: 'macOS', version: '15.1', build: '24B83' },
}));
const pages = Array.from({ length: 10 }, (_, page) =>
  new TextEncoder().encode(JSON.stringify({ totalCount: rows.length, results: rows.slice(page * 100, (page + 1) * 100) })),
);
const timing = { queued: 0, firstByte: 0, total: 0, attempts: 1 };

const session = fakeSession({
  document,
  send: ({ url }) => {
    const answer = pages[Number(new URL(url).searchParams.get('page'))] ?? new Uint8Array();
    return Promise.resolve({
      status: 200,
      statusText: '',
      headers: [['content-type', 'application/json']],
      body: answer,
      size: answer.length,
      timing,
    });
  },
  signedIn: { account: 'bench', accountKind: 'client', privileges: new Set<string>(), sites: 1 },
});
const services = fakeServices({ session });
const state: Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };

async function expanded(): Promise<{ readonly explorer: InstanceType<typeof Explorer>; readonly node: ExplorerNode }> {
  const explorer = new Explorer(services, keptOfView(state));
  await explorer.getChildren(explorer.instanceNode(session.profile.id));
  const node = explorer.resourceNode(session.profile.id, 'computers-inventory');
  if (node === undefined) throw new Error('The demo has no computers.');
  await explorer.getChildren(node);
  for (let page = 1; page < pages.length; page++) await explorer.loadMore(node);
  return { explorer, node };
}

/** What opening them may take in all, VS Code's own part included. Milliseconds. */
const allowed = 200;

const ready = await expanded();

export const comparisons: readonly Comparison[] = [
  {
    name: 'draw 1,000 computers that are loaded, against the 200 ms that opening them may take in all',
    goal: 0.25,
    floor: () => ({ amount: allowed }),
    subject: async () => {
      const children = await ready.explorer.getChildren(ready.node);
      return children.map((child) => ready.explorer.getTreeItem(child)).length;
    },
  },
  {
    name: 'read 1,000 computers in ten pages and draw them, against the same 200 ms',
    goal: 0.5,
    floor: () => ({ amount: allowed }),
    subject: async () => {
      const { explorer, node } = await expanded();
      const children = await explorer.getChildren(node);
      if (children.length < rows.length) throw new Error(`Only ${children.length} rows were drawn.`);
      return children.map((child) => explorer.getTreeItem(child)).length;
    },
  },
];
