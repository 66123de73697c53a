import assert from 'node:assert/strict';
import { createObject } from '../../../../../src/core/objects/create/create.ts';
import { findCounterparts, ofSameSite } from '../../../../../src/core/objects/elsewhere/counterparts.ts';
import { keyOfSites, siteIdOf } from '../../../../../src/core/resources/lookups.ts';
import { soughtBy } from '../../../../../src/core/objects/elsewhere/sought.ts';
import {
  settleCopy,
  takeCopy,
  type ForeignId,
  type Mapping,
  type SettledCopy,
} from '../../../../../src/core/objects/elsewhere/copyElsewhere.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../../../src/core/objects/plan/read.ts';
import { listPage } from '../../../../../src/core/listing/listPage.ts';
import { likelyIdOf } from '../../../../../src/core/resources/identity.ts';
import { standing } from '../../../../support/demoCaller.ts';
import { demoSession } from '../../../../support/objects/demoSession.ts';
import { never } from '../../../../support/signals.ts';

const [here, there] = [demoSession(standing().demo), demoSession(standing().demo)];
const catalogue = await there.catalogue(never);

function transplanted(key: string, document: unknown, mapped: (id: ForeignId) => Mapping | undefined): SettledCopy {
  const plan = planOf(catalogue, key, { kind: 'new' });
  return settleCopy(plan, takeCopy(plan, JSON.stringify(document)), mapped);
}

const found = (id: string): Mapping => ({ kind: 'found', id, name: 'N' });

describe('an object for another instance', () => {
  it('names others by the ids that they have there, numbers as numbers', () => {
    const { text, left } = transplanted('scripts', { id: '5', name: 'S', categoryId: '3', categoryName: 'Tools' }, () => found('12'));
    assert.deepEqual(JSON.parse(text), { name: 'S', categoryId: '12', categoryName: 'Tools' });
    assert.deepEqual(left, []);
    const account = transplanted('accounts', { username: 'u', siteId: 3 }, () => found('12'));
    assert.deepEqual(JSON.parse(account.text), { username: 'u', siteId: 12 });
  });

  it('says none where it can, without the name that stands beside the id', () => {
    const { text, left } = transplanted('scripts', { name: 'S', categoryId: '3', categoryName: 'Tools' }, () => ({
      kind: 'missing',
      name: 'Tools',
    }));
    assert.deepEqual(JSON.parse(text), { name: 'S', categoryId: '-1' });
    assert.deepEqual(left, [{ pointer: '/categoryId', resource: 'categories', why: { kind: 'missing', name: 'Tools' } }]);
  });

  it('leaves out of a list what is not there, and nothing else', () => {
    const document = { displayName: 'P', customPackageIds: ['1', '2', '3'] };
    const { text, left } = transplanted('computer-prestages', document, ({ id }) =>
      id === '2' ? { kind: 'several', name: 'X' } : found(`9${id}`),
    );
    assert.deepEqual((JSON.parse(text) as typeof document).customPackageIds, ['91', '93']);
    assert.deepEqual(
      left.map(({ pointer, why }) => [pointer, why.kind]),
      [['/customPackageIds/1', 'several']],
    );
  });

  it('has no id of which nobody knows what it means, and no secret', () => {
    const document = { displayName: 'P', profileUrl: 'x', recoveryLockPassword: 'x', language: '7' };
    const prestage = transplanted('computer-prestages', document, () => assert.fail('nobody can tell'));
    const copy = JSON.parse(prestage.text) as Record<string, unknown>;
    assert.deepEqual([copy['recoveryLockPassword'], copy['language'], prestage.secrets], [undefined, '7', ['/recoveryLockPassword']]);
    const title = transplanted('patch-software-title-configurations', { displayName: 'T', softwareTitleId: '4' }, () => assert.fail());
    assert.deepEqual(
      title.left.map(({ pointer, why }) => [pointer, why.kind]),
      [['/softwareTitleId', 'unknown']],
    );
  });

  it('keeps a number that is called an id and names no object', () => {
    const document = { displayName: 'P', purchasingInformation: { appleCareId: '1234567890', poNumber: '77' } };
    const { text, left } = transplanted('computer-prestages', document, () => assert.fail('it names nothing'));
    assert.deepEqual([JSON.parse(text), left], [document, []]);
  });

  it('has no members: their ids mean others there', () => {
    const document = { name: 'G', siteId: '-1', assignments: ['1', '2'] };
    const { text, left } = transplanted('computer-groups/static-groups', document, () => undefined);
    assert.deepEqual([(JSON.parse(text) as typeof document).assignments, left.map(({ why }) => why.kind)], [[], ['members']]);
  });

  const kinds = catalogue.resources.filter(({ can }) => can.create !== undefined && can.read !== undefined && can.list !== undefined);
  for (const resource of kinds) {
    it(`is created there though nothing that it names is there, and is found by what it is known by: ${resource.key}`, async () => {
      const { rows } = await listPage(here, resource, { page: 0, pageSize: 1 }, never, 'document');
      const id = likelyIdOf(resource.key, rows[0]) ?? '';
      const document = await readObject(here, planOf(catalogue, resource.key, { kind: 'one', id }), never);
      const called = soughtBy(resource.key, document)?.text ?? '';
      // The other instance has one of that name already.
      const renamed = document.replace(`: ${JSON.stringify(called)}`, `: ${JSON.stringify(`${called} elsewhere`)}`);
      const plan = planOf(catalogue, resource.key, { kind: 'new' });
      const mapped = ({ resource: of }: ForeignId): Mapping | undefined => (of === undefined ? undefined : { kind: 'missing', name: 'X' });
      const { text } = settleCopy(plan, takeCopy(plan, renamed), mapped);
      const outcome = await createObject({ session: there, plan, text, lifetime: never }, () => Promise.resolve(true), never);
      assert.equal(outcome.kind, 'created', `${text} ${JSON.stringify(outcome)}`);
      const sought = soughtBy(resource.key, renamed);
      const same = sought === undefined ? [] : await findCounterparts(there, plan, sought, never);
      assert.deepEqual(
        same.map((one) => one.id),
        [outcome.kind === 'created' && outcome.id],
      );
    });
  }
});

describe('the same object on another instance', () => {
  it('is known by its serial number where it has one, else by its name', () => {
    const computer = JSON.stringify({ general: { name: 'Mac' }, hardware: { serialNumber: 'C02' } });
    assert.deepEqual(soughtBy('computers-inventory', computer), { field: 'hardware.serialNumber', text: 'C02' });
    assert.deepEqual(soughtBy('computers-inventory', '{"general":{"name":"Mac"}}'), { field: 'general.name', text: 'Mac' });
    assert.deepEqual(soughtBy('packages', '{"packageName":"P"}'), { field: 'packageName', text: 'P' });
    assert.equal(soughtBy('things', '{}'), undefined);
  });

  it('is found by its serial number among others of its name', async () => {
    const plan = planOf(catalogue, 'computers-inventory', { kind: 'one', id: '7' });
    const document = await readObject(here, plan, never);
    const sought = soughtBy('computers-inventory', document);
    assert.ok(sought !== undefined);
    assert.deepEqual(
      (await findCounterparts(there, plan, sought, never)).map(({ id }) => id),
      ['7'],
    );
    assert.deepEqual(await findCounterparts(there, plan, { ...sought, text: 'nothing' }, never), []);
  });

  it('is the one of the same site, by the name of the site', () => {
    const one = (id: string, siteId: string | undefined) => ({ id, label: 'X', facts: [], siteId });
    const all = [one('1', undefined), one('2', '5'), one('3', '6')];
    const nameOf = (id: string): string => (id === '5' ? 'Zug' : 'Bern');
    assert.deepEqual(
      ofSameSite(all, 'Zug', nameOf).map(({ id }) => id),
      ['2'],
    );
    assert.deepEqual(
      ofSameSite(all, undefined, nameOf).map(({ id }) => id),
      ['1'],
    );
    assert.deepEqual(ofSameSite(all, 'Genf', nameOf), all);
    assert.deepEqual([siteIdOf({ siteId: '-1' }), siteIdOf({ general: { site: { id: '4' } } }), keyOfSites()], [undefined, '4', 'sites']);
  });
});
