import type { CancellationToken, Location, Position, TextDocument, Uri } from 'vscode';
import { kindsGoingByName } from '../../../core/sets/uses/coverageOf.ts';
import { useRules } from '../../../core/sets/uses/useRules.ts';
import { ProblemError } from '../../../shared/problem.ts';
import type { ObjectArgument, UsesReport } from '../../../app/contributions/arguments.ts';
import { InstanceUses, callersIn, criteriaOn, foundIn } from '../../../app/sets/uses/instanceUses.ts';
import { UseSpots } from '../../../app/sets/uses/locateUses.ts';
import { questionLines } from '../../../app/sets/uses/questionLines.ts';
import { usesReport } from '../../../app/sets/uses/usesReport.ts';
import type { DisposableStore } from '../../../app/support/disposables.ts';
import { isDataArgument } from '../../../app/support/guarded.ts';
import type { UseLines } from '../../../app/sets/knownUses.ts';
import type { SetParts } from '../setParts.ts';
import { findLocations } from './findLocations.ts';
import { askForObject, objectMeant } from './objectMeant.ts';
import { openReadAsObjects } from './openRead.ts';
import { readTextOf } from './readTexts.ts';
import { ReportFeature } from './showReport.ts';
import { UsesFeature } from './showUses.ts';
import type { LocateUses } from './usesView.ts';

/** What is shown and said of uses. Made with the first of it that is asked for. */
export class UsesPart {
  readonly uses: InstanceUses;
  readonly spots: UseSpots;
  readonly #parts: SetParts;
  readonly #store: DisposableStore;
  /** Ends what nobody can stop, with the window. */
  readonly #life = new AbortController();
  #feature: UsesFeature | undefined;
  #report: ReportFeature | undefined;

  constructor(parts: SetParts, store: DisposableStore) {
    const { instances } = parts.services;
    this.#parts = parts;
    this.#store = store;
    this.uses = store.add(new InstanceUses({ snapshots: parts.snapshots, session: (id) => instances.session(id), now: Date.now }));
    store.add(instances.onDidChange(({ id, what }) => (what === 'removed' ? this.uses.forget(id) : undefined)));
    store.add(openReadAsObjects(parts.services));
    store.add({ dispose: () => this.#life.abort() });
    this.spots = new UseSpots((instanceId) => this.uses.source(instanceId));
  }

  /** The view, which is there from its first use on. */
  get feature(): UsesFeature {
    const locate: LocateUses = async (instanceId, uses) => await this.spots.of(instanceId, uses, this.#life.signal);
    this.#feature ??= new UsesFeature(this.#parts, { finder: this.uses, locate, life: this.#life.signal }, this.#store);
    return this.#feature;
  }

  /** The view of what is unused or leads nowhere, which is there from its first use on. */
  get report(): ReportFeature {
    this.#report ??= new ReportFeature(this.#parts, { uses: this.uses, life: this.#life.signal }, this.#store);
    return this.#report;
  }

  /** What VS Code asks for at a place of a document. */
  async references(document: TextDocument, position: Position, token: CancellationToken): Promise<Location[] | undefined> {
    const { services } = this.#parts;
    return await findLocations({ services, uses: this.uses, finder: this.uses, spots: this.spots }, document, position, token);
  }

  /** An object as it was read, for a preview. */
  async textOf(uri: Uri): Promise<string> {
    return await readTextOf((instanceId) => this.uses.source(instanceId), uri, this.#life.signal);
  }

  /** `jamf.findReferences`. */
  async find(argument: ObjectArgument | undefined): Promise<UsesReport | undefined> {
    const { services } = this.#parts;
    const meant = await objectMeant(argument);
    const object = meant ?? (argument === undefined ? await askForObject(services) : undefined);
    if (object === undefined) return undefined;
    const { instanceId, resource, id, label } = object;
    // An instance that is none is told at once.
    services.instances.session(instanceId);
    const shown = await this.feature.find(instanceId, { resource, id, name: label }, isDataArgument(argument));
    if (shown.state.kind === 'trouble') throw new ProblemError(shown.state.problem);
    return usesReport(shown, Date.now());
  }

  /** What questions say. */
  lines(): UseLines {
    const { instances } = this.#parts.services;
    const { signal } = this.#life;
    return questionLines({
      known: async (instanceId, objects) => {
        const read = await this.uses.atHand(instanceId, signal);
        return read === undefined ? undefined : objects.map((of) => foundIn(read.index, of));
      },
      namedBy: async (instanceId, of) => {
        const read = await this.uses.atHand(instanceId, signal);
        return read === undefined ? [] : criteriaOn(read.index, of);
      },
      callers: async (instanceId, of, called) => {
        const read = await this.uses.atHand(instanceId, signal);
        return read === undefined ? [] : callersIn(read.index, of, called);
      },
      byName: (instanceId, resource) => {
        const { catalogue } = instances.session(instanceId).known();
        return catalogue === undefined ? [] : kindsGoingByName(useRules(catalogue), resource);
      },
      nameOf: (instanceId) => instances.get(instanceId)?.name ?? instanceId,
      now: Date.now,
    });
  }
}
