import { t } from '@vscode/l10n';
import { invalidProblem, problemOf, SaidError } from '../../shared/problem.ts';
import { inEnglish } from './language.ts';
import { instanceIdOf } from './nodes.ts';
import type { Log, ProblemContext, Problems } from './services.ts';

/** What a person is told of when a command fails. */
export interface CommandFailures {
  readonly problems: Problems;
  readonly log: Log;
}

/**
 * A command's function with failures as words. Called by a person (from the palette, a menu, a key) it shows a
 * notification and resolves to undefined; called with data, as other extensions do, it rejects with an `Error` whose
 * message is the sentence that the person would have seen; without a cause, since what failed may hold parts of an answer.
 * `isOfRow`: false for what VS Code passes a row to that means nothing to it, as to a button of a view's title.
 */
export function withFailuresShown(
  failures: CommandFailures,
  couldNot: () => string,
  run: (...args: readonly unknown[]) => unknown,
  isOfRow = true,
): (...args: readonly unknown[]) => Promise<unknown> {
  return async (...args) => {
    try {
      if (isOfRow && isLostRow(args)) throw invalidProblem(lostRow());
      return await run(...args);
    } catch (error) {
      return await fail(failures, couldNot, args[0], error);
    }
  };
}

const lostRow = (): string => t`The view was drawn anew while the menu was open, and the row that was meant is no longer known. Try again.`;

/**
 * VS Code calls a command of a row's menu with two arguments, the row and what is selected. While a view is being drawn anew it
 * knows none of its rows for a moment, and passes nothing for the row: not to be taken for a call without arguments.
 */
function isLostRow(args: readonly unknown[]): boolean {
  return args.length === 2 && args[0] === undefined;
}

async function fail({ problems, log }: CommandFailures, couldNot: () => string, argument: unknown, error: unknown): Promise<undefined> {
  const problem = problemOf(error);
  if (problem.kind === 'bug') log.error(`Unexpected: ${inEnglish(couldNot)}`, error);
  const instanceId = instanceOf(argument);
  const about: ProblemContext = { couldNot, ...(instanceId === undefined ? {} : { instanceId }) };
  if (isDataArgument(argument)) throw new SaidError(await problems.words(problem, about), problem);
  // Not awaited: the command is over, the notification may stay for hours.
  void problems.show(problem, about);
  return undefined;
}

/** Text or a plain object that is neither a node of a view nor a URI, both of which menus pass. */
export function isDataArgument(argument: unknown): boolean {
  if (typeof argument === 'string') return true;
  if (typeof argument !== 'object' || argument === null || 'kind' in argument) return false;
  const prototype: unknown = Object.getPrototypeOf(argument);
  return prototype === Object.prototype || prototype === null;
}

function instanceOf(argument: unknown): string | undefined {
  if (typeof argument === 'string' && argument.includes(':')) return undefined;
  const id = instanceIdOf(argument);
  if (id !== undefined || typeof argument !== 'object' || argument === null || !('instance' in argument)) return id;
  return typeof argument.instance === 'string' ? argument.instance : undefined;
}
