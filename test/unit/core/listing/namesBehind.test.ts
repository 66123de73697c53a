import assert from 'node:assert/strict';
import type { Session } from '../../../../src/core/instances/session.ts';
import { IdNames } from '../../../../src/core/listing/idNames.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { standing } from '../../../support/demoCaller.ts';
import { answered } from '../../../support/objects/demoSession.ts';
import { never } from '../../../support/signals.ts';

const groups = 'computer-groups';

/** An instance with smart and static groups, and perhaps with a list of all of them. */
async function instance({ lists = true, fails = /^$/ } = {}): Promise<{ session: Session; asked: string[] }> {
  const asked: string[] = [];
  const { session, catalogue } = await classicSession(standing().demo, async ({ url }, pass) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    return await Promise.resolve(fails.test(pathname) ? answered(403, '{"httpStatus":403,"errors":[]}') : pass());
  });
  const resource: typeof catalogue.resource = (key) => (key === groups && !lists ? undefined : catalogue.resource(key));
  return { session: Object.assign(session, { known: () => ({ catalogue: { ...catalogue, resource } }) }), asked };
}

describe('the id of a computer group', () => {
  const table: readonly [name: string, id: string, found: { resource: string; name: string | undefined }][] = [
    ['a smart one', '2', { resource: 'computer-groups/smart-groups', name: 'Intel Macs' }],
    ['a static one', '101', { resource: 'computer-groups/static-groups', name: 'Testing cart' }],
    ['none', '4711', { resource: groups, name: undefined }],
  ];
  for (const lists of [true, false]) {
    for (const [name, id, found] of table) {
      it(`leads to ${name}, ${lists ? 'beside' : 'without'} a list of all of them`, async () => {
        const { session } = await instance({ lists });
        assert.deepEqual(await new IdNames(() => 0).behind(session, groups, id, never), found);
      });
    }
  }

  it('has its name from either list, where none has all of them', async () => {
    const { session, asked } = await instance({ lists: false });
    const names = await new IdNames(() => 0).of(session, groups, never);
    assert.deepEqual([names?.get('2'), names?.get('101'), asked.length], ['Intel Macs', 'Testing cart', 2]);
  });

  it('has its name from the one that the account may read', async () => {
    const { session } = await instance({ lists: false, fails: /static/ });
    const names = new IdNames(() => 0);
    const known = await names.of(session, groups, never);
    assert.deepEqual([known?.get('2'), known?.get('101')], ['Intel Macs', undefined]);
    const none = await instance({ lists: false, fails: /groups/ });
    assert.equal(await names.of(none.session, groups, never), undefined);
  });

  it('is asked for anew in each list where it has to be as of this moment', async () => {
    const { session, asked } = await instance({ lists: false });
    const names = new IdNames(() => 0);
    await names.of(session, groups, never);
    await names.asOfNow(session, groups, never);
    assert.equal(asked.length, 4);
  });

  it('of what is no view of others leads to that', async () => {
    const { session } = await instance();
    assert.deepEqual(await new IdNames(() => 0).behind(session, 'buildings', '1', never), {
      resource: 'buildings',
      name: 'Alder Valley High School',
    });
  });
});
