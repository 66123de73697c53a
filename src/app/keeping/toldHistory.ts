import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { historyPage, type HistoryPage, type ServerEntry } from '../../core/objects/history/serverHistory.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { problemOf } from '../../shared/problem.ts';
import { lackedOn } from '../support/account.ts';
import type { Instances, Log, Problems } from '../support/services.ts';

/** What Jamf Pro keeps of an object, as far as it was asked for. */
export interface ToldHistory {
  readonly entries: readonly ServerEntry[];
  readonly totalCount: number | undefined;
  readonly pages: number;
  /** Nothing more is to be had. */
  readonly isWhole: boolean;
  /** Why there is nothing, or nothing more. */
  readonly words: string | undefined;
}

/** Of the services what it takes. */
interface Asked {
  readonly instances: Pick<Instances, 'get' | 'session'>;
  readonly problems: Pick<Problems, 'words'>;
  readonly log: Pick<Log, 'error'>;
}

export const nothingTold: ToldHistory = { entries: [], totalCount: undefined, pages: 0, isWhole: false, words: undefined };

/** One page more, or why there is none. Never rejects: who waits for it sees an end in any case. */
export async function toldNext(
  { instances, problems, log }: Asked,
  reading: { plan(address: ObjectAddress, signal: AbortSignal): Promise<Pick<ObjectPlan, 'history'>> },
  address: ObjectAddress,
  told: ToldHistory,
  signal: AbortSignal,
): Promise<ToldHistory> {
  const { instanceId } = address;
  const ended = (words: string): ToldHistory => ({ ...told, isWhole: true, words });
  try {
    const session = instances.session(instanceId);
    const { list } = (await reading.plan(address, signal)).history();
    if (list === undefined) return ended(t`The API of this Jamf Pro keeps no history of this kind`);
    const missing = lackedOn(instances, instanceId, list.endpoint);
    if (missing.length > 0) return ended(t`The account lacks ${oneLine(missing.join(', '), 200)} to read the history of Jamf Pro`);
    return joined(told, await historyPage(session, list, told.pages, signal));
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'bug') log.error('Unexpected while reading the history of an object', error);
    return { ...told, words: await problems.words(problem, { instanceId, couldNot: () => t`could not read the history` }) };
  }
}

function joined(told: ToldHistory, { entries, totalCount, paged }: HistoryPage): ToldHistory {
  const all = [...told.entries, ...entries];
  const isWhole = !paged || entries.length === 0 || (totalCount !== undefined && all.length >= totalCount);
  return { entries: all, totalCount, pages: told.pages + 1, isWhole, words: undefined };
}
