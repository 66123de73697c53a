import { t } from '@vscode/l10n';
import { window, type Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import type { ComparedPair, ComparedSets } from '../../../app/sets/compare/compared.ts';
import { numberWords, sideName } from '../../../app/sets/compare/comparedWords.ts';
import type { PairTexts } from '../../../app/sets/compare/comparing.ts';
import { runCommand } from '../../support/commands.ts';
import type { ComparedTexts } from './comparedTexts.ts';

/** So many differences stand in one tab at most. */
const mostAtOnce = 100;

type Sides = Pick<ComparedSets, 'left' | 'right'>;

interface Opened {
  readonly left: Uri | undefined;
  readonly right: Uri | undefined;
  readonly name: string;
}

/** Both texts of an object side by side; where one side has none, beside nothing. */
export async function openDifference(book: ComparedTexts, sides: Sides, texts: PairTexts): Promise<void> {
  const { left, right, name } = putTexts(book, sides, texts);
  const nothing = (side: 'left' | 'right'): Uri => book.put(sides[side], texts.pair, texts.ending, '');
  const title = differenceTitle(name, sides);
  await runCommand('vscode.diff', left ?? nothing('left'), right ?? nothing('right'), title, { preview: true });
}

/** Many differences in one tab, as far as VS Code has that; else a tab for each. */
export async function openDifferences(book: ComparedTexts, sides: Sides, all: readonly PairTexts[]): Promise<void> {
  const opened = all.map((texts) => putTexts(book, sides, texts));
  const changes = opened.flatMap(({ left, right }) => {
    const label = right ?? left;
    return label === undefined ? [] : [[label, left, right] as const];
  });
  try {
    await runCommand('vscode.changes', t`${sideName(sides.left)} ↔ ${sideName(sides.right)}`, changes);
  } catch {
    for (const texts of all) await openDifference(book, sides, texts);
  }
}

/** The portion that a person wants of more than fit into one tab. Undefined: the person stepped back. */
export async function pickPortion(pairs: readonly ComparedPair[]): Promise<readonly ComparedPair[] | undefined> {
  if (pairs.length <= mostAtOnce) return pairs;
  const portions = Array.from({ length: Math.ceil(pairs.length / mostAtOnce) }, (_, index) => {
    const own = pairs.slice(index * mostAtOnce, (index + 1) * mostAtOnce);
    const from = index * mostAtOnce + 1;
    const [first, last] = [own[0], own.at(-1)].map((pair) => (pair === undefined ? '' : wordsOf(pair)));
    return { label: `${numberWords(from)}–${numberWords(from + own.length - 1)}`, description: pickText(`${first} … ${last}`), own };
  });
  const options = {
    title: t`${numberWords(pairs.length)} differences`,
    placeHolder: t`At most ${mostAtOnce} are opened at once: which ones`,
  };
  return (await window.showQuickPick(portions, options))?.own;
}

function wordsOf(pair: ComparedPair): string {
  return `${kindOf(pair.resource).label.one} “${pair.name}”`;
}

function putTexts(book: ComparedTexts, sides: Sides, { pair, left, right, ending }: PairTexts): Opened {
  const name = pair.name || kindOf(pair.resource).label.one;
  const put = (side: 'left' | 'right', text: string | undefined): Uri | undefined =>
    text === undefined ? undefined : book.put(sides[side], pair, ending, text);
  return { left: put('left', left), right: put('right', right), name };
}

function differenceTitle(name: string, { left, right }: Sides): string {
  return `${oneLine(name, 80)} (${sideName(left)} ↔ ${sideName(right)})`;
}
