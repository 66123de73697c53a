import { t } from '@vscode/l10n';
import { listOfNames } from '../../../../shared/words.ts';
import { sameJson } from '../../../json/compare.ts';
import { flagOf, leafText, memberOf, type JsonNode } from '../../../json/parse.ts';
import { fromPointer, nodeAt, toPointer, walkNodes } from '../../../json/pointers.ts';
import { matchEntries } from '../../../json/entries.ts';
import type { Shape } from '../../../shapes/shape.ts';
import { fieldAt, leafIn, listIn, shapeAt } from '../../../shapes/shapeAt.ts';
import type { WriteFault } from '../../family.ts';
import { mirror } from './bodies.ts';
import { maskedSecrets, smartMembers, type Judged } from './groups.ts';
import { isEmptyLeaf, saysSame } from './spelling.ts';
import { faultAt, pathName } from './valueFaults.ts';

/** What no shape says: what the Classic API drops or refuses for what stands elsewhere in the object (facts 8.17, 8.21). */
export function limitFaults(shape: Shape, before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[] {
  const judged = { shape, before, wanted };
  return [everybody, mirrored, categories, leadingBlank, retries, accounts, shownCategories, smartMembers, maskedSecrets].flatMap((rule) =>
    rule(judged),
  );
}

/** What puts everybody in scope, and the lists of which it is then that nobody else can be: where it is not alone, its own ones. */
const everybodyIn = [
  { all: 'all_computers', own: /^computer/, every: /^(?:computer|building|department)/ },
  { all: 'all_mobile_devices', own: /^mobile_device/, every: /^(?:mobile_device|building|department)/ },
  { all: 'all_jss_users', own: /^jss_/, every: /^jss_/ },
] as const;

/** Whoever is meant beside “all” is dropped with a success. */
function everybody({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const scope = memberOf(wanted, 'scope');
  if (saysSame(shape, '/scope', memberOf(before, 'scope'), scope)) return [];
  const lists = scope?.kind === 'object' ? scope.members.filter(({ value }) => entriesOf(value).length > 0) : [];
  // In a building there are computers and mobile devices: those of the other sort are in scope by it.
  const hasBoth = everybodyIn.slice(0, 2).every(({ all }) => fieldAt(shape, `/scope/${all}`) !== undefined);
  return everybodyIn.flatMap(({ all, own, every }) => {
    const lost = lists.map(({ name }) => name).filter((name) => (hasBoth ? own : every).test(name));
    if (flagOf(memberOf(scope, all)) !== true || lost.length === 0) return [];
    const message = t`“scope.${all}” is true, so Jamf Pro would drop what else is in scope: ${listOfNames(lost, 4)}. Set it to false, or empty those lists.`;
    return [faultAt(['scope', all], message, ['false'])];
  });
}

function mirrored({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const [was, now] = [nodeAt(before, mirror), nodeAt(wanted, mirror)];
  const isAsked = now !== undefined && fieldAt(shape, mirror)?.access !== 'readOnly' && !saysSame(shape, mirror, was, now);
  if (!isAsked) return [];
  const path = fromPointer(mirror);
  return [
    faultAt(path, t`“${pathName(path)}” repeats “scope.limitations.user_groups”, and is not written. Change it there, and put this back.`),
  ];
}

/** None is −1. */
function categories({ before, wanted }: Judged): readonly WriteFault[] {
  return Array.from(walkNodes(wanted)).flatMap(([pointer, node]) => {
    if (node.kind === 'object' || node.kind === 'array' || leafText(node) !== '0' || sameJson(nodeAt(before, pointer), node)) return [];
    const path = fromPointer(pointer);
    const isCategory = path.at(-1) === 'id' && /categor(?:y|ies)$/.test(path.slice(0, -1).findLast((step) => !/^\d+$/.test(step)) ?? '');
    return isCategory ? [faultAt(path, t`No category has the id 0, and Jamf Pro refuses it. Write -1 for “no category”.`, ['-1'])] : [];
  });
}

/** Only names of what runs again and again break by it: of policies. */
function leadingBlank({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const path = ['general', 'name'];
  const name = nodeAt(wanted, toPointer(path));
  const isAsked =
    name?.kind === 'string' && shapeAt(shape, '/general/frequency') !== undefined && !sameJson(nodeAt(before, toPointer(path)), name);
  if (!isAsked || !/^\s/.test(leafText(name))) return [];
  const text = leafText(name).trim();
  return [
    faultAt(
      path,
      t`The name begins with a blank, which breaks the policy in Jamf Pro. Remove the blank.`,
      text === '' ? undefined : [text],
    ),
  ];
}

/** Kept only with the first of the frequencies: that of something that is tried once. */
const retryFields = ['retry_event', 'retry_attempts', 'notify_on_each_failed_retry'];

function retries({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const general = memberOf(wanted, 'general');
  const frequency = memberOf(general, 'frequency');
  const once = String(leafIn(shapeAt(shape, '/general/frequency'))?.choices?.[0]);
  if (frequency?.kind !== 'string' || leafText(frequency) === once) return [];
  return retryFields.flatMap((name) => {
    const value = memberOf(general, name);
    if (value === undefined || value.kind === 'object' || value.kind === 'array' || isEmptyLeaf(value)) return [];
    const isOff = ['none', 'false', '-1', '0'].includes(leafText(value));
    const wasSo = sameJson(nodeAt(before, `/general/${name}`), value) && sameJson(nodeAt(before, '/general/frequency'), frequency);
    if (isOff || wasSo) return [];
    const off = name === 'retry_event' ? 'none' : name === 'retry_attempts' ? '-1' : 'false';
    const message = t`“general.${name}” is kept only with the frequency “${once}”; with another one Jamf Pro drops it. Change the frequency, or write “${off}”.`;
    return [faultAt(['general', name], message, [off])];
  });
}

/** An account that is created needs a home; orders that are dropped without a word are told. */
function accounts({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const at = '/account_maintenance/accounts';
  return changedEntries({ shape, before, wanted }, at).flatMap(({ entry, index }) => {
    const action = memberOf(entry, 'action');
    const text = action?.kind === 'string' ? leafText(action) : '';
    const path = [...fromPointer(at), String(index)];
    const home = memberOf(entry, 'home');
    if (text === 'Create' && (home === undefined || isEmptyLeaf(home))) {
      return [faultAt([...path, 'home'], t`An account that is created needs “home”, such as /Users/name. Fill it in.`)];
    }
    const isDropped = text === 'DisableFileVault';
    return isDropped
      ? [
          faultAt(
            [...path, 'action'],
            t`Jamf Pro drops accounts with the action “${text}” without a word. Remove the entry, or do it in Jamf Pro itself.`,
          ),
        ]
      : [];
  });
}

/** A category of Self Service is kept only where it is said that the object is shown in it; none at all is read as nothing said. */
function shownCategories({ shape, before, wanted }: Judged): readonly WriteFault[] {
  const at = '/self_service/self_service_categories';
  const list = listIn(shapeAt(shape, at));
  if (list === undefined || fieldAt(list.entry(), '/display_in') === undefined) return [];
  const [was, now] = [nodeAt(before, at), nodeAt(wanted, at)];
  if (entriesOf(was).length > 0 && now?.kind === 'array' && now.items.length === 0) {
    const message = t`Jamf Pro reads an empty list of Self Service categories as “no change”. Leave the entries, and set “display_in” to false.`;
    return [faultAt(fromPointer(at), message)];
  }
  return changedEntries({ shape, before, wanted }, at).flatMap(({ entry, index }) => {
    if (entry.kind !== 'object' || memberOf(entry, 'display_in') !== undefined) return [];
    return [
      faultAt([...fromPointer(at), String(index)], t`Jamf Pro keeps a Self Service category only with “display_in”. Add it to the entry.`),
    ];
  });
}

function changedEntries({ shape, before, wanted }: Judged, at: string): readonly { readonly entry: JsonNode; readonly index: number }[] {
  const [earlier, later] = [entriesOf(nodeAt(before, at)), entriesOf(nodeAt(wanted, at))];
  const former = matchEntries(later, earlier, [], listIn(shapeAt(shape, at))?.identity);
  return later.flatMap((entry, index) => {
    const was = former[index];
    return was !== undefined && sameJson(earlier[was], entry) ? [] : { entry, index };
  });
}

function entriesOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}
