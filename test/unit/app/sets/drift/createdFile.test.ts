import assert from 'node:assert/strict';
import type { RunCommand } from '../../../../../src/app/contributions/commandTypes.ts';
import { followCreated } from '../../../../../src/app/sets/drift/createdFile.ts';
import { sendMine } from '../../../../../src/app/sets/drift/sendMine.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';
import { DriftDesk, serverOfDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';

const main: DeskObject = { resource: 'buildings', id: '1', name: 'Main', document: { id: '1', name: 'Main', city: 'Rome' } };
const fix: DeskObject = { resource: 'scripts', id: '7', name: 'Fix', document: { id: '7', name: 'Fix', scriptContents: 'echo 1\n' } };

const draft = 'jamf://acme/new/New.json';

/** Begins an object with a file, and has it created; `now`: what Jamf Pro has then. */
async function create(
  desk: DriftDesk,
  path: string,
  { resource, id, name, document }: DeskObject,
  meanwhile = (): void => undefined,
): Promise<void> {
  const execute = ((command: string) => Promise.resolve(command === 'jamf.internal.createPulled' ? draft : undefined)) as RunCommand;
  const instance = { id: 'acme', url: serverOfDesk };
  await sendMine(desk, desk.drift, desk.row(path), { instance, copyOf: () => Promise.resolve(undefined), execute, isDirty: () => false });
  meanwhile();
  const begun = desk.drift.begun.get(draft);
  assert.ok(begun);
  await followCreated(desk, desk.drift, begun, { resource, id, name, text: JSON.stringify(document) }, () => false);
}

const known = (desk: DriftDesk): unknown => JSON.parse(desk.files.get('.jamf/ids.json') ?? '');

describe('a file that an object was created with', () => {
  const created: DeskObject = { ...main, id: '2', name: 'New', document: { id: '2', name: 'New', city: 'Bern', zip: '' } };

  it('is that object’s from then on, and says what Jamf Pro says', async () => {
    const desk = new DriftDesk([main]);
    desk.files.set('buildings/New.json', '{"name":"New",\n"city":"Bern"}\n');
    await desk.check([main]);
    await create(desk, 'buildings/New.json', created);
    assert.deepEqual(JSON.parse(desk.files.get('buildings/New.json') ?? ''), created.document);
    assert.deepEqual(Object.keys(known(desk) as object), ['buildings/Main.json', 'buildings/New.json']);
    assert.deepEqual(desk.told(), []);
    await desk.check([main, created]);
    assert.deepEqual(desk.told(), []);
    await desk.check([main, { ...created, document: { ...created.document, city: 'Biel' } }]);
    assert.deepEqual(desk.told(), ['buildings/New.json inJamf - changed']);
  });

  for (const [what, text] of [
    ['that Jamf Pro did not take', '{"name":"New","city":"Bern","colour":"red"}\n'],
    ['that Jamf Pro has otherwise', '{"name":"New","city":"Basel"}\n'],
    ['as a list', '{"name":"New","city":["Bern"]}\n'],
  ] as const) {
    it(`keeps what somebody typed ${what}: it was changed here`, async () => {
      const desk = new DriftDesk([main]);
      desk.files.set('buildings/New.json', text);
      await desk.check([main]);
      await create(desk, 'buildings/New.json', created);
      assert.equal(desk.files.get('buildings/New.json'), text);
      assert.deepEqual(desk.told(), ['buildings/New.json here changed -']);
    });
  }

  it('keeps what was typed while the object was created', async () => {
    const desk = new DriftDesk([main]);
    desk.files.set('buildings/New.json', '{"name":"New"}\n');
    await desk.check([main]);
    await create(desk, 'buildings/New.json', created, () => desk.files.set('buildings/New.json', '{"name":"New","city":"Bern"}\n'));
    assert.equal(desk.files.get('buildings/New.json'), '{"name":"New","city":"Bern"}\n');
    assert.deepEqual(desk.told(), ['buildings/New.json here changed -']);
  });

  it('is a copy of another object’s, with the id of that', async () => {
    const desk = new DriftDesk([main]);
    desk.files.set('buildings/New.json', '{"id":"1","name":"New","city":"Bern"}\n');
    await desk.check([main]);
    await create(desk, 'buildings/New.json', created);
    assert.match(desk.files.get('buildings/New.json') ?? '', /"id": "2"/);
    assert.deepEqual(desk.told(), []);
  });

  it('holds no secret that was typed into it, and its script stands beside it', async () => {
    const desk = new DriftDesk([main, fix]);
    desk.files.set('scripts/New.json', '{"name":"New","password":"hunter2secret","scriptContents":"echo 2\\n"}\n');
    await desk.check([main, fix]);
    const document = { id: '8', name: 'New', password: secretMask, scriptContents: 'echo 2\n' };
    await create(desk, 'scripts/New.json', { ...fix, id: '8', name: 'New', document });
    assert.doesNotMatch(desk.files.get('scripts/New.json') ?? '', /hunter2|echo/);
    assert.equal(desk.files.get('scripts/New.sh'), 'echo 2\n');
    assert.deepEqual(desk.told(), []);
  });

  it('is left where another file stands in the way of its script', async () => {
    const desk = new DriftDesk([main, fix]);
    const text = '{"name":"New","scriptContents":"echo 2\\n"}\n';
    desk.files.set('scripts/New.json', text);
    await desk.check([main, fix]);
    const now = { ...fix, id: '8', name: 'New', document: { id: '8', name: 'New', scriptContents: 'echo 2\n' } };
    await create(desk, 'scripts/New.json', now, () => desk.files.set('scripts/New.sh', 'mine\n'));
    assert.equal(desk.files.get('scripts/New.json'), text);
    assert.equal(desk.files.get('scripts/New.sh'), 'mine\n');
  });

  it('belongs no more to an object that was deleted in Jamf Pro, and is made again with another id', async () => {
    const desk = new DriftDesk([fix]);
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 3');
    await desk.check([], { kinds: [{ resource: 'scripts' }] });
    assert.deepEqual(desk.told(), ['scripts/Fix.json+scripts/Fix.sh both changed gone']);
    const again = { ...fix, id: '9', document: { id: '9', name: 'Fix', scriptContents: 'echo 3\n' } };
    await create(desk, 'scripts/Fix.sh', again);
    assert.deepEqual(desk.told(), []);
    assert.doesNotMatch(desk.files.get('.jamf/ids.json') ?? '', /"id": "7"/);
    await desk.check([again]);
    assert.deepEqual(desk.told(), []);
  });

  it('is not touched in a folder that became another server’s', async () => {
    const desk = new DriftDesk([main]);
    desk.files.set('buildings/New.json', '{"name":"New","city":"Bern"}\n');
    await desk.check([main]);
    const other = (): void => desk.edit('.jamf/pull.json', serverOfDesk, 'https://other.jamfcloud.com');
    await assert.rejects(
      create(desk, 'buildings/New.json', created, other),
      /“New” was created, and the folder “acme” was changed since it was begun/,
    );
    assert.equal(desk.files.get('buildings/New.json'), '{"name":"New","city":"Bern"}\n');
  });
});
