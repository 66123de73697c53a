import assert from 'node:assert/strict';
import type { ExplorerNode } from '../../../../src/app/lists/nodes.ts';
import { neighbourOfGone } from '../../../../src/host/tree/reveal/goneRow.ts';
import { rowWith } from '../../../../src/host/tree/reveal/rowSearch.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { rows } from '../../../support/fakeSession.ts';
import { afterPatience } from '../../../support/host/afterPatience.ts';
import { never } from '../../../support/signals.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { childrenOf, newInstance, reach, sideBar, type Bar } from '../../../support/host/sideBar.ts';

const [none, collapsed, expanded] = [0, 1, 2];

/** The buildings of an instance that has this many, and the bar that shows them. */
async function listOf(count: number) {
  const session = newInstance(small());
  const serve = (from = 1, to = count): void => {
    session.answer = ({ page }) => ({ totalCount: to - from + 1, results: rows(from, to).slice(page * 100, page * 100 + 100) });
  };
  serve();
  const bar = sideBar(session);
  const buildings = await reach(bar, 'Acme', 'Organization', 'Buildings');
  assert.ok(buildings.kind === 'resource');
  const shown = async (): Promise<readonly ExplorerNode[]> => await bar.explorer.getChildren(buildings);
  const ends = async (): Promise<readonly (string | undefined)[]> => {
    const all = await shown();
    return [String(all.length), all[0]?.kind, all.at(-1)?.kind];
  };
  return { session, serve, bar, buildings, shown, ends };
}

describe('a list that is read anew', () => {
  it('shows its rows until the new ones are there, as many as were loaded', async () => {
    const { session, bar, buildings, ends } = await listOf(250);
    await ends();
    await bar.explorer.loadMore(buildings);
    assert.deepEqual(await ends(), ['201', 'object', 'more']);
    const { answer } = session;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    session.answer = async (asked, signal) => {
      await held;
      return answer(asked, signal);
    };
    const from = session.calls.length;
    bar.explorer.refresh(buildings);
    assert.deepEqual(await afterPatience(ends), ['201', 'object', 'loading']);
    assert.match(String(bar.explorer.getTreeItem(buildings).description), /^250/);
    go();
    while ((await ends())[2] === 'loading');
    assert.deepEqual(await ends(), ['201', 'object', 'more']);
    assert.equal(session.calls.length - from, 2, 'a request for each page');
  });

  it('shows no rows that another account saw', async () => {
    const { session, bar, buildings, ends } = await listOf(3);
    await ends();
    Object.assign(session, { profile: { ...session.profile, account: { kind: 'user', username: 'of one site' } } });
    session.answer = () => 'no list';
    bar.explorer.refresh(buildings);
    assert.deepEqual(await ends(), ['1', 'trouble', 'trouble']);
  });

  it('shows them still where it cannot be read, with the way to try again', async () => {
    const { session, serve, bar, buildings, ends } = await listOf(3);
    await ends();
    session.answer = () => 'no list';
    bar.explorer.refresh(buildings);
    assert.deepEqual(await ends(), ['4', 'object', 'trouble']);
    serve(1, 2);
    await bar.explorer.retry(buildings);
    assert.deepEqual(await ends(), ['2', 'object', 'object']);
  });

  it('shows none of them under another filter', async () => {
    const { session, bar, buildings, ends } = await listOf(3);
    await ends();
    await bar.settings.set('acme', 'buildings', { filter: { kind: 'rsql', text: 'name==x' } });
    session.answer = () => 'no list';
    bar.explorer.refresh(buildings);
    assert.deepEqual(await ends(), ['2', 'notice', 'trouble']);
    assert.deepEqual(bar.settings.history('buildings'), [], 'what the server refused is not offered again');
    session.answer = () => ({ totalCount: 0, results: [] });
    await bar.explorer.retry(buildings);
    await ends();
    assert.deepEqual(bar.settings.history('buildings'), ['name==x']);
  });
});

describe('the row of an object', () => {
  it('is looked for page by page, until it is there', async () => {
    const { session, bar, buildings, ends } = await listOf(250);
    const from = session.calls.length;
    const row = await rowWith(bar.explorer, buildings, '150', never);
    assert.deepEqual([row?.id, session.calls.length - from], ['150', 2]);
    assert.deepEqual(await ends(), ['201', 'object', 'more']);
    assert.equal(row && bar.explorer.getParent(row), buildings);
    assert.equal((await rowWith(bar.explorer, buildings, '1', never))?.id, '1');
    assert.equal(session.calls.length - from, 2, 'what is known is not asked for again');
  });

  it('is nowhere where no page has it, and the tree shows no more than it ever does', async () => {
    const { session, bar, buildings } = await listOf(1500);
    const from = session.calls.length;
    assert.equal(await rowWith(bar.explorer, buildings, '1400', never), undefined);
    assert.deepEqual(bar.explorer.extentOf(buildings), { rows: 1000, isCut: true });
    assert.equal(session.calls.length - from, 10);
  });

  it('is not looked for further where its list cannot be read', async () => {
    const { session, bar, buildings } = await listOf(250);
    session.answer = () => 'no list';
    assert.equal(await rowWith(bar.explorer, buildings, '150', never), undefined);
    assert.equal(bar.explorer.isInTrouble(buildings), true);
  });

  for (const [when, page] of [
    ['before its first page is there', 0],
    ['between two pages', 3],
  ] as const) {
    it(`is found in the new list where that is read anew ${when}`, async () => {
      const { session, bar, buildings } = await listOf(900);
      const { answer } = session;
      session.answer = async (asked, signal) => {
        if (asked.page !== page) return answer(asked, signal);
        session.answer = answer;
        bar.explorer.renew(bar.explorer.instanceNode('acme'));
        assert.ok(signal.aborted);
        throw new ProblemError({ kind: 'cancelled' });
      };
      assert.equal((await rowWith(bar.explorer, buildings, '850', never))?.id, '850');
      assert.ok(session.calls.length < 20, String(session.calls.length));
    });
  }

  it('is looked for until nobody waits any more', async () => {
    const { session, bar, buildings } = await listOf(900);
    const stop = new AbortController();
    const { answer } = session;
    session.answer = (asked, signal) => {
      if (asked.page === 2) stop.abort();
      return answer(asked, signal);
    };
    assert.equal(await rowWith(bar.explorer, buildings, '850', stop.signal), undefined);
    assert.equal(bar.explorer.extentOf(buildings).rows, 300);
  });
});

describe('the row that has the focus', () => {
  it('is the first of those that were loaded, which takes the place of the way to them', async () => {
    const { bar, buildings, shown } = await listOf(250);
    const more = (await shown()).at(-1);
    await bar.explorer.loadMore(buildings);
    const rows = await shown();
    assert.deepEqual([more?.kind, rows[100]?.kind, rows[100]?.key], ['more', 'object', more?.key]);
    assert.equal(new Set(rows.map(({ key }) => key)).size, 201);
    bar.explorer.refresh(buildings);
    assert.deepEqual(
      (await shown()).map(({ key }) => key),
      rows.map(({ key }) => key),
    );
  });

  it('is the neighbour of one that is gone', async () => {
    const { serve, bar, buildings, shown } = await listOf(3);
    const keys = (await shown()).map(({ key }) => key);
    const [one, two, three] = keys;
    const next = async (key: string | undefined): Promise<string | undefined> =>
      (await neighbourOfGone(bar.explorer, buildings, key ?? ''))?.key;
    assert.equal(await next(three), three, 'it is still there');
    serve(2, 3);
    assert.equal(await next(one), two);
    serve(2, 2);
    assert.equal(await next(three), two);
    serve(2, 1);
    assert.equal(await next(two), buildings.key);
    assert.equal(await next(undefined), undefined);
  });

  it('is that of the shelf where the row of a shelf is gone: its list stays folded, and nobody is asked', async () => {
    const { serve, session, bar, buildings } = await listOf(3);
    await childrenOf(bar, 'Acme', 'Organization', 'Buildings');
    bar.explorer.folded(buildings);
    await bar.shelves.opened({ instanceId: 'acme', resource: 'buildings', id: '2', label: 'B2' });
    const [row] = await childrenOf(bar, 'Acme', 'Recently Opened');
    serve(2, 2);
    const from = session.calls.length;
    assert.equal(await neighbourOfGone(bar.explorer, buildings, row?.id ?? ''), undefined);
    assert.equal(bar.explorer.getTreeItem(buildings).collapsibleState, collapsed);
    assert.equal(session.calls.length, from);
  });
});

describe('an object that is changed or gone', () => {
  it('is so in each list that has it: its own, and that among the favourites, which has its neighbour', async () => {
    const { serve, session, bar, buildings } = await listOf(3);
    await childrenOf(bar, 'Acme', 'Organization', 'Buildings');
    await bar.shelves.addFavourite({ instanceId: 'acme', resource: 'buildings', label: 'Buildings' });
    const shown = async (place: string) => (await childrenOf(bar, 'Acme', place, 'Buildings')).map(({ id }) => id);
    const [one, two, three] = await shown('Favourites');
    assert.ok(one && two && three);
    serve(1, 2);
    await bar.layout.set({ hidden: ['buildings'], order: {} });
    const from = session.calls.length;
    assert.equal((await neighbourOfGone(bar.explorer, buildings, three))?.key, two);
    assert.deepEqual(await shown('Favourites'), [one, two]);
    await bar.layout.set(undefined);
    assert.equal((await shown('Organization')).length, 2);
    assert.equal(session.calls.length - from, 2, 'one request for each');
  });

  it('asks nobody for a list that nobody unfolded', async () => {
    const { session, bar, buildings } = await listOf(3);
    const from = session.calls.length;
    bar.drawn.length = 0;
    bar.explorer.objectsChanged(buildings);
    assert.deepEqual([bar.drawn, session.calls.length - from], [[], 0]);
  });

  it('is so in a list of several kinds, of which it is one', async function () {
    const session = newInstance(realDocument(this));
    let groups = [1, 2].map((id) => ({ id, name: `G${id}`, smartGroup: true }));
    session.answer = () => groups;
    const bar = sideBar(session);
    const shown = async () => (await childrenOf(bar, 'Acme', 'Groups', 'All Computer Groups')).map(({ id }) => id);
    const [one, two] = await shown();
    groups = groups.slice(0, 1);
    const smart = { instanceId: 'acme', resource: 'computer-groups/smart-groups' };
    assert.equal((await neighbourOfGone(bar.explorer, smart, two ?? ''))?.key, one);
    assert.deepEqual(await shown(), [one]);
  });
});

describe('what a person unfolded', () => {
  it('is unfolded again where it was gone for a while', async () => {
    const { bar, buildings, shown } = await listOf(1);
    const state = (): unknown => bar.explorer.getTreeItem(buildings).collapsibleState;
    assert.equal(state(), collapsed);
    await shown();
    assert.equal(state(), expanded);
    bar.explorer.folded(buildings);
    assert.equal(state(), collapsed);
  });

  it('and folded while it was read stays folded, also where that is read anew', async () => {
    const { session, bar, buildings, shown } = await listOf(1);
    const { answer } = session;
    session.answer = () => {
      session.answer = answer;
      bar.explorer.folded(buildings);
      bar.explorer.renew(bar.explorer.instanceNode('acme'));
      throw new ProblemError({ kind: 'cancelled' });
    };
    assert.equal((await shown()).length, 1, 'VS Code keeps what it is answered');
    assert.equal(bar.explorer.getTreeItem(buildings).collapsibleState, collapsed);
  });
});

describe('the groups of an instance that is read anew', () => {
  it('stand as they stood: in the order that was chosen, without those that are hidden', async () => {
    const session = newInstance(small());
    const bar = sideBar(session);
    const labels = async () => (await childrenOf(bar, 'Acme')).map(({ label }) => (typeof label === 'string' ? label : ''));
    const groups = (await labels()).slice(2);
    await bar.layout.set({ hidden: ['Organization'], order: { '': groups.toReversed() } });
    const arranged = await labels();
    assert.deepEqual(arranged.slice(2), groups.filter((label) => label !== 'Organization').toReversed());
    const { catalogue: _, ...rest } = session.known();
    Object.assign(session, { known: () => rest, catalogue: () => new Promise(() => undefined) });
    assert.deepEqual(await afterPatience(labels), [...arranged, 'Loading…']);
  });
});

describe('the shelf of what was opened', () => {
  const open = async ({ explorer, shelves }: Bar, id: string, label = `B${id}`): Promise<void> => {
    await shelves.opened({ instanceId: 'acme', resource: 'buildings', id, label });
    explorer.redrawShelf('acme', 'recent');
  };
  const labels = async (bar: Bar): Promise<unknown[]> => (await childrenOf(bar, 'Acme', 'Recently Opened')).map(({ label }) => label);

  it('is there before anything was opened, and says so', async () => {
    const bar = sideBar(newInstance(small()));
    const [row] = await childrenOf(bar, 'Acme', 'Recently Opened');
    assert.deepEqual([row?.label, row?.collapsibleState], ['Nothing yet', none]);
    assert.deepEqual(
      (await childrenOf(bar, 'Acme', 'Favourites')).map(({ label }) => label),
      ['None yet'],
    );
  });

  it('moves no row while it is unfolded, and is in order when it is unfolded again', async () => {
    const bar = sideBar(newInstance(small()));
    await open(bar, '1');
    await open(bar, '2');
    assert.deepEqual(await labels(bar), ['B2', 'B1']);
    bar.drawn.length = 0;
    await open(bar, '1');
    await open(bar, '3');
    assert.deepEqual(bar.drawn, []);
    assert.deepEqual(await labels(bar), ['B2', 'B1']);
    await open(bar, '1', 'Renamed');
    assert.deepEqual(await labels(bar), ['B2', 'Renamed']);
    bar.explorer.folded(await reach(bar, 'Acme', 'Recently Opened'));
    assert.deepEqual(await labels(bar), ['Renamed', 'B3', 'B2']);
  });

  it('is drawn anew while it is folded only where its line says another number: VS Code may be about to ask below it', async () => {
    const bar = sideBar(newInstance(small()));
    await open(bar, '1');
    await open(bar, '2');
    const shelf = await reach(bar, 'Acme', 'Recently Opened');
    bar.drawn.length = 0;
    await open(bar, '1');
    await open(bar, '1', 'Renamed');
    assert.deepEqual(bar.drawn, [], 'it has the same number in another order');
    assert.deepEqual(await labels(bar), ['Renamed', 'B2']);
    bar.explorer.folded(shelf);
    bar.drawn.length = 0;
    await open(bar, '2');
    assert.deepEqual(bar.drawn, []);
    await open(bar, '3');
    assert.deepEqual(bar.drawn, [shelf]);
    assert.deepEqual(await labels(bar), ['B3', 'B2', 'Renamed']);
  });

  it('is in order when its view comes back', async () => {
    const bar = sideBar(newInstance(small()));
    await open(bar, '1');
    await open(bar, '2');
    await labels(bar);
    await open(bar, '1');
    bar.explorer.setVisible(false);
    bar.explorer.setVisible(true);
    assert.deepEqual(
      bar.drawn.map((node) => node?.kind),
      ['shelf'],
    );
    assert.deepEqual(await labels(bar), ['B1', 'B2']);
  });
});
