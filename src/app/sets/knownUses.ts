import { t } from '@vscode/l10n';
import type { Clock } from '../../core/http/clock.ts';
import type { ObjectRef } from '../../core/sets/source.ts';
import type { KnownUses, Log, UsesTold } from '../support/services.ts';
import type { Exhibit, Ui } from '../support/ui.ts';

/** What is said of uses before a write, by what was read: sentences, a line each; see {@link KnownUses}. May fail, and take long. */
export type UseLines = {
  readonly [K in keyof KnownUses]: (...asked: Parameters<KnownUses[K]>) => Promise<Omit<UsesTold, 'look'>>;
};

export interface KnownUsesParts {
  readonly load: () => Promise<UseLines>;
  readonly execute: Ui['execute'];
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'error'>;
}

/** Milliseconds that a question waits for them: what is read for the first time after a start takes a second or so. */
const patience = 4000;

/** See {@link KnownUses}. What fails, or takes too long, is said to be not known, and holds nothing up. */
export function knownUses({ load, execute, clock, log }: KnownUsesParts): KnownUses {
  const told = async (work: ReturnType<UseLines['beforeRemoval']>, look: Exhibit | undefined): Promise<UsesTold> => {
    const found = await inTime(work, clock).catch((error: unknown) => {
      log.error('What uses an object could not be told', error);
      return undefined;
    });
    const said = found ?? { lines: [t`It is not known what uses it: what was read of the instance could not be looked through.`] };
    return { ...said, ...(look === undefined || said.lines.length === 0 ? {} : { look }) };
  };
  const lookAt = (instanceId: string, { resource, id, name: label }: ObjectRef): Exhibit => ({
    label: 'Find References',
    show: () => {
      // The answer has its own view, with its own way to stop: the question goes on at once.
      void execute('jamf.findReferences', { kind: 'object', instanceId, resource, id, label });
      return Promise.resolve({ gone: new Promise(() => undefined), close: () => Promise.resolve() });
    },
  });
  return {
    beforeRemoval: async (instanceId, objects) => {
      const [only, ...others] = objects;
      const look = only === undefined || others.length > 0 ? undefined : lookAt(instanceId, only);
      return await told(
        loaded(load, (lines) => lines.beforeRemoval(instanceId, objects)),
        look,
      );
    },
    beforeRename: async (instanceId, object, old) =>
      await told(
        loaded(load, (lines) => lines.beforeRename(instanceId, object, old)),
        lookAt(instanceId, object),
      ),
  };
}

async function loaded<T>(load: KnownUsesParts['load'], ask: (lines: UseLines) => Promise<T>): Promise<T> {
  return await ask(await load());
}

/** Undefined: it takes too long. */
async function inTime<T>(work: Promise<T>, clock: Pick<Clock, 'after'>): Promise<T | undefined> {
  let callOff = (): void => undefined;
  const late = new Promise<undefined>((resolve) => (callOff = clock.after(patience, () => resolve(undefined))));
  try {
    return await Promise.race([work, late]);
  } finally {
    callOff();
  }
}
