import { t } from '@vscode/l10n';
import { isRecord } from '../../json/wire.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { readingFile, serverAddress } from './pullManifest.ts';
import { cutIdsIn, filesIn, idsIn, printFiles, type PulledIds } from './pulledIds.ts';

/** Where it stands in a folder while a pull goes on, and after one that did not come to its end. */
export const begunPath = '.jamf/begun.json';

/** What a pull is about to write: a file that holds just that was not changed by a person. */
export interface PullBegun {
  /** As in a manifest: of a folder that has none yet. */
  readonly server: string;
  readonly files: PulledIds;
}

export function printBegun({ server, files }: PullBegun): string {
  return `{\n"server": ${JSON.stringify(server)},\n"files": ${printFiles(files)}}\n`;
}

/** @throws `invalid` with what is wrong with it. */
export function readBegun(text: string): PullBegun {
  return readingFile(begunPath, text, ({ server, files }) => {
    if (typeof server !== 'string' || !URL.canParse(server))
      throw invalidProblem(t`It does not say from which server the folder was pulled.`);
    return { server: serverAddress(server), files: filesIn(isRecord(files) ? files : {}) };
  });
}

/** What one says that is cut off: the whole lines of it. Undefined: it is not, or so early that it does not say whose it is. */
export function cutBegunIn(text: string): PullBegun | undefined {
  const [head = '', server] = /^\{\n"server": "([^"\\\n]{1,2000})"(?:,\n"files": )?/.exec(text) ?? [];
  if (server === undefined || !URL.canParse(server)) return undefined;
  const rest = text.slice(head.length);
  const files = rest.startsWith('{') ? (cutIdsIn(rest) ?? idsIn(rest)) : new Map();
  return files === undefined ? undefined : { server: serverAddress(server), files };
}
