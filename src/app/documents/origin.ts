import { t } from '@vscode/l10n';
import type { Session } from '../../core/instances/session.ts';
import { invalidProblem, ProblemError } from '../../shared/problem.ts';
import type { DocumentOwner } from './documentOwner.ts';

/** The address of the server that an instance stands for by now; undefined where this window has no such instance. */
export function originOf(owner: Pick<DocumentOwner, 'session'>, instanceId: string): string | undefined {
  try {
    return owner.session(instanceId).profile.url;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/**
 * An instance keeps its id when its address is changed, and another may be given the id of one that was removed. A text goes to the server
 * that it was made for, or nowhere.
 *
 * @param origin the address of the server that the text was made for, undefined where that is not known.
 * @throws `invalid` for a text of another server.
 */
export function refuseForeign({ profile: { name, url } }: Session, origin: string | undefined): void {
  if (origin === undefined || origin === url) return;
  const message = t`Not sent: this text belongs to ${origin}, and “${name}” is ${url} by now. Your text stays. Set the address back to send it, or copy what you need from it and reload the object.`;
  throw invalidProblem(message);
}
