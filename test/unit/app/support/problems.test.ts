import assert from 'node:assert/strict';
import { t } from '@vscode/l10n';
import { speakLanguage } from '../../../../src/app/support/language.ts';
import { NotifyingProblems } from '../../../../src/app/support/problems.ts';
import type { Explain } from '../../../../src/app/support/services.ts';
import type { Problem } from '../../../../src/shared/problem.ts';
import { evidence } from '../../../support/refusals.ts';
import { MemoryLog, ScriptedUi } from '../../../support/supportFakes.ts';

const refused: Problem = { kind: 'auth', reason: 'wrongCredentials', evidence: evidence(401) };
const guidance: Explain = () => ({
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
  return {
    problems: new NotifyingProblems(
      ui,
      log,
      async () => how,
      (id) => (id === 'acme' ? 'Acme' : undefined),
    ),
    log,
  };
}

describe('a change that only the page of the object takes', () => {
  it('has a button that leads there, before all others', async () => {
    const page = { instanceId: 'acme', resource: 'classic/osxconfigurationprofiles', id: '5' };
    const ui = new ScriptedUi('Open in Jamf Pro');
    const { problems } = problemsWith(ui);
    await problems.show({ kind: 'invalid', message: 'Not from here.', page }, { instanceId: 'acme', couldNot: () => 'could not send' });
    assert.deepEqual(ui.executed, [['jamf.openInJamf', { kind: 'object', ...page, label: '5' }]]);
    const other = new ScriptedUi('Open in Jamf Pro');
    await problemsWith(other).problems.show({ kind: 'invalid', message: 'No.' }, { couldNot: () => 'could not send' });
    assert.deepEqual(other.executed, []);
  });
});

describe('problems as words', () => {
  const { problems } = problemsWith(new ScriptedUi());

  it('names the instance, what was tried, what it means and the next step', async () => {
    assert.equal(
      await problems.words(refused, { instanceId: 'acme', couldNot: () => 'could not list Buildings' }),
      'Acme: could not list Buildings: Sign-in refused. The server does not know this client. Enter the secret again.',
    );
    assert.match(await problems.words(refused, { couldNot: () => 'could not import the list' }), /^Could not import the list: /);
    assert.match(await problems.words(refused, { instanceId: 'gone', couldNot: () => 'could not x' }), /^gone: /);
  });

  it('leaves a sentence that was written for the person as it is', async () => {
    assert.equal(
      await problems.words({ kind: 'invalid', message: 'A URL is needed.' }, { couldNot: () => 'could not add' }),
      'A URL is needed.',
    );
  });

  it('lets no link of a server act, and no line break or direction mark through', async () => {
    const message = 'See [here](command:workbench.action.quit)\n\u202eevil';
    const words = await problems.words({ kind: 'invalid', message }, { couldNot: () => 'could not x' });
    assert.equal(words, 'See [here] (command:workbench.action.quit) evil');
  });
});

describe('problems as notifications', () => {
  const about = { instanceId: 'acme', couldNot: () => 'could not list Buildings' };

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

  it('is in the language of the window for the person, and in English in the log', async () => {
    speakLanguage({ 'could not list {0}': 'lassen sich {0} nicht auflisten', Buildings: 'Gebäude', 'Try it again.': 'Noch einmal.' });
    try {
      const ui = new ScriptedUi();
      const { problems, log } = problemsWith(ui, (...asked) => ({ ...guidance(...asked), steps: [t`Try it again.`] }));
      await problems.show(refused, { instanceId: 'acme', couldNot: () => t`could not list ${t`Buildings`}` });
      await problems.show({ kind: 'bug', detail: 'x' }, { couldNot: () => t`could not list ${t`Buildings`}` });
      assert.match(ui.asked[0] ?? '', /Acme: lassen sich Gebäude nicht auflisten: .* Noch einmal\./);
      assert.match(ui.asked[1] ?? '', /error: Lassen sich Gebäude nicht auflisten: /);
      assert.match(log.lines[0] ?? '', /^warn Acme: could not list Buildings: .* Try it again\.$/);
      assert.equal(log.lines[1], 'error could not list Buildings: x');
      assert.equal(t`Buildings`, 'Gebäude');
    } finally {
      speakLanguage({});
    }
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
    await Promise.all([
      problems.show(refused, about),
      problems.show(refused, about),
      problems.show(refused, { ...about, couldNot: () => 'could not save' }),
    ]);
    assert.equal(ui.asked.length, 2);
    await problems.show(refused, about);
    assert.equal(ui.asked.length, 3);
  });

  it('offers no button of an instance where there is none', async () => {
    const ui = new ScriptedUi();
    await problemsWith(ui).problems.show(refused, { couldNot: () => 'could not import the list' });
    assert.match(ui.asked[0] ?? '', /\[Show Log\]$/);
  });
});
