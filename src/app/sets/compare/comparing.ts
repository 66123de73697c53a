import { jsonIn, leafText, type JsonNode } from '../../../core/json/parse.ts';
import { nodeAt } from '../../../core/json/pointers.ts';
import { scriptEnding } from '../../../core/objects/plan/parts.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import type { ComparedPair, SideName } from './compared.ts';

/** Two texts of a pair; undefined: it is not there, or was not read. */
export interface PairTexts {
  readonly pair: ComparedPair;
  readonly left: string | undefined;
  readonly right: string | undefined;
  /** Of a file with such a text, with its dot. */
  readonly ending: string;
}

type Sources = Readonly<Record<SideName, ObjectSource>>;

/** The documents of these, as they were read. A kind is walked once, whatever is asked of it. */
async function documentsOf(
  { left, right }: Sources,
  pairs: readonly ComparedPair[],
  signal: AbortSignal,
): Promise<ReadonlyMap<ComparedPair, Readonly<Record<SideName, string | undefined>>>> {
  const [onLeft, onRight] = [await textsIn(left, refsOf(pairs, 'left'), signal), await textsIn(right, refsOf(pairs, 'right'), signal)];
  return new Map(
    pairs.map((pair) => {
      const { resource } = pair;
      const at = (texts: ReadonlyMap<string, string>, id: string | undefined): string | undefined =>
        id === undefined ? undefined : texts.get(placeOf(resource, id));
      return [pair, { left: at(onLeft, pair.left?.id), right: at(onRight, pair.right?.id) }];
    }),
  );
}

function placeOf(resource: string, id: string): string {
  return JSON.stringify([resource, id]);
}

/** Ids by the key of their resource. */
function refsOf(pairs: readonly ComparedPair[], side: SideName): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const id = pair[side]?.id;
    if (id !== undefined) ids.set(pair.resource, (ids.get(pair.resource) ?? new Set()).add(id));
  }
  return ids;
}

async function textsIn(
  source: ObjectSource,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [resource, ids] of wanted) {
    let missing = ids.size;
    for await (const { id, text } of source.entries(resource, signal)) {
      if (!ids.has(id)) continue;
      if (text !== undefined) found.set(placeOf(resource, id), text);
      missing -= 1;
      if (missing === 0) break;
    }
  }
  return found;
}

/** Whether its script is all that differs: that is read best as a script. */
export function hasScriptOnly({ resource, state, fields }: ComparedPair): boolean {
  return state === 'different' && fields.length > 0 && fields.every((field) => isInScript(resource, field));
}

/** Whether its script differs. */
export function hasScript({ resource, state, fields }: ComparedPair): boolean {
  return state === 'different' && fields.some((field) => isInScript(resource, field));
}

function isInScript(resource: string, field: string): boolean {
  const { part } = kindOf(resource);
  return part !== undefined && (part.form ?? 'script') === 'script' && (field === part.at || field.startsWith(`${part.at}/`));
}

/** The scripts of these as they are: line ends and all. */
export async function scriptTexts(sources: Sources, pairs: readonly ComparedPair[], signal: AbortSignal): Promise<readonly PairTexts[]> {
  const documents = await documentsOf(sources, pairs, signal);
  return pairs.map((pair) => {
    const [left, right] = (['left', 'right'] as const).map((side) => scriptIn(pair.resource, documents.get(pair)?.[side]));
    return { pair, left, right, ending: scriptEnding(left ?? right ?? '') };
  });
}

function scriptIn(resource: string, document: string | undefined): string | undefined {
  const { part } = kindOf(resource);
  const node: JsonNode | undefined = document === undefined || part === undefined ? undefined : nodeAt(jsonIn(document), part.at);
  return node?.kind === 'string' ? leafText(node) : undefined;
}
