import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { parseJson } from '../../../../core/json/parse.ts';
import { apiAt } from '../../../../core/families/apiAt.ts';
import type { Catalogue } from '../../../../core/instances/session.ts';
import { nameIn } from '../../../../core/objects/create/objectNames.ts';
import { planOf, type ObjectPlan } from '../../../../core/objects/plan/plan.ts';
import { broughtIn } from '../../../../core/objects/plan/template.ts';
import { kindOf } from '../../../../core/resources/kindOf.ts';
import { xmlObjectsIn } from '../../../../core/wire/xmlObjects.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import type { PlaceArgument } from '../../../../app/contributions/arguments.ts';
import { pickText } from '../../../../app/lists/pickText.ts';
import { catalogueOf } from '../../../support/catalogueOf.ts';
import { oneInstance } from '../../../support/pickInstance.ts';
import { namesOn } from '../elsewhere/compareObjects.ts';
import type { FileParts } from '../fileParts.ts';
import { say } from '../../../support/say.ts';
import { mayBegin } from '../mayBegin.ts';
import { uriOf } from '../../system/objectUri.ts';
import { chooseXml } from './chooseXml.ts';

/** A kind whose objects are created from XML. */
interface XmlKind {
  readonly plan: ObjectPlan;
  readonly element: string;
}

/**
 * A document for an object that somebody wrote down in XML, which is created when it is saved. Its URI. `given`: the text; then nothing is
 * asked, else where it is.
 */
export async function newFromXml(parts: FileParts, known: PlaceArgument = {}, given?: string): Promise<string | undefined> {
  const { services } = parts;
  const place = 'kind' in known ? { instance: known.instanceId, resource: 'resource' in known ? known.resource : undefined } : known;
  const instanceId = place.instance ?? (await oneInstance(services.instances.all(), { title: t`Jamf Pro instance` }));
  if (instanceId === undefined) return undefined;
  const kinds = xmlKinds(await catalogueOf(services, services.instances.session(instanceId)));
  const wanted = kinds.find(({ plan }) => plan.resource.key === place.resource);
  if (kinds.length === 0) throw invalidProblem(t`This Jamf Pro has nothing that is created from XML.`);
  if (place.resource !== undefined && wanted === undefined)
    throw invalidProblem(t`${kindOf(place.resource).label.many} are not created from XML.`);
  const text = given ?? (await chooseXml(wanted === undefined ? t`New from XML` : t`New ${labelOf(wanted)} from XML`));
  if (text === undefined) return undefined;
  const found = xmlObjectsIn(text, (element) => kinds.some((kind) => kind.element === element));
  if ('message' in found) throw invalidProblem(found.message);
  const kind = await kindFor(kinds, wanted, found.element, given !== undefined);
  if (kind === undefined) return undefined;
  const resource = kind.plan.resource.key;
  if (given === undefined && !(await mayBegin(services, { instanceId, resource }))) return undefined;
  const json = await chosenObject(
    found.texts.map((one) => documentIn(kind, one)),
    kind,
    given !== undefined,
  );
  if (json === undefined) return undefined;
  const address = { instanceId, resource, target: { kind: 'new' }, label: '', ending: '.json' } as const;
  const names = (await namesOn(parts, address, [resource])).get(resource);
  const { text: document, told } = broughtIn(kind.plan, json, new Set(names?.values()));
  const label = nameIn(kind.plan, parseJson(document)) ?? t`New ${labelOf(kind)}`;
  const opened = await parts.opener.openNew({ ...address, label }, document);
  if (told !== undefined) void say.info(told);
  return uriOf(opened).toString();
}

function labelOf({ plan }: XmlKind): string {
  return kindOf(plan.resource.key).label.one;
}

/** Those that no better API has come first. */
function xmlKinds(catalogue: Catalogue): readonly XmlKind[] {
  return catalogue.resources
    .filter(({ can }) => apiAt(can.create?.path ?? '').mediaType === 'application/xml')
    .toSorted((a, b) => Number(a.twin !== undefined) - Number(b.twin !== undefined))
    .flatMap(({ key }) => {
      const plan = planOf(catalogue, key, { kind: 'new' });
      const element = plan.create?.codec.xml?.element;
      return element === undefined ? [] : [{ plan, element }];
    });
}

/** The kind that was meant where it is one of that, else the one that it is, if that is wanted. */
async function kindFor(
  kinds: readonly XmlKind[],
  wanted: XmlKind | undefined,
  element: string,
  isGiven: boolean,
): Promise<XmlKind | undefined> {
  const other = kinds.find((kind) => kind.element === element);
  if (wanted === undefined || wanted.element === element || other === undefined) return wanted?.element === element ? wanted : other;
  const title = t`The text is a <${element}>, and no ${labelOf(wanted).toLowerCase()}`;
  if (isGiven) throw invalidProblem(`${title}.`);
  const items = [{ label: t`New ${labelOf(other)}`, detail: t`Begin it with this text` }];
  return (await window.showQuickPick(items, { title, placeHolder: t`What to do` })) === undefined ? undefined : other;
}

function documentIn({ plan }: XmlKind, xml: string): string {
  const read = plan.create?.codec.decode(xml) ?? { detail: '' };
  if ('detail' in read) throw invalidProblem(t`The text cannot be read: ${read.detail}.`);
  return read.text;
}

/** One of a list. */
async function chosenObject(documents: readonly string[], kind: XmlKind, isGiven: boolean): Promise<string | undefined> {
  if (documents.length < 2) return documents[0];
  if (isGiven) throw invalidProblem(t`The text has ${documents.length} objects. Give one of them.`);
  const items = documents.map((json, index) => {
    const name = nameIn(kind.plan, parseJson(json));
    return { label: name === undefined ? t`Object ${index + 1}` : pickText(name), json };
  });
  const title = t`The text has ${documents.length} objects`;
  return (await window.showQuickPick(items, { title, placeHolder: t`Which one` }))?.json;
}
