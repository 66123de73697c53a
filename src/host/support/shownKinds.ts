import { workspace } from 'vscode';
import { settings } from '../../app/support/ids.ts';
import type { Resource } from '../../core/families/family.ts';

/** Resources as a person chooses among them: what two APIs have is there once, by the better one, unless the settings say otherwise. */
export function shownKinds(resources: readonly Resource[]): readonly Resource[] {
  const isWhole = workspace.getConfiguration().get(settings.classicTwins) === true;
  return isWhole ? resources : resources.filter(({ twin }) => twin === undefined);
}
