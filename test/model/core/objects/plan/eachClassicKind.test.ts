import assert from 'node:assert/strict';
import { classicFamily } from '../../../../../src/core/families/classic/classicFamily.ts';
import { classicRoots } from '../../../../../src/core/families/classic/roots.ts';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { classicWriting } from '../../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { valueOf } from '../../../../../src/core/json/exact.ts';
import { Loaded } from '../../../../../src/core/json/loaded.ts';
import { memberOf, parseJson, type JsonNode } from '../../../../../src/core/json/parse.ts';
import { nodeAt, toPointer, walkNodes } from '../../../../../src/core/json/pointers.ts';
import { printDocument } from '../../../../../src/core/json/print.ts';
import { objectOf, withAt } from '../../../../../src/core/json/tree.ts';
import { nameIn } from '../../../../../src/core/objects/create/objectNames.ts';
import { removeObject } from '../../../../../src/core/objects/remove/remove.ts';
import { namePointers } from '../../../../../src/core/resources/identity.ts';
import { classicPaths } from '../../../../../src/demo/classic/kinds.ts';
import { standing } from '../../../../support/demoCaller.ts';
import { demoSession } from '../../../../support/objects/demoSession.ts';
import type { Session } from '../../../../../src/core/instances/session.ts';
import { settleCopy, takeCopy, type ForeignId } from '../../../../../src/core/objects/elsewhere/copyElsewhere.ts';
import { takenOf } from '../../../../../src/core/objects/create/takenOf.ts';
import { createObject } from '../../../../../src/core/objects/create/create.ts';
import { planOf, type ObjectPlan } from '../../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../../src/core/objects/plan/read.ts';
import { againOf, duplicateOf, templateOf } from '../../../../../src/core/objects/plan/template.ts';
import { saveObject } from '../../../../../src/core/objects/save/save.ts';
import type { SaveOutcome } from '../../../../../src/core/objects/save/saveTypes.ts';
import { kindOf } from '../../../../../src/core/resources/kindOf.ts';
import type { RecordShape, Shape } from '../../../../../src/core/shapes/shape.ts';
import { fieldAt, listIn, recordIn, shapeAt } from '../../../../../src/core/shapes/shapeAt.ts';
import { exampleOf } from '../../../../support/classic/exampleOf.ts';
import { KeptXml } from '../../../../support/classic/keptXml.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';
import { never } from '../../../../support/signals.ts';

const family = classicFamily(proFamily(small()), classicWriting);
const catalogue = { resource: (key: string) => family.resources.find((one) => one.key === key) };
const rootOf = (key: string) => classicRoots().find((root) => root.key === key)!;
const node = (value: unknown): JsonNode => parseJson(JSON.stringify(value));

async function saved(session: Session, plan: ObjectPlan, base: string, text: string): Promise<SaveOutcome> {
  const input = { session, plan, base: new Loaded(base), mine: new Loaded(text), lifetime: never };
  return await saveObject(
    input,
    {
      secrets: () => Promise.reject(new Error('no secret was expected')),
      confirm: () => Promise.resolve(true),
      conflict: () => Promise.reject(new Error('no conflict was expected')),
    },
    never,
  );
}

function isLeaf({ kind }: JsonNode): boolean {
  return kind !== 'object' && kind !== 'array';
}

/** With the passwords of a section that is written: what is shown of them is a hash, without them they would be forgotten. */
function withPasswords(root: JsonNode, section: string): JsonNode {
  const hashes = Array.from(walkNodes(root), ([pointer]) => pointer).filter(
    (one) => one.startsWith(`/${section}/`) && one.endsWith('_sha256'),
  );
  return hashes.reduce((now, pointer) => withAt(now, pointer.replace(/_sha256$/, ''), node('secret')), root);
}

/** Where a person could change something inside of a value, and to what; undefined: nowhere. */
function editIn(shape: Shape, value: JsonNode, at: readonly string[]): { readonly pointer: string; readonly to: JsonNode } | undefined {
  const record = recordIn(shape);
  if (record !== undefined && value.kind === 'object') return editInRecord(record, value, at);
  const list = listIn(shape);
  if (list !== undefined && value.kind === 'array') {
    const inside = value.items[0] && editIn(list.entry(), value.items[0], [...at, '0']);
    return inside ?? { pointer: toPointer(at), to: { ...value, items: value.items.slice(0, -1) } };
  }
  if (shape.kind !== 'leaf' || value.kind === 'object' || value.kind === 'array') return undefined;
  const other = shape.choices?.find((choice) => choice !== valueOf(value));
  const changed = { integer: 8, boolean: true, text: 'changed', number: 8, unknown: 'changed' }[shape.type];
  const to = at.at(-1) === 'preferences' ? '<dict/>' : shape.choices === undefined ? changed : other;
  return to === undefined ? undefined : { pointer: toPointer(at), to: node(to) };
}

/** Not what names another object, and no “all” beside those who are named. */
function editInRecord(record: RecordShape, value: JsonNode, at: readonly string[]): ReturnType<typeof editIn> {
  const fields = record.fields();
  const isReference = fields.get('id')?.refersTo() !== undefined;
  for (const [name, field] of fields) {
    const inside = memberOf(value, name);
    const isLeft = isReference && ['id', 'name', 'udid', 'priority', 'wifi_mac_address'].includes(name);
    if (inside === undefined || isLeft || field.access === 'readOnly' || field.isSecret() || name.startsWith('all_')) continue;
    const found = editIn(field.shape(), inside, [...at, name]);
    if (found !== undefined && field.refersTo() === undefined) return found;
  }
  // Of a list, another one is taken out.
  return isReference && !/^\d+$/.test(at.at(-1) ?? '') ? { pointer: toPointer([...at, 'id']), to: node(8) } : undefined;
}

/** The ids of what stands inside of a document. */
function idsIn(document: JsonNode): readonly (readonly [pointer: string, id: unknown])[] {
  return Array.from(walkNodes(document)).flatMap(([pointer, one]) => (/.\/id$/.test(pointer) ? [[pointer, valueOf(one)] as const] : []));
}

/** As its server could have it: some values of single kinds go not together. */
function takenByItsServer(element: string, example: JsonNode): JsonNode {
  if (element === 'ebook') return withAt(example, '/scope/classes', undefined);
  if (element === 'mobile_device_provisioning_profile') return withAt(example, '/general/display_name', nodeAt(example, '/general/name'));
  if (element === 'webhook') return ['/username', '/header', '/smart_group_id'].reduce((one, at) => withAt(one, at, undefined), example);
  if (element === 'policy') return withAt(example, '/general/date_time_limitations', undefined);
  const users = nodeAt(example, '/scope/exclusions/users');
  return element === 'restricted_software' && users?.kind === 'array'
    ? withAt(example, '/scope/exclusions/users', { ...users, items: users.items.slice(0, 1) })
    : example;
}

/** What of a value may be sent. */
function sendable(shape: Shape | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => sendable(listIn(shape)?.entry(), entry));
  if (typeof value !== 'object' || value === null) return value;
  const fields = recordIn(shape)?.fields();
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) => {
      const field = fields?.get(name);
      return field?.access === 'readOnly' || name === 'limit_to_users' ? [] : [[name, sendable(field?.shape(), inside)]];
    }),
  );
}

/** What of a new object is true: it keeps something narrower, or safer, and does nothing by itself. */
const onInNew: ReadonlySet<string> = new Set([
  '/connection/use_ssl',
  '/general/free',
  '/general/is_free',
  '/general/match_exact_process_name',
  '/is_smart',
  '/login_required',
  '/ssl_enabled',
  '/use_generic',
]);

describe('an object of each kind of the Classic API', () => {
  const kinds = family.resources.filter(({ can }) => can.edit !== undefined || can.create !== undefined);

  it('is there to be edited, and has a shape', () => {
    assert.ok(kinds.length >= 45, String(kinds.length));
    for (const { key } of kinds) assert.ok(classicShape(rootOf(key).element) !== undefined, key);
  });

  for (const { key, can, kind } of kinds) {
    const { element } = rootOf(key);
    const shape = classicShape(element)!;
    const plan = planOf(catalogue, key, kind === 'singleton' ? { kind: 'only' } : { kind: 'one', id: '7' });
    const { results } = kindOf(key);
    // What a search finds is no part of its document.
    const found = withAt(node(exampleOf(shape)), `/${results?.field ?? 'results'}`, undefined);
    const idAt = ['/id', '/general/id', '/connection/id'].find((at) => nodeAt(found, at) !== undefined);
    const example = takenByItsServer(element, idAt === undefined ? found : withAt(found, idAt, node(7)));

    it(`comes back as it was written down: ${key}`, () => {
      const { codec } = plan.read!;
      assert.deepEqual(codec.decode(codec.encode(example)), { text: printDocument(example).trimEnd() });
    });

    const edited: (title: string, test: () => Promise<void>) => unknown = can.edit === undefined ? () => undefined : it;
    edited(`is saved by the section that was edited: ${key}`, async () => {
      const jamf = new KeptXml(element, shape, example);
      const base = await readObject(jamf.session, plan, never);
      assert.equal((await saved(jamf.session, plan, base, base)).kind, 'unchanged');
      assert.deepEqual(jamf.takeBodies(), []);
      let [tried, before] = [0, base];
      for (const [section, field] of shape.fields()) {
        const value = memberOf(example, section);
        // Of a smart group, nobody changes the members.
        if (section === 'is_smart') continue;
        if (value === undefined || field.access === 'readOnly' || field.isSecret() || (isLeaf(value) && tried > 2)) continue;
        const edit = editIn(field.shape(), value, [section]);
        if (edit === undefined) continue;
        tried += 1;
        const wanted = withPasswords(withAt(parseJson(before), edit.pointer, edit.to), section);
        const outcome = await saved(jamf.session, plan, before, printDocument(wanted));
        const told = `${edit.pointer}: ${outcome.kind} ${'problem' in outcome ? JSON.stringify(outcome.problem) : ''}`;
        assert.equal(outcome.kind, 'stored', told);
        if (outcome.kind !== 'stored') return;
        assert.deepEqual([outcome.differences, outcome.besides, outcome.ignored], [[], [], []], told);
        before = outcome.text;
        const bodies = jamf.takeBodies();
        const beside = rootOf(key).profile === undefined ? {} : { general: { redeploy_on_update: 'Newly Assigned' } };
        const [body] = bodies.map((one) => valueOf(one) as Record<string, unknown>);
        assert.deepEqual({ ...body, [section]: '…' }, { ...beside, [section]: '…' }, told);
        if (section !== 'scope') continue;
        const whole = sendable(shapeAt(shape, '/scope'), valueOf(memberOf(wanted, 'scope')!));
        assert.deepEqual(valueOf(memberOf(bodies[0], 'scope')!), whole);
      }
      assert.ok(tried > 0);
    });

    if (can.create === undefined) continue;
    it(`is created of all that it may hold: ${key}`, async () => {
      const jamf = new KeptXml(element, shape, objectOf([]));
      const fresh = planOf(catalogue, key, { kind: 'new' });
      const text = JSON.stringify(sendable(shape, valueOf(example)));
      const outcome = await createObject({ session: jamf.session, plan: fresh, text, lifetime: never }, () => Promise.resolve(true), never);
      assert.equal(outcome.kind, 'created', JSON.stringify(outcome));
      assert.deepEqual(valueOf(jamf.takeBodies()[0]!), JSON.parse(text));
      const stored = parseJson(await readObject(jamf.session, plan, never));
      assert.deepEqual(takenOf(plan, parseJson(text), stored), []);
      assert.notEqual(takenOf(plan, parseJson(text), objectOf([])).length, 0);
    });

    it(`is copied with all that it names: ${key}`, () => {
      const fresh = planOf(catalogue, key, { kind: 'new' });
      const text = printDocument(example);
      const all = idsIn(node(sendable(shape, valueOf(example))));
      assert.deepEqual(idsIn(parseJson(duplicateOf(fresh, text, new Set()).text)), all);
      assert.deepEqual(idsIn(parseJson(againOf(fresh, text).text)), all);
    });

    it(`is copied to another instance by the names of what it names: ${key}`, async () => {
      const fresh = planOf(catalogue, key, { kind: 'new' });
      const taken = takeCopy(fresh, printDocument(example));
      const isKnown = ({ resource }: ForeignId): boolean => resource !== undefined;
      const there = settleCopy(fresh, taken, ({ id }) => ({ kind: 'found', id: String(Number(id) + 1000), name: 'N' }));
      assert.deepEqual(
        there.left.filter(({ resource }) => resource !== undefined),
        [],
      );
      const placed = parseJson(there.text);
      for (const { pointer, id } of taken.ids.filter(isKnown)) {
        const found = nodeAt(placed, pointer);
        assert.equal(found && Number(valueOf(found)), Number(id) + 1000, pointer);
      }
      assert.ok(idsIn(placed).every(([, id]) => Number(id) > 1000));

      const alone = settleCopy(fresh, taken, () => ({ kind: 'missing', name: 'N' }));
      const told = new Set(alone.left.map(({ pointer }) => pointer));
      for (const { pointer } of taken.ids.filter(isKnown)) assert.ok(told.has(pointer), pointer);
      assert.deepEqual(
        idsIn(parseJson(alone.text)).filter(([, id]) => id !== 0 && id !== ''),
        [],
      );
      const jamf = new KeptXml(element, shape, objectOf([]));
      const text = JSON.stringify(filled(fresh.create!.shape, JSON.parse(alone.text)));
      const input = { session: jamf.session, plan: fresh, text, lifetime: never };
      const outcome = await createObject(input, () => Promise.resolve(true), never);
      assert.equal(outcome.kind, 'created', `${alone.text} ${JSON.stringify(outcome)}`);
    });

    it(`is begun with what it demands: ${key}`, async () => {
      const jamf = new KeptXml(element, shape, objectOf([]));
      const fresh = planOf(catalogue, key, { kind: 'new' });
      const begun = JSON.stringify(filled(fresh.create!.shape, JSON.parse(templateOf(fresh))));
      const outcome = await createObject(
        { session: jamf.session, plan: fresh, text: begun, lifetime: never },
        () => Promise.resolve(true),
        never,
      );
      assert.equal(outcome.kind, 'created', `${begun} ${JSON.stringify(outcome)}`);
      assert.notEqual(begun, '{}');
    });

    it(`is begun with nobody in scope, and with nothing that runs or reaches anybody: ${key}`, () => {
      for (const [pointer, value] of walkNodes(parseJson(templateOf(planOf(catalogue, key, { kind: 'new' }))))) {
        if (value.kind === 'boolean') assert.equal(value.raw, String(onInNew.has(pointer)), pointer);
        if (value.kind === 'array' && pointer.startsWith('/scope/')) assert.equal(value.items.length, 0, pointer);
      }
    });

    it(`is begun with nothing that it does not take, no secret and nobody else's id: ${key}`, () => {
      const fresh = planOf(catalogue, key, { kind: 'new' });
      const begun = parseJson(templateOf(fresh));
      for (const [pointer, value] of walkNodes(begun)) {
        const field = fieldAt(shape, pointer);
        assert.equal(field?.access, 'both', pointer);
        assert.equal(isLeaf(value) && field?.isSecret(), false, pointer);
        if (field?.refersTo() !== undefined && isLeaf(value)) assert.ok([-1, ''].includes(valueOf(value) as number), pointer);
      }
      for (const { pointer, message } of fresh.create?.rules?.faults(undefined, begun) ?? []) {
        const value = nodeAt(begun, pointer);
        assert.equal(value && valueOf(value), '', `${pointer}: ${message}`);
      }
    });
  }
});

describe('an object of each Classic kind that the demo has', () => {
  const session = demoSession(standing().demo);
  const known = classicPaths.map((path) => `classic/${path}`).filter((key) => catalogue.resource(key)?.can.create !== undefined);

  it('is there to be made', () => assert.ok(known.length >= 8, known.join()));

  for (const key of known) {
    it(`is created, left alone, renamed, duplicated and deleted: ${key}`, async () => {
      const fresh = planOf(catalogue, key, { kind: 'new' });
      const create = async (text: string): Promise<string> => {
        const outcome = await createObject({ session, plan: fresh, text, lifetime: never }, () => Promise.resolve(true), never);
        assert.equal(outcome.kind, 'created', `${text} ${JSON.stringify(outcome)}`);
        if (outcome.kind !== 'created') return '';
        const made = planOf(catalogue, key, { kind: 'one', id: outcome.id });
        assert.deepEqual(takenOf(made, parseJson(outcome.sent), parseJson(await readObject(session, made, never))), []);
        return outcome.id;
      };
      const id = await create(JSON.stringify(filled(fresh.create!.shape, JSON.parse(templateOf(fresh)))));
      const plan = planOf(catalogue, key, { kind: 'one', id });
      const base = await readObject(session, plan, never);
      assert.equal((await saved(session, plan, base, base)).kind, 'unchanged');
      const name = namePointers(key).find((pointer) => nodeAt(parseJson(base), pointer) !== undefined)!;
      const renamed = printDocument(withAt(parseJson(base), name, node('Another')));
      const outcome = await saved(session, plan, base, renamed);
      assert.deepEqual(outcome.kind === 'stored' ? [outcome.differences, outcome.besides] : outcome, [[], []]);
      const { text } = duplicateOf(fresh, await readObject(session, plan, never), new Set());
      assert.equal(nameIn(plan, parseJson(text)), 'Another copy');
      for (const made of [id, await create(text)]) {
        const gone = await removeObject(session, planOf(catalogue, key, { kind: 'one', id: made }), never, never);
        assert.equal(gone.kind, 'removed', JSON.stringify(gone));
      }
    });
  }
});

/** What a person has to fill in: names, and what is demanded. */
function filled(shape: Shape | undefined, value: unknown, isDemanded = false): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(listIn(shape)?.entry(), one));
  if (typeof value !== 'object' || value === null) return value === '' && isDemanded ? 'Made here' : value;
  const record = recordIn(shape);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const field = record?.fields().get(name);
      const isWanted = name === 'name' || record?.required.has(name) === true;
      return [name, one === '' && field?.refersTo() !== undefined ? 1 : filled(field?.shape(), one, isWanted)];
    }),
  );
}
