import assert from 'node:assert/strict';
import { NotifyingProblems } from '../../../../src/app/support/problems.ts';
import type { Problems } from '../../../../src/app/support/services.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { evidence } from '../../../support/refusals.ts';
import { MemoryLog, ScriptedUi } from '../../../support/supportFakes.ts';

const refused: Problem = { kind: 'auth', reason: 'wrongCredentials', evidence: evidence(401) };
const guidance: Problems['guidance'] = () => ({
  tone: 'error',
  errors: [],
  source: '',
  title: 'Sign-in refused.',
  meaning: 'The server does not know this client.',
  steps: ['Enter the secret again.', 'Ask an administrator.'],
  actions: [
    { do: 'retry', label: 'Try Again' },
    { do: 'editInstance', label: 'Edit Instance' },
    { do: 'usePath', label: 'Use Path', path: '/v1/x' },
    { do: 'showPrivileges', label: 'Show Privileges', privileges: ['Read Buildings'] },
    { do: 'showLog', label: 'Show Log' },
  ],
});

function problemsWith(ui: ScriptedUi, how = guidance) {
  const log = new MemoryLog();
  return { problems: new NotifyingProblems(ui, log, how, (id) => (id === 'acme' ? 'Acme' : undefined)), log };
}

describe('problems as words', () => {
  const { problems } = problemsWith(new ScriptedUi());

  it('names the instance, what was tried, what it means and the next step', () => {
    assert.equal(
      problems.words(refused, { instanceId: 'acme', tried: 'list Buildings' }),
      'Acme: could not list Buildings: Sign-in refused. The server does not know this client. Enter the secret again.',
    );
    assert.match(problems.words(refused, { tried: 'import the list' }), /^Could not import the list: /);
    assert.match(problems.words(refused, { instanceId: 'gone', tried: 'x' }), /^gone: /);
  });

  it('leaves a sentence that was written for the person as it is', () => {
    assert.equal(problems.words({ kind: 'invalid', message: 'A URL is needed.' }, { tried: 'add' }), 'A URL is needed.');
  });

  it('lets no link of a server act, and no line break or direction mark through', () => {
    const message = 'See [here](command:workbench.action.quit)\n\u202eevil';
    const words = problems.words({ kind: 'invalid', message }, { tried: 'x' });
    assert.equal(words, 'See [here] (command:workbench.action.quit) evil');
  });
});

describe('problems as notifications', () => {
  const about = { instanceId: 'acme', tried: 'list Buildings' };

  it('offers what can be done outside the panel, at most three, and does what was chosen', async () => {
    const ui = new ScriptedUi('Show Privileges');
    await problemsWith(ui).problems.show(refused, about);
    assert.match(ui.asked[0] ?? '', /^error: Acme: .*\[Edit Instance\|Show Privileges\|Show Log\]$/);
    assert.deepEqual(ui.executed, [['jamf.showPrivileges', { kind: 'instance', instanceId: 'acme' }, ['Read Buildings']]]);
  });

  it('retries first, with the label of the guidance', async () => {
    const ui = new ScriptedUi('Try Again');
    let retried = 0;
    await problemsWith(ui).problems.show(refused, { ...about, retry: () => void retried++ });
    assert.match(ui.asked[0] ?? '', /\[Try Again\|Edit Instance\|Show Privileges\]$/);
    assert.equal(retried, 1);
    assert.deepEqual(ui.executed, []);
  });

  it('is silent for a cancelled action', async () => {
    const ui = new ScriptedUi();
    const { problems, log } = problemsWith(ui);
    await problems.show({ kind: 'cancelled' }, about);
    assert.deepEqual([ui.asked, log.lines], [[], []]);
  });

  it('shows the same thing once at a time, and again when the first is closed', async () => {
    const ui = new ScriptedUi();
    const { problems } = problemsWith(ui);
    await Promise.all([problems.show(refused, about), problems.show(refused, about), problems.show(refused, { ...about, tried: 'save' })]);
    assert.equal(ui.asked.length, 2);
    await problems.show(refused, about);
    assert.equal(ui.asked.length, 3);
  });

  it('offers no button of an instance where there is none', async () => {
    const ui = new ScriptedUi();
    await problemsWith(ui).problems.show(refused, { tried: 'import the list' });
    assert.match(ui.asked[0] ?? '', /\[Show Log\]$/);
  });
});
