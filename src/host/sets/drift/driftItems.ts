import { t } from '@vscode/l10n';
import { ThemeIcon, Uri, type SourceControlResourceState } from 'vscode';
import { driftContext, type DriftFlag } from '../../../app/contributions/rows.ts';
import type { DriftForm } from '../../../app/contributions/driftArguments.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import type { DriftRow } from '../../../app/sets/drift/folderDrift.ts';
import { driftWords } from '../../../app/sets/drift/driftWords.ts';
import { messageText } from '../../../app/support/plainText.ts';

/** A row of the Source Control view; `kind`: VS Code passes it to commands, for which it is no data. */
export interface DriftItem extends SourceControlResourceState, DriftForm {
  readonly kind: 'drift';
}

const icons = { inJamf: 'arrow-down', here: 'edit', both: 'git-merge', unread: 'circle-slash' } as const;

/** The rows of one folder. One that says the same stays the same object: VS Code knows the row of an open menu no more where it is another one. */
export class DriftItems {
  readonly #root: Uri;
  #items: ReadonlyMap<string, DriftItem> = new Map();

  constructor(root: Uri) {
    this.#root = root;
  }

  /** In the order of the rows that there are now. */
  of(rows: readonly DriftRow[]): ReadonlyMap<DriftRow, DriftItem> {
    const items = new Map<string, DriftItem>();
    const made = rows.map((row) => {
      const item = driftItem(this.#root, row);
      const said = JSON.stringify([item.paths, row.drift.state, item.contextValue, item.decorations, item.command !== undefined]);
      const stays = this.#items.get(said) ?? item;
      items.set(said, stays);
      return [row, stays] as const;
    });
    this.#items = items;
    return new Map(made);
  }
}

function driftItem(root: Uri, row: DriftRow): DriftItem {
  const paths = row.files.slice(0, 1).map(({ path }) => path);
  const about = { kind: 'drift', folder: root.toString(), paths } as const;
  const { state, here, there } = row.drift;
  const tooltip = messageText(driftWords(row));
  const isGone = here === 'gone' || there === 'gone';
  return {
    ...about,
    resourceUri: Uri.joinPath(root, ...paths),
    contextValue: driftContext(flagsOf(row)),
    decorations: { tooltip, strikeThrough: isGone, faded: state === 'unread', iconPath: new ThemeIcon(icons[state]) },
    ...(isKind(row) ? {} : { command: commandCall(t`Open Difference`, 'jamf.openDrift', about) }),
  };
}

/** All objects of a kind, which could not be listed. */
function isKind({ id, drift }: DriftRow): boolean {
  return id === undefined && drift.here === undefined;
}

function flagsOf(row: DriftRow): readonly DriftFlag[] {
  const { drift, id, files } = row;
  const isFile = files.some(({ mine }) => mine !== undefined);
  const may: Readonly<Record<DriftFlag, boolean>> = {
    compare: !isKind(row) && drift.state !== 'unread',
    file: isFile,
    take: id !== undefined && drift.state !== 'unread',
    send: drift.here !== undefined,
    merge: drift.here === 'changed' && drift.there === 'changed',
  };
  return (['compare', 'file', 'take', 'send', 'merge'] as const).filter((flag) => may[flag]);
}
