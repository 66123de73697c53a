import type { objectActions } from './objectActions.ts';

/** To be called when it is known what a command is meant for: the editor in front may be another when it is there. */
export async function loadActions(): Promise<typeof objectActions> {
  return (await import('./objectActions.ts')).objectActions;
}
