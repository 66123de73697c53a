import type { Uri } from 'vscode';
import type { InstanceProfile } from '../../../src/core/instances/profile.ts';
import type { ProblemError } from '../../../src/shared/problem.ts';
import { DisposableStore } from '../../../src/app/support/disposables.ts';
import type { InstanceChange } from '../../../src/app/support/services.ts';
import type { RefreshOptions } from '../../../src/app/sets/snapshots.ts';
import type { SetParts } from '../../../src/host/sets/setParts.ts';
import { catalogueOf, fakeSession } from '../fakeSession.ts';
import { small } from '../openapi/smallDocument.ts';
import { withVscodeModule } from '../vscodeModule.ts';
import { comparedSources, type ComparisonTree } from './comparedSources.ts';
import { fakeServices } from './fakeServices.ts';
import { lend } from './lent.ts';
import type { Person } from './person.ts';

const { ComparisonFeature } = await withVscodeModule(async () => await import('../../../src/host/sets/compare/comparison.ts'));

/** A window with the view of comparisons, and instances that answer what a test says. */
export class ComparisonStage {
  tree: ComparisonTree = { visible: true, selection: [], treeDataProvider: { getChildren: () => [] } };
  readonly store = new DisposableStore();
  fail: ProblemError | undefined;
  /** Resolves when an instance has answered. */
  answers: ((id: string, signal: AbortSignal, onKind: () => void) => Promise<void>) | undefined;
  /** Resolves when what was read of an instance was taken from the disk. */
  opened: ((id: string) => Promise<void>) | undefined;
  /** Resolves when it is known what reading an instance takes. */
  planned: ((id: string) => Promise<void>) | undefined;
  removed: string | undefined;
  changed: (change: InstanceChange) => void = () => undefined;
  readonly written: [path: string, text: string][] = [];
  readonly #lent: (() => void)[] = [];

  static inEachTest(): () => ComparisonStage {
    let stage: ComparisonStage;
    beforeEach(async () => {
      stage = new ComparisonStage();
      await stage.#begin();
    });
    afterEach(() => stage.#end());
    return () => stage;
  }

  async #begin(): Promise<void> {
    const { window, workspace, Uri } = (await withVscodeModule(() => import('vscode'))) as unknown as Record<string, object>;
    this.#lent.push(
      lend(window ?? {}, {
        createTreeView: (_id: string, options: Pick<ComparisonTree, 'treeDataProvider'>) =>
          (this.tree = Object.assign({ ...options, visible: true, selection: [] }, { dispose: () => undefined })),
        showSaveDialog: async ({ defaultUri }: { defaultUri: Uri }) => defaultUri,
      }),
      lend(workspace ?? {}, {
        fs: { writeFile: async ({ path }: Uri, bytes: Uint8Array) => void this.written.push([path, new TextDecoder().decode(bytes)]) },
      }),
      lend(Uri ?? {}, { joinPath: ({ path }: Uri, name: string) => ({ path: `${path}/${name}` }) }),
    );
  }

  #end(): void {
    this.store.dispose();
    for (const giveBack of this.#lent.splice(0)) giveBack();
  }

  feature(): InstanceType<typeof ComparisonFeature> {
    const catalogue = catalogueOf(small());
    const session = fakeSession({ catalogue });
    const profileOf = (id: string): InstanceProfile => {
      const url = `https://${id === 'auditor' ? 'lab' : id}.example`;
      return { ...session.profile, id, url, name: id === 'lab' ? 'Lab' : 'Production' };
    };
    const services = fakeServices({ session });
    const instances = {
      access: (id: string) => services.instances.access(id),
      waits: services.instances.waits,
      all: () => ['lab', 'prod'].map(profileOf),
      get: (id: string) => (Object.hasOwn(comparedSources, id) && id !== this.removed ? profileOf(id) : undefined),
      session: (id: string) => fakeSession({ catalogue, profile: profileOf(id) }),
      onDidChange: (listener: typeof this.changed) => {
        this.changed = listener;
        return { dispose: () => undefined };
      },
    };
    const refresh = async (id: string, { onKind }: RefreshOptions, signal: AbortSignal) => {
      if (this.fail !== undefined) throw this.fail;
      onKind?.('buildings');
      await this.answers?.(id, signal, () => onKind?.('roles'));
      return { objects: 3, read: 3, kept: 0, unread: [] };
    };
    const snapshots = {
      of: async (id: string) => {
        await this.opened?.(id);
        return comparedSources[id];
      },
      plan: async (id: string) => {
        await this.planned?.(id);
        return { resources: ['buildings'], requests: 1, isLeast: false };
      },
      refresh,
    };
    const parts = { services: { ...services, instances }, context: {}, snapshots: async () => snapshots } as unknown as SetParts;
    return new ComparisonFeature(parts, this.store);
  }
}

/** What was told to the window, in order: “key value”. */
export function contextsIn({ ran }: Pick<Person, 'ran'>): readonly string[] {
  return ran.filter(([command]) => command === 'setContext').map(([, key, value]) => `${String(key)} ${String(value)}`);
}
