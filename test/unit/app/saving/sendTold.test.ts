import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { sendTold } from '../../../../src/app/saving/sendTold.ts';
import { withFailuresShown } from '../../../../src/app/support/guarded.ts';
import { NotifyingProblems } from '../../../../src/app/support/problems.ts';
import type { Waiter } from '../../../../src/app/support/progress.ts';
import { never } from '../../../support/signals.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { plainGuidance, refusal } from '../../../support/refusals.ts';
import { ScriptedUi, MemoryLog } from '../../../support/supportFakes.ts';
import { desk, json, show } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';

/** Stops nothing. */
const patient: Waiter = { signal: never, finalSignal: never, ask: (question) => question() };

interface Sent {
  /** What a person is shown. */
  readonly shown: readonly string[];
  /** What others get who call the command with the address. */
  readonly rejected: string | undefined;
  readonly log: MemoryLog;
}

/** A draft is sent by the command, once as a person does it and once as another extension does; each at a desk of its own. */
async function sendDraft(prepare: (at: Desk) => void): Promise<Sent> {
  const log = new MemoryLog();
  const ui = new ScriptedUi();
  const problems = new NotifyingProblems(
    ui,
    log,
    async () => plainGuidance,
    () => 'Lab',
  );
  const run = async (...args: readonly unknown[]): Promise<unknown> => {
    const at = desk();
    const text = (await show(at.window, json)).replace('"Fix"', '"Mine"');
    await at.window.documents.keeping.keep(json, text);
    prepare(at);
    const command = withFailuresShown(
      { problems, log },
      () => 'could not send the draft',
      async () => {
        const names = { what: 'script “Fix” on Lab', couldNot: () => 'could not save script “Fix”' };
        await sendTold({ documents: at.window.documents, problems, waiter: patient, ended: () => undefined }, json, text, names);
      },
    );
    return await command(...args);
  };
  assert.equal(await run(), undefined);
  await new Promise(setImmediate);
  const rejected = await run('jamf://lab/scripts/7/Fix.json').then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
  return { shown: ui.asked.map((asked) => asked.replace(/^\w+: (.*) \[.*\]$/s, '$1')), rejected, log };
}

const put = (fault: '400' | '403' | 'refused') => (at: Desk) => {
  at.jamf.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
};
const dark = (at: Desk): void => {
  at.jamf.fault = () => (at.jamf.writes().length > 0 ? 'reset' : undefined);
};
const theirs = (at: Desk): void => void at.jamf.stored.set('/v1/scripts/7', '{"id":"7","name":"Theirs","scriptContents":""}');

describe('sending a draft by its command', () => {
  const table: readonly (readonly [name: string, prepare: (at: Desk) => void, says: RegExp])[] = [
    ['is refused', put('400'), /Lab: could not save script “Fix”: .*Name is taken/s],
    ['is not allowed', put('403'), /Lab: could not save script “Fix”: .*(privilege|allow)/is],
    ['is never connected', put('refused'), /Lab: could not save script “Fix”: /],
    ['has an unknown outcome', dark, /Lab: could not save script “Fix”: .*(before you|again)/is],
    [
      'cannot be compared with the server',
      (at) => {
        at.jamf.fault = () => '500';
      },
      /Lab: could not save script “Fix”: /,
    ],
  ];
  for (const [name, prepare, says] of table) {
    it(`that ${name} says so to a person, and rejects with the same sentence for others`, async () => {
      const { shown, rejected, log } = await sendDraft(prepare);
      assert.equal(shown.length, 1);
      assert.match(shown[0]!, says);
      assert.doesNotMatch(shown[0]!, /fault of the extension/);
      assert.equal(rejected, shown[0]);
      assert.deepEqual(
        log.lines.filter((line) => line.startsWith('error')),
        [],
      );
    });
  }

  it('that is answered with no, or with neither side of a conflict, shows a person nothing, and tells others', async () => {
    const no = await sendDraft((at) => {
      at.window.asked = { confirm: () => Promise.resolve(false) };
    });
    assert.deepEqual([no.shown, no.rejected], [[], 'Not sent: script “Fix” on Lab stays as it is on the server, your text stays here.']);
    const neither = await sendDraft(theirs);
    assert.deepEqual(neither.shown, []);
    assert.match(neither.rejected!, /Not sent: script “Fix” on Lab was changed on the server meanwhile \(name\)/);
  });

  for (const [when, prepare] of [
    ['before', (at: Desk): void => void at.jamf.stored.delete('/v1/scripts/7')],
    ['while it was being sent', (at: Desk): void => void (at.jamf.before = ({ method }) => method === 'PUT' && at.jamf.stored.clear())],
  ] as const) {
    it(`of an object that was deleted elsewhere ${when} says that, and what can be done`, async () => {
      const { shown, rejected } = await sendDraft(prepare);
      assert.deepEqual(shown, [
        'Not sent: script “Fix” on Lab was deleted since you opened it. Your text stays here: create it again, or close it.',
      ]);
      assert.equal(rejected, shown[0]);
    });
  }

  for (const [what, isDue] of [
    ['the write', ({ method }: { method: string }) => method === 'PUT'],
    ['one look', (_: unknown, nth: number) => nth === 1],
  ] as const) {
    it(`of an object that is there although ${what} was answered with 404 calls it not deleted`, async () => {
      const gone: unknown[] = [];
      const { shown, rejected } = await sendDraft((at) => {
        const first = at.jamf.requests.length;
        at.jamf.fault = (request) => (isDue(request, at.jamf.requests.length - first) ? '404' : undefined);
        gone.push(() => at.window.documents.away(json));
      });
      assert.match(shown[0]!, /^Lab: could not save script “Fix”/);
      assert.doesNotMatch(shown[0]!, /was deleted|create it again/);
      assert.equal(rejected, shown[0]);
      assert.deepEqual(
        (gone as (() => unknown)[]).map((away) => away()),
        [undefined, undefined],
      );
    });
  }

  it('of a group whose list of members is answered with 404 calls it not deleted', async () => {
    const path = '/v1/mobile-device-groups/static-group-membership/7';
    const deleted: unknown[] = [];
    const documents = {
      send: () => Promise.reject(new ProblemError(refusal(404, { path }))),
      reading: { serverCopy: () => Promise.resolve('{}') },
      happened: (event: unknown) => void deleted.push(event),
    };
    const problems = { words: async () => 'There is no such list.' };
    const names = { what: 'group “Fix” on Lab', couldNot: () => 'could not save group “Fix”' };
    await assert.rejects(
      sendTold({ documents, problems, waiter: patient, ended: () => undefined }, json, '{}', names),
      /There is no such list/,
    );
    assert.deepEqual(deleted, []);
  });

  const pageOf = ({ instanceId, resource, target }: ObjectAddress) => ({
    instanceId,
    resource,
    id: target.kind === 'one' ? target.id : '',
  });

  for (const page of [true, undefined] as const) {
    it(`that is refused tells ${page === true ? 'that Jamf Pro takes it on its own page' : 'of no page where there is none'}`, async () => {
      const mark = { pointer: '', message: 'It would be damaged.', from: 0, to: 1, ...(page === undefined ? {} : { page }) };
      const refused = { kind: 'refused', problem: { kind: 'invalid', message: mark.message }, marks: [mark] } as const;
      const documents = {
        send: () => Promise.resolve(refused),
        reading: { serverCopy: () => Promise.resolve('{}') },
        happened: () => undefined,
      };
      const problems = { words: async () => mark.message };
      const names = { what: 'profile “Fix” on Lab', couldNot: () => 'could not save profile “Fix”' };
      await assert.rejects(sendTold({ documents, problems, waiter: patient, ended: () => undefined }, json, '{}', names), {
        problem: { kind: 'invalid', message: mark.message, ...(page === undefined ? {} : { page: pageOf(json) }) },
      });
    });
  }

  it('that meets a bug calls it one, and logs it', async () => {
    const { shown, rejected, log } = await sendDraft((at) => {
      at.window.asked = { confirm: () => Promise.reject(new TypeError('undefined is not a function')) };
    });
    assert.match(shown[0]!, /fault of the extension/);
    assert.match(rejected!, /fault of the extension/);
    assert.ok(log.lines.some((line) => line.includes('undefined is not a function')));
  });
});
