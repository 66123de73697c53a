import { isSecretName } from '../../shared/secretNames.ts';
import { pieceEnd, xmlSyntaxError } from '../request/xmlSyntax.ts';

/**
 * Elements of a Classic body that the object does not show with the value that was sent, by their path below the root:
 * `general/frequency`. undefined: one of the two is no sound XML, so nothing can be said. Secrets are never given back, and additions
 * and deletions of members are orders, not fields (facts 6.2.6): neither is compared.
 */
export function droppedElements(sent: string, read: string): readonly string[] | undefined {
  const [wanted, found] = [leavesOf(sent), leavesOf(read)];
  if (wanted === undefined || found === undefined) return undefined;
  const there = new Set(found.map(({ path, value }) => `${path}\n${value}`));
  const filled = new Set(found.filter(({ value }) => value !== '').map(({ path }) => path));
  const dropped = wanted.filter(({ path, value }) => {
    if (isNoField(path)) return false;
    // What is cleared may be left out of the answer altogether.
    return value === '' ? filled.has(path) : !there.has(`${path}\n${value}`);
  });
  return [...new Set(dropped.map(({ path }) => path))];
}

/** The id in a body is ignored (facts 6.2.7). */
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

/** Elements without elements in them. */
function leavesOf(xml: string): readonly Leaf[] | undefined {
  if (xmlSyntaxError(xml) !== undefined) return undefined;
  const leaves: Leaf[] = [];
  const open: { readonly name: string; text: string; isLeaf: boolean }[] = [];
  const close = (): void => {
    const path = open.slice(1).map(({ name }) => name);
    const last = open.pop();
    if (last?.isLeaf === true && path.length > 0) leaves.push({ path: path.join('/'), value: last.text.replace(/\s+/g, ' ').trim() });
  };
  for (const piece of pieces(xml)) {
    const top = open.at(-1);
    if (piece.startsWith('</')) close();
    else if (/^<[!?]/.test(piece) || !piece.startsWith('<')) {
      if (top !== undefined) top.text += charactersIn(piece);
    } else {
      if (top !== undefined) top.isLeaf = false;
      open.push({ name: /^<([^\s/>]+)/.exec(piece)?.[1] ?? '', text: '', isLeaf: true });
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
