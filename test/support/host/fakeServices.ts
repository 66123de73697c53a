import { ObjectFiles } from '../../../src/app/files/objectFiles.ts';
import type { Access } from '../../../src/core/instances/profile.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import { AskedWaits } from '../../../src/app/support/waits/askedWaits.ts';
import { explainWith } from '../../../src/app/support/problemFacts.ts';
import type { Confirmations, Instances, InstanceState, KnownUses, Log, Problems, Services } from '../../../src/app/support/services.ts';
import { never } from '../signals.ts';
import { MemoryLog } from '../supportFakes.ts';

/** Nobody looks on, and nobody stops it. */
export const nobodyWaits: Services['waitFor'] = (_wait, work) => work({ signal: never, finalSignal: never, ask: (question) => question() });

/** Nothing is said of uses. */
export const nobodyTells: KnownUses = {
  beforeRemoval: () => Promise.resolve({ lines: [] }),
  beforeRename: () => Promise.resolve({ lines: [] }),
};

export interface FakeServicesParts {
  /** The one instance that there is. */
  readonly session: Session;
  /** Default: signed in. */
  readonly state?: InstanceState;
  /** Default: that of the session's profile. */
  readonly access?: Access;
  readonly problems?: Partial<Problems>;
  /** Default: a yes to each write. */
  readonly confirm?: Partial<Confirmations>;
  readonly log?: Log;
  /** Default: nothing is said of uses. */
  readonly uses?: Partial<KnownUses>;
  readonly waits?: AskedWaits;
}

/** Services with one instance. Nothing is shown to anybody. */
export function fakeServices({
  session,
  state = { kind: 'signedIn' },
  access,
  problems,
  confirm,
  log = new MemoryLog(),
  uses,
  waits = new AskedWaits(),
}: FakeServicesParts): Services {
  const { profile } = session;
  const instances: Instances = {
    all: () => [profile],
    get: (id) => (id === profile.id ? profile : undefined),
    session: () => session,
    state: () => state,
    access: () => ({ access: access ?? profile.access }),
    waits,
    onDidChange: () => ({ dispose: () => undefined }),
    onMinute: () => ({ dispose: () => undefined }),
    onWillRemove: () => ({ dispose: () => undefined }),
  };
  return {
    instances,
    problems: {
      guidance: async (...asked) => (await explainWith(instances, log)())(...asked),
      words: async (problem, { couldNot }) =>
        problem.kind === 'invalid' ? problem.message : `${profile.name}: ${couldNot()}: ${problem.kind}.`,
      show: () => Promise.resolve(),
      ...problems,
    },
    confirm: {
      asks: () => Promise.resolve(true),
      unlocked: () => Promise.resolve(true),
      write: () => Promise.resolve(true),
      ...confirm,
    },
    log,
    waitFor: nobodyWaits,
    files: new ObjectFiles(),
    uses: { ...nobodyTells, ...uses },
  };
}
