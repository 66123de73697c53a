import { t } from '@vscode/l10n';
import { Location, Position, type CancellationToken, type TextDocument, type Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { fromParts, isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { objectsMeant, thingAt } from '../../../core/sets/uses/targetAt.ts';
import { objectsInText, textUnder, type TextCursor } from '../../../core/sets/uses/targetInText.ts';
import { useRules } from '../../../core/sets/uses/useRules.ts';
import type { InstanceUses } from '../../../app/sets/uses/instanceUses.ts';
import type { UseSpots } from '../../../app/sets/uses/locateUses.ts';
import type { UseFinder } from '../../../app/sets/uses/usesAnswer.ts';
import type { FoundUses, ShownUse } from '../../../app/sets/uses/usesShown.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { schemes } from '../../../app/support/ids.ts';
import { signalOf } from '../../../app/support/progress.ts';
import type { Services } from '../../../app/support/services.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import { readTextUri } from './readTexts.ts';

export interface LocationParts {
  readonly services: Services;
  readonly uses: InstanceUses;
  readonly finder: UseFinder;
  readonly spots: UseSpots;
}

/**
 * What VS Code asks for at a place of a document: who uses what is named there, or the object itself. It answers from what was read, and
 * what the server tells cheaply; what is missing is offered beside, since nobody can be asked here.
 */
export async function findLocations(
  parts: LocationParts,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Location[] | undefined> {
  const { signal, dispose } = signalOf(token);
  try {
    const address = addressOfText(parts.services, document.uri);
    if (address === undefined) return undefined;
    const targets = await targetsAt(parts, address, document, position, signal);
    const all: Location[] = [];
    for (const target of targets) {
      const known = await parts.finder.known(address.instanceId, target, signal);
      const found = known.coverage.complete ? known : await parts.finder.asked(address.instanceId, known, signal);
      offer(parts.services, address.instanceId, found);
      const uses = await parts.spots.of(address.instanceId, found.uses, signal);
      all.push(...uses.flatMap((use) => locationsOf(address.instanceId, use)));
    }
    return targets.length === 0 ? undefined : all;
  } finally {
    dispose();
  }
}

/** Of one of our documents, or of a pulled file. What a file is called says nothing of what its object is called. */
function addressOfText({ files }: Services, uri: Uri): ObjectAddress | undefined {
  if (uri.scheme === schemes.objects) return fromParts(uri);
  const file = files.of(uri);
  if (file === undefined) return undefined;
  const { resource, target } = file.address;
  const label = target.kind === 'one' ? file.names(resource)?.get(target.id) : undefined;
  return { ...file.address, label: label ?? '' };
}

async function targetsAt(
  { services, uses }: LocationParts,
  address: ObjectAddress,
  document: TextDocument,
  position: Position,
  signal: AbortSignal,
): Promise<readonly ObjectRef[]> {
  const { instanceId, resource, target, label } = address;
  const { catalogue } = services.instances.session(instanceId).known();
  if (catalogue === undefined) return [];
  const rules = useRules(catalogue);
  const own = target.kind === 'new' ? [] : [{ resource, id: target.kind === 'one' ? target.id : '-', name: label }];
  const inText = async (cursor: TextCursor): Promise<readonly ObjectRef[]> =>
    objectsInText(rules, (await uses.atHand(instanceId, signal))?.index, resource, cursor);
  if (isTextPart(address)) {
    // A script is its object: who uses it is asked anywhere where it means nothing else.
    const found = await inText({ line: document.lineAt(position.line).text, column: position.character });
    return found.length > 0 ? found : own;
  }
  const [text, offset] = [document.getText(), document.offsetAt(position)];
  const thing = thingAt(rules, resource, text, offset);
  if (thing === 'own') return own;
  if (thing !== undefined) return objectsMeant((await uses.atHand(instanceId, signal))?.index, thing);
  const cursor = textUnder(rules, resource, text, offset);
  return cursor === undefined ? [] : await inText(cursor);
}

function locationsOf(instanceId: string, { resource, id, name, places }: ShownUse): readonly Location[] {
  const target = id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id } as const);
  const label = name === '' ? kindOf(resource).label.one : name;
  const at = places.map(({ line, ending }) => {
    const uri = readTextUri({ instanceId, resource, target, label, ending });
    return { key: `${ending} ${line}`, location: new Location(uri, new Position((line ?? 1) - 1, 0)) };
  });
  // What names it twice on one line is one place for whoever goes there.
  return [...new Map(at.map(({ key, location }) => [key, location])).values()];
}

/** Nobody is asked while VS Code waits for references: so what is missing is offered beside them. */
function offer({ log }: Services, instanceId: string, { of, missing }: FoundUses): void {
  if (missing.length === 0) return;
  const name = of.name === '' ? t`${kindOf(of.resource).label.one} ${of.id}` : of.name;
  const ask = async (): Promise<void> => {
    const message = t`Not everything was read that could use “${oneLine(name, 80)}”.`;
    if ((await say.info(message, { show: t`Show References` })) !== 'show') return;
    const { resource, id } = of;
    await runCommand('jamf.findReferences', { kind: 'object', instanceId, resource, id, label: of.name });
  };
  inBackground(log, 'offer to read what could use an object', ask());
}
