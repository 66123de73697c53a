import { t } from '@vscode/l10n';
import { parseJson } from '../json/parse.ts';
import { pieceEnd } from '../request/xmlSyntax.ts';
import { layOutXml } from '../response/body/layOutXml.ts';
import type { BodyProblem } from '../shapes/assist.ts';
import { exampleOf } from '../shapes/example.ts';
import { recordIn } from '../shapes/shapeAt.ts';
import { childrenOf, type XmlChild } from './xmlPlace.ts';
import { xmlCodec } from './xmlCodec.ts';
import type { XmlBranch } from './xmlTree.ts';

/** What a new object lacks, all at once: the server names one at a time (facts 8.4). @param text as {@link XmlBranch} counts it. */
export function* missingElements(text: string, branch: XmlBranch, { shape }: Pick<XmlChild, 'shape'>): Generator<BodyProblem> {
  const known = childrenOf(shape);
  const required = recordIn(shape)?.required ?? new Set();
  const at = { from: branch.from + 1, to: branch.from + 1 + branch.name.length };
  for (const [index, child] of known.entries()) {
    const { name, field } = child;
    if (!required.has(name) || field?.access === 'readOnly') continue;
    const there = branch.children.find((one) => one.name === name);
    if (there === undefined) {
      const following = new Set(known.slice(index + 1).map((one) => one.name));
      const message = t`<${branch.name}> lacks <${name}>, and Jamf Pro refuses a new object without it.`;
      yield { ...at, severity: 'warning', message, fix: { label: t`Insert <${name}>`, ...insertion(text, branch, child, following) } };
    } else if (there.children.length === 0 && there.text.trim() === '' && recordIn(child.shape) === undefined) {
      const from = there.from + 1;
      const message = t`<${name}> is empty, and Jamf Pro refuses a new object without it.`;
      yield { from, to: from + name.length, severity: 'warning', message };
    }
  }
  for (const child of branch.children) {
    const found = known.find(({ name }) => name === child.name);
    if (found !== undefined) yield* missingElements(text, child, found);
  }
}

/** Puts an element where the server's order has it: before the first that follows, else behind the last. */
function insertion(
  text: string,
  branch: XmlBranch,
  child: XmlChild,
  following: ReadonlySet<string>,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const next = branch.children.find(({ name }) => following.has(name));
  const last = branch.children.at(-1);
  if (next !== undefined) {
    const margin = marginAt(text, next.from);
    return { from: next.from, to: next.from, insert: `${elementText(child, margin)}${margin}` };
  }
  if (last !== undefined) {
    const [end, margin] = [elementEnd(text, last.from), marginAt(text, last.from)];
    return { from: end, to: end, insert: `${margin}${elementText(child, margin)}` };
  }
  const [end, outer] = [pieceEnd(text, branch.from), marginAt(text, branch.from) || '\n'];
  const inside = `${outer}  ${elementText(child, `${outer}  `)}`;
  if (text[end - 2] !== '/') return { from: end, to: end, insert: text[end] === '\n' ? inside : `${inside}${outer}` };
  return { from: end - 2, to: end, insert: `>${inside}${outer}</${branch.name}>` };
}

/** The line break and the blanks before an element that begins its line; empty for one that stands behind others. */
export function marginAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1);
  const before = text.slice(start, at);
  return start >= 0 && before.trim() === '' ? before : '';
}

/** What a new object needs of it, each line but the first behind a margin. */
function elementText({ name, shape }: XmlChild, margin: string): string {
  const example = JSON.stringify(exampleOf(shape, { only: 'required' }) ?? '');
  const xml = xmlCodec(name, shape).encode(parseJson(example));
  const laid = layOutXml(xml, () => false);
  const lines = ('pretty' in laid ? laid.pretty : xml).split('\n').filter((line) => line !== '' && !line.startsWith('<?'));
  const whole = lines.join(margin);
  return whole === `<${name}/>` ? `<${name}></${name}>` : whole;
}

/** Behind the element that begins at an offset. */
export function elementEnd(text: string, from: number): number {
  let [at, depth] = [from, 0];
  do {
    const end = pieceEnd(text, at);
    const piece = text.slice(at, end);
    if (piece.startsWith('</')) depth -= 1;
    else if (/^<[^!?]/.test(piece) && !piece.endsWith('/>')) depth += 1;
    at = end;
  } while (depth > 0 && at < text.length);
  return at;
}
