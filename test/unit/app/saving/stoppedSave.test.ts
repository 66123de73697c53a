import assert from 'node:assert/strict';
import type { SendOutcome } from '../../../../src/app/saving/saving.ts';
import { sendTold } from '../../../../src/app/saving/sendTold.ts';
import { problemOf } from '../../../../src/shared/problem.ts';
import { desk, json, show, type Desk } from '../../../support/documents/documentsDesk.ts';

/** Presses Stop where a request of this kind is on its way; with `twice` once more at the look that follows. */
async function saveStopped(prepare: (at: Desk, stop: () => void, stopAgain: () => void) => void) {
  const at = desk();
  const [first, second] = [new AbortController(), new AbortController()];
  const text = (await show(at.window, json)).replace('"Fix"', '"Mine"');
  prepare(
    at,
    () => first.abort(),
    () => second.abort(),
  );
  const asked: string[] = [];
  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    asked.push('asked');
    return await question();
  };
  const waiter = { signal: first.signal, finalSignal: second.signal, ask };
  const ended: SendOutcome['kind'][] = [];
  const sending = {
    documents: at.window.documents,
    problems: { words: async () => 'Not known.' },
    waiter,
    ended: ({ kind }: SendOutcome) => void ended.push(kind),
  };
  const names = { what: 'script “Fix” on Lab', couldNot: () => 'could not save script “Fix”' };
  const said = await sendTold(sending, json, text, names).then(
    ({ words }) => words.message ?? '',
    (error: unknown) => {
      const problem = problemOf(error);
      return 'message' in problem ? (problem.message ?? '') : problem.kind;
    },
  );
  return { at, ended, said, asked };
}

const isWrite = ({ method }: { readonly method: string }): boolean => method === 'PUT';

describe('a save that is stopped', () => {
  it('before it has left sent nothing, and says so', async () => {
    const { at, ended, said } = await saveStopped(({ jamf }, stop) => {
      jamf.before = stop;
      jamf.fault = () => 'cancelled';
    });
    assert.deepEqual([at.jamf.writes().length, ended], [0, ['cancelled']]);
    assert.match(said, /^Not sent: script “Fix” on Lab stays as it is on the server/);
  });

  it('on its way, and was not carried out, is looked for: the old text is there', async () => {
    const { ended, said } = await saveStopped(({ jamf }, stop) => {
      jamf.before = (request) => (isWrite(request) ? stop() : undefined);
      jamf.fault = (request) => (isWrite(request) ? 'cancelled' : undefined);
    });
    assert.deepEqual(ended, ['unknown']);
    assert.match(said, /You stopped it on its way, and it was looked at afterwards: script “Fix” on Lab still has the old text/);
  });

  it('on its way, and was carried out, is stored, and says so', async () => {
    const { ended, said } = await saveStopped(({ jamf }, stop) => {
      jamf.before = (request) => {
        if (!isWrite(request)) return;
        jamf.stored.set('/v1/scripts/7', String(request.body));
        stop();
      };
      jamf.fault = (request) => (isWrite(request) ? 'cancelled' : undefined);
    });
    assert.deepEqual(ended, ['stored']);
    assert.match(said, /was saved: it had reached the server before you stopped it/);
  });

  it('once more while it is looked for ends without anybody knowing', async () => {
    const { ended, said } = await saveStopped(({ jamf }, stop, stopAgain) => {
      let isSent = false;
      jamf.before = (request) => {
        if (isSent) stopAgain();
        if (isWrite(request)) stop();
        isSent ||= isWrite(request);
      };
      jamf.fault = (request) => (isWrite(request) || isSent ? 'cancelled' : undefined);
    });
    assert.deepEqual([ended, said], [['unknown'], 'Not known.']);
  });

  it('is not what is waited for while a person is asked', async () => {
    const { asked, ended } = await saveStopped(() => undefined);
    assert.deepEqual([asked, ended], [['asked'], ['stored']]);
  });
});
