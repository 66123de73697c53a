import { oneLine } from '../../core/catalog/plain.ts';
import { schemes, webviews } from '../support/ids.ts';

/** The parts of an address that say whose it is. */
export interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly query: string;
}

/** What a tab shows: texts, the one that is worked on first; or a panel, whose type VS Code puts a prefix before. */
export interface TabContent {
  readonly addresses: readonly Address[];
  readonly viewType?: string;
}

/** The id of the instance that an address of ours belongs to; undefined for others. */
export function instanceIn({ scheme, authority, query }: Address): string | undefined {
  if (scheme === schemes.objects || scheme === schemes.read) return authority;
  return (scheme === schemes.copies || scheme === schemes.compared || scheme === schemes.answers) && query !== '' ? query : undefined;
}

/**
 * The id of the instance that a tab is about.
 *
 * @param ofPanel the instance of the panel that is active: a tab does not say which one it shows.
 */
export function instanceOfTab({ addresses, viewType }: TabContent, ofPanel: string | undefined): string | undefined {
  if (viewType !== undefined && Object.values(webviews).some((type) => viewType.endsWith(type))) return ofPanel;
  return addresses.map(instanceIn).find((id) => id !== undefined);
}

/** What a tab is called that shows this on an instance. */
export function titleOn(what: string, instanceName: string): string {
  return `${what} – ${oneLine(instanceName, 80)}`;
}

/** The same of a text, by its path; undefined where that has no end. */
export function tabName(path: string, instanceName: string): string | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file === '' ? undefined : titleOn(file, instanceName);
}
