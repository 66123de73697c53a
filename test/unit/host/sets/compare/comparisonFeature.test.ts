import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { abortError } from '../../../../../src/core/http/abort.ts';
import type { InstanceProfile } from '../../../../../src/core/instances/profile.ts';
import type { ProblemError } from '../../../../../src/shared/problem.ts';
import { DisposableStore } from '../../../../../src/app/support/disposables.ts';
import type { InstanceChange } from '../../../../../src/app/support/services.ts';
import type { RefreshOptions } from '../../../../../src/app/sets/snapshots.ts';
import type { SetParts } from '../../../../../src/host/sets/setParts.ts';
import { catalogueOf, fakeSession } from '../../../../support/fakeSession.ts';
import { settled } from '../../../../support/fakeClock.ts';
import { fakeServices } from '../../../../support/host/fakeServices.ts';
import { lend } from '../../../../support/host/lent.ts';
import { Person } from '../../../../support/host/person.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { comparedSources, offline, type ComparisonTree } from '../../../../support/host/comparedSources.ts';
import { withVscodeModule } from '../../../../support/vscodeModule.ts';

const { ComparisonFeature } = await withVscodeModule(async () => await import('../../../../../src/host/sets/compare/comparison.ts'));

describe('the comparison on show', () => {
  const person = Person.inEachTest();
  let tree: ComparisonTree;
  let store: DisposableStore;
  let fail: ProblemError | undefined;
  /** Resolves when an instance has answered. */
  let answers: ((id: string, signal: AbortSignal) => Promise<void>) | undefined;
  /** Resolves when it is known what reading an instance takes. */
  let planned: ((id: string) => Promise<void>) | undefined;
  let changed: (change: InstanceChange) => void = () => undefined;
  let written: [path: string, text: string][] = [];
  const lent: (() => void)[] = [];

  beforeEach(async () => {
    const stage = (await withVscodeModule(() => import('vscode'))) as unknown as { window: object; workspace: object; Uri: object };
    written = [];
    lent.push(
      lend(stage.window, {
        createTreeView: (_id: string, options: Pick<ComparisonTree, 'treeDataProvider'>) =>
          (tree = Object.assign({ ...options, visible: true, selection: [] }, { dispose: () => undefined })),
        showSaveDialog: async ({ defaultUri }: { defaultUri: Uri }) => defaultUri,
      }),
      lend(stage.workspace, {
        fs: { writeFile: async ({ path }: Uri, bytes: Uint8Array) => void written.push([path, new TextDecoder().decode(bytes)]) },
      }),
      lend(stage.Uri, { joinPath: ({ path }: Uri, name: string) => ({ path: `${path}/${name}` }) }),
    );
    store = new DisposableStore();
    [fail, answers, planned] = [undefined, undefined, undefined];
  });
  afterEach(() => {
    store.dispose();
    for (const giveBack of lent.splice(0)) giveBack();
  });

  function featureOn(): InstanceType<typeof ComparisonFeature> {
    const catalogue = catalogueOf(small());
    const session = fakeSession({ catalogue });
    const profileOf = (id: string): InstanceProfile => {
      const url = `https://${id === 'prod' ? 'prod' : 'lab'}.example`;
      return { ...session.profile, id, url, name: id === 'lab' ? 'Lab' : 'Production' };
    };
    const services = fakeServices({ session });
    const instances = {
      access: (id: string) => services.instances.access(id),
      waits: services.instances.waits,
      all: () => ['lab', 'prod'].map(profileOf),
      get: (id: string) => (Object.hasOwn(comparedSources, id) ? profileOf(id) : undefined),
      session: (id: string) => fakeSession({ catalogue, profile: profileOf(id) }),
      onDidChange: (listener: typeof changed) => {
        changed = listener;
        return { dispose: () => undefined };
      },
    };
    const refresh = async (id: string, { onKind }: RefreshOptions, signal: AbortSignal) => {
      if (fail !== undefined) throw fail;
      onKind?.('buildings');
      await answers?.(id, signal);
      return { objects: 3, read: 3, kept: 0, unread: [] };
    };
    const snapshots = {
      of: async (id: string) => comparedSources[id],
      plan: async (id: string) => {
        await planned?.(id);
        return { resources: ['buildings'], requests: 1, isLeast: false };
      },
      refresh,
    };
    const parts = { services: { ...services, instances }, context: {}, snapshots: async () => snapshots } as unknown as SetParts;
    return new ComparisonFeature(parts, store);
  }

  const form = { left: 'lab', right: 'prod', resources: ['buildings'] };
  const contexts = () =>
    person.ran.filter(([command]) => command === 'setContext').map(([, key, value]) => `${String(key)} ${String(value)}`);
  const roots = () => tree.treeDataProvider.getChildren();

  it('is opened, and tells how many objects are so', async () => {
    const feature = featureOn();
    assert.deepEqual(await feature.compare(form), { onlyLeft: 1, onlyRight: 0, different: 1, same: 1, notCompared: 0 });
    assert.deepEqual([tree.title, tree.message], ['Lab ↔ Production', '1 different · 1 only in Lab · 1 the same']);
    assert.ok(contexts().includes('jamf.comparisonShown true'));
    assert.ok(person.ran.some(([command]) => command === 'jamf.comparison.focus'));
  });

  it('says that it failed, and goes on from there', async () => {
    const feature = featureOn();
    fail = offline;
    await assert.rejects(feature.compare(form));
    const [row, ...others] = roots();
    assert.deepEqual([row?.kind === 'progress' && row.progress.kind, others.length], ['failed', 0]);
    fail = undefined;
    const again = feature.refresh();
    for (const _side of [1, 2]) await person.picks(/^Read It Anew/);
    await again;
    assert.equal(tree.message, '1 different · 1 only in Lab · 1 the same');
  });

  describe('while both sides are read', () => {
    interface Reading {
      readonly id: string;
      readonly signal: AbortSignal;
      readonly answer: () => void;
      readonly fail: (error: Error) => void;
    }
    let reading: Reading[];
    const held = async (id: string, signal: AbortSignal): Promise<void> =>
      await new Promise((answer, fail) => {
        reading.push({ id, signal, answer, fail });
        signal.addEventListener('abort', () => fail(abortError(signal)));
      });
    beforeEach(() => ([reading, answers] = [[], held]));
    const ids = () => reading.map(({ id }) => id);
    const areStopped = () => reading.map(({ signal }) => signal.aborted);
    const answerAll = (): void => {
      for (const { answer } of reading) answer();
    };
    const rows = () => roots().map((row) => (row.kind === 'progress' && 'words' in row.progress ? row.progress.words : row.kind));

    it('is there, and asks both at once', async () => {
      const feature = featureOn();
      const report = feature.compare(form);
      await settled();
      assert.deepEqual(ids(), ['lab', 'prod']);
      assert.deepEqual([tree.title, tree.message, rows()], ['Lab ↔ Production', '', ['Reading Lab and Production… 2 kinds so far']]);
      assert.ok(contexts().includes('jamf.comparisonShown true'));
      for (const { answer } of reading.toReversed()) answer();
      assert.equal((await report)?.different, 1);
      assert.equal(tree.message, '1 different · 1 only in Lab · 1 the same');
    });

    it('is what it was before once somebody stops that', async () => {
      const feature = featureOn();
      answers = undefined;
      await feature.compare(form);
      answers = held;
      const again = feature.compare({ ...form, left: 'prod', right: 'lab' });
      await settled();
      assert.deepEqual([tree.title, rows().length], ['Production ↔ Lab', 1]);
      feature.stop();
      await assert.rejects(again, { name: 'ProblemError' });
      assert.deepEqual([tree.title, tree.message], ['Lab ↔ Production', '1 different · 1 only in Lab · 1 the same']);
    });

    it('goes, and both readings end, where it is closed, or one side is not to be had', async () => {
      const feature = featureOn();
      for (const end of [
        async () => await feature.close(),
        async () => changed({ id: 'prod', what: 'removed' }),
        async () => feature.stop(),
      ]) {
        const report = feature.compare(form);
        await settled();
        await end();
        await assert.rejects(report, { name: 'ProblemError' });
        assert.deepEqual([rows(), contexts().at(-1)], [[], 'jamf.comparisonShown false']);
        assert.ok(areStopped().every(Boolean));
      }
      const report = feature.compare(form);
      await settled();
      reading.at(-2)?.fail(offline);
      await assert.rejects(report);
      assert.ok(reading.at(-1)?.signal.aborted);
    });

    it('gives way to another one', async () => {
      const feature = featureOn();
      answers = undefined;
      await feature.compare(form);
      for (const next of ['asks', 'anew']) {
        answers = held;
        const first = feature.refresh();
        const lost = assert.rejects(first, { name: 'ProblemError' });
        for (const _side of [1, 2]) await person.picks(/^Read It Anew/);
        await settled();
        answers = undefined;
        const second = next === 'asks' ? feature.refresh() : feature.compare({ ...form, left: 'auditor' });
        if (next === 'asks') for (const _side of [1, 2]) await person.picks(/^Read It Anew/);
        await lost;
        assert.ok(areStopped().every(Boolean));
        await second;
        assert.notEqual(tree.message, '');
      }
    });

    it('goes on behind another one where whoever called with data waits for it', async () => {
      const feature = featureOn();
      const first = feature.compare(form);
      const second = feature.compare({ ...form, left: 'prod', right: 'lab' });
      await settled();
      assert.deepEqual([ids(), tree.title], [['lab', 'prod', 'prod', 'lab'], 'Production ↔ Lab']);
      answerAll();
      assert.deepEqual([(await first)?.onlyLeft, (await second)?.onlyLeft], [1, 0]);
      assert.deepEqual([tree.title, tree.message], ['Production ↔ Lab', '1 different · 1 only in Lab · 1 the same']);
    });

    it('takes no place where it fails behind another one, and has its own again once somebody stops that', async () => {
      const feature = featureOn();
      const lost = assert.rejects(feature.compare({ ...form, left: 'auditor' }), { name: 'ProblemError' });
      const first = feature.compare(form);
      const second = assert.rejects(feature.compare({ ...form, left: 'prod', right: 'lab' }), { name: 'ProblemError' });
      await settled();
      reading[0]?.fail(offline);
      await lost;
      assert.equal(tree.title, 'Production ↔ Lab');
      feature.stop();
      await second;
      assert.deepEqual(areStopped(), [true, true, false, false, true, true]);
      answerAll();
      await first;
      assert.deepEqual([tree.title, tree.message], ['Lab ↔ Production', '1 different · 1 only in Lab · 1 the same']);
    });

    it('ends with the window, also behind another one', async () => {
      const feature = featureOn();
      const ends = [feature.compare(form), feature.compare({ ...form, left: 'prod', right: 'lab' })].map(
        async (run) => await assert.rejects(run),
      );
      await settled();
      store.dispose();
      await Promise.all(ends);
    });

    it('asks no more, and reads no further, once somebody steps back from one side', async () => {
      const feature = featureOn();
      answers = undefined;
      await feature.compare(form);
      answers = held;
      const again = feature.refresh();
      await person.picks(/^Read It Anew/);
      await person.closes(/What Is Known of Production/);
      await assert.rejects(again, { name: 'ProblemError' });
      assert.deepEqual([ids(), areStopped()], [['lab'], [true]]);
      assert.equal(tree.message, '1 different · 1 only in Lab · 1 the same');
    });
  });

  it('asks of the left side first, whichever answers sooner', async () => {
    const feature = featureOn();
    await feature.compare(form);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    planned = async (id) => (id === 'lab' ? await held : undefined);
    const again = feature.refresh();
    await settled();
    letGo();
    await person.closes(/What Is Known of Lab/);
    await assert.rejects(again, { name: 'ProblemError' });
  });

  it('stays as it was where somebody steps back from another one', async () => {
    const feature = featureOn();
    await feature.compare(form);
    const again = feature.refresh();
    await person.closes(/What Is Known of Lab/);
    await assert.rejects(again, { name: 'ProblemError' });
    assert.equal(tree.message, '1 different · 1 only in Lab · 1 the same');
  });

  it('is swapped, filtered, and shown whole again', async () => {
    const feature = featureOn();
    await feature.compare(form);
    feature.swap();
    assert.deepEqual([tree.title, tree.message], ['Production ↔ Lab', '1 different · 1 only in Lab · 1 the same']);
    const typed = feature.chooseText();
    await person.types('Words in a name', 'here');
    await typed;
    assert.deepEqual([tree.description, tree.message], ['“here”', '1 only in Lab']);
    assert.ok(contexts().includes('jamf.comparisonFiltered true'));
    const nothing = feature.chooseText();
    await person.types('Words in a name', 'nowhere');
    await nothing;
    assert.equal(tree.message, 'The filter shows nothing.');
    await feature.clearFilter();
    assert.deepEqual([tree.description, contexts().at(-1)], ['', 'jamf.comparisonFiltered false']);
  });

  it('opens the object that is selected, what differs of all, and a side of one', async () => {
    const feature = featureOn();
    await feature.compare(form);
    const kind = roots().find((row) => row.kind === 'comparedKind');
    const [main, here] = tree.treeDataProvider.getChildren(kind);
    assert.ok(main?.kind === 'pair' && here?.kind === 'pair');
    tree.selection = [main];
    await feature.use();
    assert.deepEqual(person.ran.at(-1)?.[3], 'Main (Lab ↔ Production)');
    await feature.openAll();
    const [command, , changes] = person.ran.at(-1) ?? [];
    assert.deepEqual([command, (changes as readonly unknown[]).length], ['vscode.changes', 2]);
    await feature.openSide(main, 'right');
    assert.deepEqual(person.ran.at(-1), ['jamf.openObject', { instance: 'prod', resource: 'buildings', id: '7' }]);
    await feature.copyToOther(here);
    assert.deepEqual(person.ran.at(-1), ['jamf.copyTo', { instance: 'lab', resource: 'buildings', id: '3' }, 'prod']);
    await feature.copyName(here);
    assert.equal(person.clipboard, 'Here');
  });

  it('goes by ids where both are accounts of one server', async () => {
    const report = await featureOn().compare({ ...form, right: 'auditor' });
    assert.deepEqual(report, { onlyLeft: 1, onlyRight: 1, different: 1, same: 1, notCompared: 0 });
  });

  it('is written to a file', async () => {
    const feature = featureOn();
    await feature.compare(form);
    const saved = feature.save();
    await person.picks('CSV');
    await saved;
    const [path, text] = written[0] ?? assert.fail();
    assert.match(path, /\/Lab and Production\.csv$/);
    assert.match(text, /\r\nBuildings,Main,different,1,7,city,\r\n/);
  });

  it('goes with an instance that is removed', async () => {
    const feature = featureOn();
    await feature.compare(form);
    changed({ id: 'other', what: 'removed' });
    await settled();
    assert.ok(roots().length > 0);
    changed({ id: 'prod', what: 'removed' });
    await settled();
    assert.deepEqual([roots(), contexts().at(-1)], [[], 'jamf.comparisonShown false']);
  });
});
