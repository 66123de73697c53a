import { leafText, memberOf, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt, toPointer } from '../../json/pointers.ts';
import { kindOf, kindWhere } from '../../resources/kindOf.ts';
import { leafIn, recordIn, shapeAt } from '../../shapes/shapeAt.ts';
import { sentShape, type ObjectPlan } from '../plan/plan.ts';

/** What could stand in a field of a criterion: texts, and the names of all objects of a kind. Others may be right, too. */
export interface CriterionChoices {
  readonly texts: readonly string[];
  /** Key of the resource. */
  readonly namesOf: string | undefined;
}

/** Of all criteria together: which of them goes with which is nowhere written down (facts 8.22). */
const operators = [
  'is',
  'is not',
  'like',
  'not like',
  'has',
  'does not have',
  'member of',
  'not member of',
  'greater than',
  'greater than or equal',
  'less than',
  'less than or equal',
  'more than',
  'before (yyyy-mm-dd)',
  'after (yyyy-mm-dd)',
  'more than x days ago',
  'less than x days ago',
  'in more than x days',
  'in less than x days',
  'matches regex',
  'does not match regex',
];

const ofPeople = 'Building|Department|Email Address|Full Name|Phone Number|Position|Room|Username';
const ofPurchases = 'Lease Expiration|PO Date|PO Number|Purchase Price|Purchasing Account|Purchasing Contact|Vendor|Warranty Expiration';

/** The names that most groups use, of those that have had them for long. */
const names: Readonly<Record<'macs' | 'devices' | 'users', string>> = {
  macs: `Application Bundle ID|Application Title|Application Version|Architecture Type|Asset Tag|Bar Code 1|Bar Code 2|Boot Drive Available MB|Boot Drive Percentage Full|Computer Group|Computer Name|FileVault 2 Status|IP Address|Last Check-in|Last Enrollment|Last Inventory Update|MAC Address|Make|Model|Model Identifier|Number of Processors|Operating System Build|Operating System Version|Processor Type|Profile Identifier|Profile Name|Serial Number|System Integrity Protection|Total RAM MB|UDID|${ofPeople}|${ofPurchases}`,
  devices: `App Identifier|App Name|App Version|Asset Tag|Available Space MB|Battery Level|Capacity MB|Display Name|IMEI|IP Address|Last Enrollment|Last Inventory Update|Managed|Mobile Device Group|Model|Model Identifier|Model Number|OS Build|OS Version|Passcode Status|Profile Name|Serial Number|Supervised|UDID|Wi-Fi MAC Address|${ofPeople}|${ofPurchases}`,
  users: 'Computer Name|Email Address|Full Name|Mobile Device Name|Phone Number|Position|Username',
};

/** For a field of a criterion in a document; undefined for any other. @param root the document, where it is sound. */
export function criterionChoices(plan: ObjectPlan, root: JsonNode | undefined, pointer: string): CriterionChoices | undefined {
  const steps = fromPointer(pointer);
  const [last, around] = [steps.at(-1) ?? '', toPointer(steps.slice(0, -1))];
  const fields = recordIn(shapeAt(sentShape(plan), around))?.fields();
  const operator = ['searchType', 'search_type'].find((name) => fields?.has(name));
  if (operator === undefined || fields?.has('priority') !== true) return undefined;
  const { criteria } = kindOf(plan.resource.key);
  // Where the API names them, they are offered as all choices are.
  if (last === operator)
    return leafIn(fields.get(operator)?.shape())?.choices === undefined ? { texts: operators, namesOf: undefined } : undefined;
  if (last === 'name') return criteria && { texts: names[criteria.of].split('|'), namesOf: criteria.attributes };
  if (last !== 'value') return undefined;
  const name = memberOf(nodeAt(root, around), 'name');
  const named = name?.kind === 'string' ? leafText(name) : '';
  const kind = named === '' ? undefined : kindWhere(({ criterion }) => criterion === named);
  return kind && { texts: [], namesOf: kind.key };
}
