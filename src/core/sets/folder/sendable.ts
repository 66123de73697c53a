import { t } from '@vscode/l10n';
import { matchEntries, usualIdentity } from '../../json/entries.ts';
import { otherFormers } from '../../json/otherFormers.ts';
import { leafText, memberOf, parseJson, type JsonLeaf, type JsonNode } from '../../json/parse.ts';
import { printDocument, printJson } from '../../json/print.ts';
import { objectOf } from '../../json/tree.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { unmaskedText } from '../../secrets/unmaskedText.ts';
import { maskText, secretMask } from '../../../shared/secretNames.ts';
import { setRule } from '../canon/setOrder.ts';
import type { ValueRule } from '../canon/canonRules.ts';
import { pulledAsThere, type PulledKind } from './pulledText.ts';

/** What is sent of a pulled object: a whole document each. */
export interface Sendable {
  readonly base: string;
  readonly mine: string;
}

/**
 * Makes whole documents of what was pulled and of what the files hold by now: what a pull leaves out, and secrets that it masks inside of a
 * text, come from the server's copy, and so does the order of sets, so that none seems to have been changed. A secret that the copy masks as
 * well stays masked: the save puts it back.
 *
 * @param copy the server's copy as it is now.
 * @throws `invalid` where nobody can tell which secret stood for a mask.
 */
export function sendableOf(kind: PulledKind, { base, mine }: Sendable, copy: string): Sendable {
  const sides = { shown: maskedLike(pulledAsThere(kind, copy), parseJson(base)), full: parseJson(copy), rule: setRule(kind) };
  const pulled = parseJson(base);
  const node = filled(parseJson(mine), { ...sides, pulled }, refuseMask);
  return { base: printDocument(filled(pulled, { ...sides, pulled }, () => undefined)), mine: printDocument(node) };
}

/** What the pull knew to be a secret by what another object says of it is one here, too: a parameter of a script. */
function maskedLike(shown: JsonNode, pulled: JsonNode): JsonNode {
  if (shown.kind === 'object') {
    return objectOf(
      shown.members.map(({ name, value }) => {
        const former = memberOf(pulled, name);
        return [name, former === undefined ? value : maskedLike(value, former)] as const;
      }),
    );
  }
  if (shown.kind === 'array') {
    if (pulled.kind !== 'array') return shown;
    const found = matchEntries(shown.items, pulled.items, [], usualIdentity);
    const formers = found.map((former) => (former === undefined ? undefined : pulled.items[former]));
    return { ...shown, items: shown.items.map((item, index) => (formers[index] === undefined ? item : maskedLike(item, formers[index]))) };
  }
  return textAt(pulled) === secretMask && (shown.kind === 'string' || shown.kind === 'number') ? leafOf(secretMask) : shown;
}

/** @throws `invalid` where a secret is masked inside of a text of a document that is none of the server's: there is nothing to put back. */
export function refuseMasked(document: string): void {
  filled(parseJson(document), nowhere, (line) => {
    throw invalidProblem(
      t`Nothing was begun: a secret is masked inside of a text, on line ${line ?? 1} of it, and there is no object to take it from. Enter the secret itself.`,
    );
  });
}

function refuseMask(line: number | undefined): never {
  if (line === undefined)
    throw invalidProblem(
      t`Not sent: a secret is masked in one of several entries of a list that are about the same object, so nobody can tell which secret it was. Enter the secret itself, or take Jamf's and change one of these entries at a time.`,
    );
  throw invalidProblem(
    t`Not sent: a secret is masked inside of a text, on line ${line} of it, which is not as it was pulled, so nobody can tell which secret it was. Enter the secret itself, or take Jamf's and make your change once more, in other lines.`,
  );
}

/** The same value as a pull would write it now, and as the server has it. */
interface Sides {
  readonly shown: JsonNode | undefined;
  readonly full: JsonNode | undefined;
  /** As it was pulled, where no list is on the way. */
  readonly pulled: JsonNode | undefined;
  /** Undefined: of no kind that is known. */
  readonly rule: ValueRule | undefined;
}

/** Called for a mask of which nobody can tell which secret it was. `line`: of the text that it stands in; undefined: of which entry it was. */
type Unclear = (line: number | undefined) => void;

const nowhere: Sides = { shown: undefined, full: undefined, pulled: undefined, rule: undefined };

function filled(partial: JsonNode, { shown, full, pulled, rule }: Sides, unclear: Unclear): JsonNode {
  if (partial.kind === 'object') {
    const sidesOf = (name: string): Sides => {
      const [of, field] = [(node: JsonNode | undefined) => memberOf(node, name), rule?.field(name).rule];
      return { shown: of(shown), full: of(full), pulled: of(pulled), rule: field };
    };
    const own = partial.members.map(({ name, value }) => [name, filled(value, sidesOf(name), unclear)] as const);
    const all = shown?.kind === 'object' && full?.kind === 'object' ? full.members : [];
    const left = all.filter(({ name }) => memberOf(shown, name) === undefined && memberOf(partial, name) === undefined);
    return objectOf([...own, ...left.map(({ name, value }) => [name, value] as const)]);
  }
  if (partial.kind === 'array') {
    const [known, whole] = shown?.kind === 'array' && full?.kind === 'array' ? [shown.items, full.items] : [[], []];
    const found = matchEntries(partial.items, known, [], usualIdentity);
    const entry = rule?.entry();
    const sidesAt = (former: number | undefined): Sides =>
      former === undefined ? { ...nowhere, rule: entry } : { ...nowhere, shown: known[former], full: whole[former], rule: entry };
    const isOrdered = rule?.isSet !== true;
    const others = otherFormers({ later: partial.items, earlier: known, found, identity: usualIdentity, isOrdered });
    const items = partial.items.map((item, index) => {
      const ways = printJson(item).includes(maskText) ? [found[index], ...others(index)] : [];
      const texts = new Set(ways.map((former) => printJson(filled(item, sidesAt(former), () => undefined))));
      if (texts.size > 1) unclear(undefined);
      return filled(item, sidesAt(found[index]), unclear);
    });
    return { ...partial, items: isOrdered ? items : asThere(items, found) };
  }
  return partial.kind === 'string' ? filledText(partial, { shown, full, pulled }, unclear) : partial;
}

/** What the server does not have stands last, as it stood here. */
function asThere(items: readonly JsonNode[], found: readonly (number | undefined)[]): readonly JsonNode[] {
  const placed = items.map((item, index) => [found[index] ?? Infinity, item] as const);
  return placed.toSorted(([one], [other]) => (one === other ? 0 : one - other)).map(([, item]) => item);
}

function filledText(partial: JsonLeaf, { shown, full, pulled }: Omit<Sides, 'rule'>, unclear: Unclear): JsonNode {
  const text = leafText(partial);
  if (!text.includes(maskText)) return partial;
  const [masked, real] = [textAt(shown), textAt(full)];
  if (text === secretMask) {
    const isLeaf = full?.kind === 'number' || (full?.kind === 'string' && real !== secretMask);
    return masked === secretMask && isLeaf ? full : partial;
  }
  const { text: known, unclear: line } = unmaskedText(text, { masked: masked ?? '', real: real ?? '' });
  // Whatever it was masked by when it was pulled: nobody changed it here.
  if (line !== undefined && real !== undefined && text === textAt(pulled)) return leafOf(real);
  if (line !== undefined) unclear(line);
  return known === text ? partial : leafOf(known);
}

function textAt(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? leafText(node) : undefined;
}

function leafOf(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}
