import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAssist } from '../../../../../src/core/shapes/assist.ts';
import { Loaded } from '../../../../../src/core/json/loaded.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { printDocument, printJson } from '../../../../../src/core/json/print.ts';
import { parseDocument } from '../../../../../src/core/families/pro/document.ts';
import { exampleOf } from '../../../../../src/core/shapes/example.ts';
import { apiCatalogue } from '../../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../../src/core/families/pro/proFamily.ts';
import { bodyOf } from '../../../../../src/core/objects/save/body.ts';
import { unseenMembers } from '../../../../../src/core/objects/plan/members.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import type { ObjectPlan } from '../../../../../src/core/objects/plan/plan.ts';
import { prepareSave, writablePart } from '../../../../../src/core/objects/save/prepare.ts';
import { secretsAtRisk } from '../../../../../src/core/objects/plan/secrets.ts';
import { fieldAt, shapeAt } from '../../../../../src/core/shapes/shapeAt.ts';
import { templateOf } from '../../../../../src/core/objects/plan/template.ts';

const file = fileURLToPath(new URL('../../../../../../shared/jamf/specs/11.30.1/api-schema.json', import.meta.url));
const isThere = existsSync(file);

describe(`every object that Jamf Pro 11.30.1 lets one write${isThere ? '' : ' (skipped: ../shared is not here)'}`, () => {
  if (!isThere) {
    it.skip('needs the document of a real instance');
    return;
  }
  const catalogue = apiCatalogue([proFamily(parseDocument(readFileSync(file, 'utf8')))]);
  const { resources } = catalogue;
  const plans = resources.map(({ key, kind }) =>
    planOf(catalogue, key, kind === 'singleton' ? { kind: 'only' } : { kind: 'one', id: '7' }),
  );
  const writablePlans = plans.filter(({ write, read }) => write !== undefined && read !== undefined);

  it('tells of its history where the document has one below it, and takes notes there', () => {
    const kept = plans.filter((plan) => plan.history().list !== undefined);
    assert.ok(kept.length >= 30, `only ${kept.length}`);
    assert.ok(kept.every((plan) => plan.history().note !== undefined));
    const path = (key: string): string | undefined => kept.find(({ resource }) => resource.key === key)?.history().list?.path;
    assert.deepEqual(['scripts', 'mobile-device-prestages', 'check-in', 'computers-inventory'].map(path), [
      '/v1/scripts/7/history',
      '/v3/mobile-device-prestages/7/history',
      '/v3/check-in/history',
      undefined,
    ]);
  });

  it('has a read and a write with a JSON body', () => {
    assert.ok(writablePlans.length >= 60, `only ${writablePlans.length}`);
    const without = writablePlans.filter(({ write }) => write?.shape.kind === 'any').map(({ resource }) => resource.key);
    assert.deepEqual(without, []);
  });

  const shownExample = ({ readShape }: ObjectPlan): string =>
    printDocument(parseJson(JSON.stringify(exampleOf(readShape, { only: 'all' }))));

  it('sends nothing when it is opened and saved, and only one field when one is changed', () => {
    const lists: string[] = [];
    for (const plan of writablePlans) {
      const base = shownExample(plan);
      if (!base.startsWith('{')) {
        lists.push(plan.resource.key);
        continue;
      }
      assert.equal(prepareSave(plan, new Loaded(base), new Loaded(base)).kind, 'unchanged', plan.resource.key);
      const taken = writablePart(plan.write, parseJson(base));
      assert.equal(taken.kind, 'object');
    }
    assert.ok(lists.length <= 3, lists.join());
  });

  it('writes a schema that accepts its own example', async () => {
    const assist = createAssist();
    const wrong: string[] = [];
    for (const { write, resource } of writablePlans) {
      const { shape } = write!;
      const text = JSON.stringify(exampleOf(shape, { only: 'all' }));
      const problems = await assist.check(text, { shape });
      if (problems.length > 0) wrong.push(`${resource.key}: ${problems[0]!.message}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('sends a replacing body that holds all the server showed and the operation takes', () => {
    for (const plan of writablePlans.filter(({ write }) => write!.style === 'replace')) {
      const base = shownExample(plan);
      if (!base.startsWith('{')) continue;
      const taken = writablePart(plan.write, parseJson(base));
      assert.equal(printJson(bodyOf(plan.write!, taken, taken)), printJson(taken), plan.resource.key);
    }
  });

  it('knows which writes would blank secrets or empty a group', () => {
    const risky = writablePlans
      .filter((plan) => secretsAtRisk(plan.write!, plan.readShape, parseJson(shownExample(plan))).length > 0)
      .map(({ resource }) => resource.key);
    for (const key of ['accounts', 'computer-prestages', 'cloud-ldaps', 'enrollment'])
      assert.ok(risky.includes(key), `${key} is not among ${risky.join()}`);
    assert.deepEqual(
      writablePlans.filter((plan) => unseenMembers(plan) !== undefined).map(({ resource }) => resource.key),
      ['computer-groups/static-groups'],
    );
  });

  it('is guarded where its kind says so, by what the document says, too', () => {
    const places = writablePlans.flatMap(({ resource: { key }, readShape, write }) =>
      (write?.guards.elsewhere ?? []).map(({ read, written }) => {
        assert.deepEqual([fieldAt(readShape, read) !== undefined, fieldAt(write?.shape, read)], [true, undefined], `${key}: ${read}`);
        assert.equal(fieldAt(write?.shape, written)?.access, 'both', `${key}: ${written}`);
        return `${key}: ${written}`;
      }),
    );
    assert.deepEqual(places, [
      'computers-inventory: /general/siteId',
      'computers-inventory: /general/managed',
      'mobile-devices: /updatedExtensionAttributes',
      'mobile-devices: /siteId',
    ]);
    const lists = writablePlans.filter(({ write }) => shapeAt(write?.shape, write?.guards.notEmpty ?? '/never')?.kind === 'list');
    assert.deepEqual(lists.map(({ resource }) => resource.key).toSorted(), [
      'computer-groups/smart-groups',
      'mobile-device-groups/smart-groups',
    ]);
    const groups = writablePlans.filter(({ write }) => shapeAt(write?.shape, write?.guards.members.at ?? '') !== undefined);
    assert.deepEqual(
      groups.map(({ resource, write }) => [resource.key, write?.guards.members.of]),
      [
        // A platform group takes what is added and what is removed, of either kind.
        ['groups', undefined],
        ['mobile-device-groups/static-groups', 'mobile-devices/detail'],
        ['computer-groups/static-groups', 'computers-inventory'],
      ],
    );
  });

  it('prefers PATCH, with the media type that the document names, and reads computers and devices whole', () => {
    const of = (key: string): ObjectPlan => plans.find(({ resource }) => resource.key === key)!;
    assert.equal(of('distribution-points').write?.endpoint.method, 'PATCH');
    assert.equal(of('volume-purchasing-locations').write?.mediaType, 'application/merge-patch+json');
    assert.equal(of('computers-inventory').read?.path, '/v4/computers-inventory-detail/7');
    assert.equal(of('computers-inventory').write?.path, '/v4/computers-inventory-detail/7');
    assert.equal(of('mobile-devices').read?.path, '/v2/mobile-devices/7/detail');
    assert.equal(of('mobile-devices').write?.path, '/v2/mobile-devices/7');
    assert.equal(of('buildings').write?.style, 'replace');
    assert.equal(of('smtp-server').write?.style, 'merge');
  });

  it('gives every new object a document to begin with', () => {
    const creatable = resources
      .filter(({ can, kind }) => can.create !== undefined && kind !== 'singleton')
      .map(({ key }) => planOf(catalogue, key, { kind: 'new' }));
    const begun = creatable.filter(({ create }) => create !== undefined);
    assert.ok(begun.length >= 30, `only ${begun.length}`);
    for (const plan of begun) parseJson(templateOf(plan));
  });
});
