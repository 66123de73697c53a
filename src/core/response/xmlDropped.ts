import { isSecretName } from '../../shared/secretNames.ts';
import { pieceEnd, xmlSyntaxError } from '../request/xmlSyntax.ts';

/**
 * Elements of a Classic body that the object does not show with the value that was sent, by their path below the root:
 * `general/frequency`. undefined: nothing can be said, as one of the two is no sound XML or no object, or nothing of what was sent is
 * a field. Secrets are never given back, and additions and deletions of members are orders, not fields (facts 8.8): neither is compared.
 */
export function droppedElements(sent: string, read: string): readonly string[] | undefined {
  const [wanted, found] = [leavesOf(sent), leavesOf(read)];
  if (wanted === undefined || found === undefined) return undefined;
  const fields = wanted.filter(({ path }) => !isNoField(path));
  if (fields.length === 0) return undefined;
  const there = new Set(found.map(({ path, value }) => `${path}\n${value}`));
  const filled = new Set(found.filter(({ value }) => value !== '').map(({ path }) => path));
  // What is cleared may be left out of the answer altogether.
  const dropped = fields.filter(({ path, value }) => (value === '' ? filled.has(path) : !there.has(`${path}\n${value}`)));
  return [...new Set(dropped.map(({ path }) => path))];
}

/** The id in a body is ignored (facts 8.9). */
function isNoField(path: string): boolean {
  const names = path.split('/');
  return path === 'id' || isSecretName(names.at(-1) ?? '') || names.some((name) => /_(?:additions|deletions)$/.test(name));
}

interface Leaf {
  readonly path: string;
  readonly value: string;
}

/** Markup and the text between, one after the other. */
function* pieces(xml: string): Generator<string> {
  for (let at = 0; at < xml.length;) {
    const end = pieceEnd(xml, at);
    yield xml.slice(at, end);
    at = end;
  }
}

const character = '<![CDATA[';

/** In UTF-16 units. Far longer than any of an object; without a limit, what is nested deep has paths longer than itself. */
const longestPath = 500;

/** Elements without elements in them. */
function leavesOf(xml: string): readonly Leaf[] | undefined {
  if (xmlSyntaxError(xml) !== undefined) return undefined;
  const leaves: Leaf[] = [];
  const open: { readonly path: string; text: string; isLeaf: boolean }[] = [];
  const close = (): void => {
    const last = open.pop();
    if (last?.isLeaf === true && open.length > 0) leaves.push({ path: last.path, value: last.text.replace(/\s+/g, ' ').trim() });
  };
  for (const piece of pieces(xml)) {
    const top = open.at(-1);
    if (piece.startsWith('</')) close();
    else if (/^<[!?]/.test(piece) || !piece.startsWith('<')) {
      if (top !== undefined) top.text += charactersIn(piece);
    } else {
      if (top !== undefined) top.isLeaf = false;
      const name = /^<([^\s/>]+)/.exec(piece)?.[1] ?? '';
      const path = top === undefined ? '' : top.path === '' ? name : `${top.path}/${name}`;
      if (path.length > longestPath) return undefined;
      open.push({ path, text: '', isLeaf: true });
      if (piece.endsWith('/>')) close();
    }
  }
  return leaves;
}

/** None in a comment, an instruction or a declaration. */
function charactersIn(piece: string): string {
  if (piece.startsWith(character)) return piece.slice(character.length, -3);
  return piece.startsWith('<') ? '' : decoded(piece);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
