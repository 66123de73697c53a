import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import { pathOfObject } from '../../families/apiAt.ts';
import type { ReadSession } from '../../instances/session.ts';
import { memberOf, parseJson, type JsonMember, type JsonNode } from '../../json/parse.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { anything } from '../../shapes/shape.ts';
import { xmlCodec } from '../../wire/xmlCodec.ts';
import { answeredDocument, textOf } from '../plan/answer.ts';

/** What the server says applies to one object: it works that out for itself, whatever scopes say (facts 8.19). */
export interface Applied {
  /** What the object is called. */
  readonly name: string | undefined;
  /** In the server's order. */
  readonly lists: readonly AppliedList[];
}

/** Objects of one sort. */
export interface AppliedList {
  /** As the API calls it: `smart_groups`. */
  readonly name: string;
  readonly entries: readonly AppliedEntry[];
}

export interface AppliedEntry {
  readonly id: string | undefined;
  readonly name: string;
  /** What else is said of it: a trigger, versions. */
  readonly facts: readonly string[];
}

/**
 * One request.
 *
 * @throws `invalid` for an object to which nothing can apply; as reading an object does otherwise.
 */
export async function readWhatApplies(session: ReadSession, resourceKey: string, id: string, signal: AbortSignal): Promise<Applied> {
  const path = pathOfObject(kindOf(resourceKey).applied ?? '', id);
  if (path === undefined) throw invalidProblem(t`Jamf Pro tells what applies only of computers, by their id.`);
  const codec = xmlCodec('computer_management', anything);
  const request = { method: 'GET', url: session.url(path), headers: { accept: 'application/xml' }, lane: 'tree' } as const;
  return appliedIn(parseJson(answeredDocument(session, { codec }, request, await session.send(request, signal))));
}

function appliedIn(root: JsonNode): Applied {
  const members = root.kind === 'object' ? root.members : [];
  const name = textOf(memberOf(memberOf(root, 'general') ?? root, 'name'));
  return { name, lists: members.filter((one) => one.name !== 'general').map(listOf) };
}

function listOf({ name, value }: JsonMember): AppliedList {
  // A section that comes twice is a list of sections.
  const sections = value.kind === 'array' ? value.items : [value];
  const inside = sections.flatMap((one) =>
    one.kind === 'object' ? one.members.filter((member) => member.name !== 'size').map((member) => member.value) : [],
  );
  const found = inside.flatMap((one) => (one.kind === 'array' ? one.items : [one]));
  return { name, entries: found.flatMap((one) => (one.kind === 'object' ? [entryOf(one)] : [])) };
}

function entryOf(node: JsonNode): AppliedEntry {
  const at = (name: string): string | undefined => textOf(memberOf(node, name));
  const [installed, latest] = [at('installed_version'), at('latest_version')];
  const facts = [
    at('trigger'),
    installed === undefined ? undefined : t`${installed} installed`,
    latest === undefined || latest === installed ? undefined : t`${latest} is the latest`,
  ];
  return { id: at('id'), name: at('name') ?? at('id') ?? t`(no name)`, facts: facts.filter((fact) => fact !== undefined) };
}
