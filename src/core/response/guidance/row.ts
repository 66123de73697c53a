import { t } from '@vscode/l10n';
import type { Guidance, GuidanceAction } from '../../../shared/guidance.ts';
import { noReason } from '../jamfErrors.ts';
import type { GuidanceInput } from './facts.ts';

/** What a row says. `steps` are whole sentences, the first is the next thing to do. */
export type Card = Pick<Guidance, 'tone' | 'title' | 'meaning' | 'steps'> & Partial<Pick<Guidance, 'actions'>>;

/**
 * One row of the table. `from` is the source that it draws on, and the order in which rows are tried: what the body says
 * beats what the operation says, that the session, that the bare status.
 */
export interface GuidanceRow {
  /** `http.<status>` or `http.<status>.<case>`: unique. */
  readonly source: string;
  readonly from: 'body' | 'operation' | 'session' | 'status';
  readonly status: number | ((status: number) => boolean);
  readonly when?: (input: GuidanceInput) => boolean;
  readonly card: (input: GuidanceInput) => Card;
}

export const retry = (): Extract<GuidanceAction, { do: 'retry' }> => ({ do: 'retry', label: t`Send again` });
export const signInAction = (): GuidanceAction => ({ do: 'signIn', label: t`Sign in` });
export const editInstanceAction = (): GuidanceAction => ({ do: 'editInstance', label: t`Edit instance` });
export const readBack = (): GuidanceAction => ({ do: 'readBack', label: t`Check what is stored` });
export const showBody = (): GuidanceAction => ({ do: 'showTarget', label: t`Show the body`, target: { in: 'body', pointer: '' } });
export const checkStatus = (): GuidanceAction => ({ do: 'checkStatus', label: t`Test connection` });

/** The first error's words as a sentence, or the fallback. */
export function serverReason(input: GuidanceInput, fallback: string): string {
  const said = input.body.errors[0]?.description;
  return said === undefined || said === '' || said === noReason() ? fallback : t`The server says: ${stopped(said)}`;
}

function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
