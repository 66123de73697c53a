import assert from 'node:assert/strict';
import type { RunCommand } from '../../../../../src/app/contributions/commandTypes.ts';
import { followCreated } from '../../../../../src/app/sets/drift/createdFile.ts';
import { mergeBoth } from '../../../../../src/app/sets/drift/mergeBoth.ts';
import { sendMine, type Sending } from '../../../../../src/app/sets/drift/sendMine.ts';
import { takeTheirs } from '../../../../../src/app/sets/drift/takeTheirs.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';
import { DriftDesk, serverOfDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';

const path = 'classic/policies/Accounts.json';

/** Its first parameter is a password by the label that the script gives it, which is not in the policy itself. */
function policy(first: string, { second = 'Firefox', trigger = 'checkin' } = {}): DeskObject {
  const document = {
    general: { id: 5, name: 'Accounts', trigger },
    scripts: [{ id: 7, name: 'Set Up', priority: 'After', parameter4: first, parameter5: second }],
  };
  return { resource: 'classic/policies', id: '5', name: 'Accounts', document };
}

const pulled = policy(secretMask);

/** A pulled folder, changed here, and what Jamf Pro answers when the policy is read alone. */
async function changedDesk(now: DeskObject, edit: readonly [from: string, to: string] = ['checkin', 'startup'], isChecked = true) {
  const desk = new DriftDesk([pulled]);
  desk.edit(path, ...edit);
  if (isChecked) await desk.check([pulled], { kinds: [{ resource: 'classic/policies' }] });
  else await desk.drift.look();
  const sent: string[] = [];
  const execute = ((command: string, argument: { readonly text?: string }) => {
    if (command !== 'jamf.internal.sendPulled') return Promise.resolve(undefined);
    sent.push(argument.text ?? '');
    return Promise.resolve(argument.text);
  }) as RunCommand;
  const copyOf = () => Promise.resolve(JSON.stringify(now.document));
  const sending: Sending = { instance: { id: 'acme', url: serverOfDesk }, copyOf, execute, isDirty: () => false };
  return { desk, sending, sent };
}

/** Whether any file, or any text that was kept of one, holds it. */
const holds = ({ files, kept }: DriftDesk, text: string): boolean =>
  [...files.values(), ...kept.values()].some((one) => one.includes(text));

describe('a parameter that is a password by its label alone', () => {
  it('is sent as it is there, and stays a mask in the folder', async () => {
    const { desk, sending, sent } = await changedDesk(policy('winter26'));
    await sendMine(desk, desk.drift, desk.row(path), sending);
    assert.match(sent[0] ?? '', /"parameter4": "winter26"/);
    assert.equal(holds(desk, 'winter26'), false);
    assert.match(desk.files.get(path) ?? '', /"parameter5": "Firefox"/);
    assert.deepEqual(desk.told(), []);
    await desk.check([policy(secretMask, { trigger: 'startup' })], { kinds: [{ resource: 'classic/policies' }] });
    assert.deepEqual(desk.told(), []);
  });

  it('is sent as it was typed over the mask, and is a mask again then', async () => {
    const { desk, sending, sent } = await changedDesk(policy('winter26'), [secretMask, 'summer27']);
    await sendMine(desk, desk.drift, desk.row(path), sending);
    assert.match(sent[0] ?? '', /"parameter4": "summer27"/);
    assert.doesNotMatch(desk.files.get(path) ?? '', /summer27/);
  });

  it('stays a mask where another parameter is changed here', async () => {
    const { desk, sending } = await changedDesk(policy('winter26'), ['Firefox', 'Chrome']);
    await sendMine(desk, desk.drift, desk.row(path), sending);
    assert.match(desk.files.get(path) ?? '', /"parameter5": "Chrome"/);
    assert.equal(holds(desk, 'winter26'), false);
  });

  it('is a mask in what is taken of Jamf Pro, where what was pulled is not kept here, too', async () => {
    for (const isKept of [true, false]) {
      const { desk, sending } = await changedDesk(policy('winter26', { second: 'Chrome' }), ['checkin', 'startup'], false);
      if (!isKept) desk.kept.clear();
      await takeTheirs(desk, desk.drift, [desk.row(path)], { ...sending, agree: () => Promise.resolve(true) });
      assert.match(desk.files.get(path) ?? '', /"trigger": "checkin"[^]*"parameter5": "Chrome"/);
      assert.equal(holds(desk, 'winter26'), false);
    }
  });

  it('is a mask in what both sides are brought together to', async () => {
    const { desk, sending } = await changedDesk(policy('winter26', { second: 'Chrome' }));
    await desk.check([policy(secretMask, { second: 'Chrome' })], { kinds: [{ resource: 'classic/policies' }] });
    await mergeBoth(desk, desk.drift, desk.row(path), sending);
    assert.match(desk.files.get(path) ?? '', /"trigger": "startup"/);
    assert.match(desk.files.get(path) ?? '', /"parameter5": "Chrome"/);
    assert.equal(holds(desk, 'winter26'), false);
  });

  it('is a mask where it came to Jamf Pro since the policy was pulled', async () => {
    const { desk, sending } = await changedDesk(policy('winter26'), [secretMask, ''], false);
    desk.kept.clear();
    await takeTheirs(desk, desk.drift, [desk.row(path)], { ...sending, agree: () => Promise.resolve(true) });
    assert.match(desk.files.get(path) ?? '', /"trigger": "checkin"/);
    assert.equal(holds(desk, 'winter26'), false);
  });

  it('is no reason to take the policy for changed where what was pulled is not kept here, or its files were taken away', async () => {
    const { desk, sending, sent } = await changedDesk(policy('winter26'));
    desk.kept.clear();
    await sendMine(desk, desk.drift, desk.row(path), sending);
    assert.equal(sent.length, 1);
    const other = await changedDesk(policy('winter26'));
    other.desk.files.delete(path);
    await other.desk.check([pulled], { kinds: [{ resource: 'classic/policies' }] });
    const commands: string[] = [];
    const execute = ((command: string) => Promise.resolve(void commands.push(command))) as RunCommand;
    await sendMine(other.desk, other.desk.drift, other.desk.row(path), { ...other.sending, execute });
    assert.deepEqual(commands, ['jamf.deleteObject']);
  });

  it('is a mask in the file that the policy is created with again, where it was deleted in Jamf Pro', async () => {
    const { desk, sending } = await changedDesk(policy('winter26'));
    await desk.check([], { kinds: [{ resource: 'classic/policies' }] });
    const draft = 'jamf://acme/new/Accounts.json';
    const execute = ((command: string) => Promise.resolve(command === 'jamf.internal.createPulled' ? draft : undefined)) as RunCommand;
    await sendMine(desk, desk.drift, desk.row(path), { ...sending, execute });
    const begun = desk.drift.begun.get(draft) ?? assert.fail('nothing was begun');
    const { resource, name, document } = policy('winter26', { trigger: 'startup' });
    await followCreated(desk, desk.drift, begun, { resource, id: '5', name, text: JSON.stringify(document) }, () => false);
    assert.match(desk.files.get(path) ?? '', /"parameter5": "Firefox"/);
    assert.equal(holds(desk, 'winter26'), false);
  });
});
