import assert from 'node:assert/strict';
import { config } from '@vscode/l10n';
import type { Sensitivity } from '../../../../src/core/catalog/sensitive.ts';
import { defaultAccess, type Access, type InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { AskingConfirmations } from '../../../../src/app/support/confirm.ts';
import { demandOf, type Demand } from '../../../../src/app/support/demand.ts';
import type { WriteQuestion } from '../../../../src/app/support/services.ts';
import type { Shown } from '../../../../src/app/support/ui.ts';
import { ScriptedUi } from '../../../support/supportFakes.ts';

const profile: InstanceProfile = {
  id: 'acme',
  name: 'Acme',
  url: 'https://acme.example/jamf',
  environment: 'production',
  access: defaultAccess.production,
  account: { kind: 'client', clientId: 'abc' },
};
const change: WriteQuestion = {
  instanceId: 'acme',
  method: 'PUT',
  path: '/v1/buildings/1',
  summary: 'Change 2 fields of building “Main”.',
  typed: 'Main',
};

function confirmWith(
  ui: ScriptedUi,
  access: Access,
  level: Sensitivity['level'],
  why = 'Erases the device.',
  lacks: readonly string[] = [],
) {
  const now = { access };
  const sensitivity = { level, why: level === 'none' ? '' : why };
  const instances = { get: (id: string) => (id === 'acme' ? profile : undefined), access: () => now };
  return {
    confirm: new AskingConfirmations(
      ui,
      instances,
      () => sensitivity,
      () => lacks,
    ),
    now,
  };
}

describe('what is asked: access × sensitivity', () => {
  const table: readonly (readonly [WriteQuestion['method'], Access, Sensitivity['level'], Demand])[] = [
    ['GET', 'readOnly', 'none', 'nothing'],
    ['GET', 'readOnly', 'modal', 'modal'],
    ['GET', 'confirm', 'none', 'nothing'],
    ['GET', 'full', 'typed', 'typed'],
    ['HEAD', 'confirm', 'none', 'nothing'],
    ['GET', 'confirm', 'reveal', 'nothing'],
    ['POST', 'full', 'reveal', 'modal'],
    ['PUT', 'readOnly', 'none', 'refuse'],
    ['DELETE', 'readOnly', 'typed', 'refuse'],
    ['PUT', 'confirm', 'none', 'modal'],
    ['POST', 'confirm', 'typed', 'typed'],
    ['PATCH', 'full', 'none', 'nothing'],
    ['DELETE', 'full', 'modal', 'modal'],
    ['POST', 'full', 'typed', 'typed'],
  ];
  for (const [method, access, level, expected] of table) {
    it(`${method}, ${access}, ${level}: ${expected}`, () => assert.equal(demandOf(method, access, level), expected));
  }
});

describe('asking before a write', () => {
  it('says what the account lacks, and lets it go on', async () => {
    const ui = new ScriptedUi('Send', undefined);
    assert.equal(await confirmWith(ui, 'confirm', 'none', '', ['Update Buildings']).confirm.write(change), true);
    assert.match(ui.asked.join('\n'), /The account lacks Update Buildings: Jamf Pro is likely to refuse this\./);
    assert.equal(await confirmWith(ui, 'readOnly', 'none', '', ['Update Buildings']).confirm.write(change), false);
    assert.match(ui.asked.at(-1) ?? '', /so nothing was sent.*lacks Update Buildings/s);
  });

  it('asks once for several requests, as strictly as the strictest of them demands', async () => {
    const ui = new ScriptedUi('Send', undefined);
    const instances = { get: () => profile, access: () => ({ access: 'full' }) as const };
    const classify = ({ path }: { readonly path: string }) =>
      ({ level: path === '/v1/sites/1' ? 'modal' : 'none', why: path === '/v1/sites/1' ? 'Others need it.' : '' }) as const;
    const confirm = new AskingConfirmations(ui, instances, classify, () => []);
    assert.equal(await confirm.write({ ...change, others: ['/v1/sites/1'] }), true);
    assert.equal(ui.asked.length, 1);
    assert.match(ui.asked.join(), /PUT \/v1\/buildings\/1\nPUT \/v1\/sites\/1\n.*Others need it\./s);
  });

  it('shows one thing or another, and asks again beside it; each is a button where a name is typed', async () => {
    const looked: string[] = [];
    const exhibit = (label: 'Show Changes' | 'Find References') => ({
      label,
      show: () => {
        looked.push(label);
        return Promise.resolve({ gone: new Promise<void>(() => undefined), close: () => Promise.resolve() });
      },
    });
    const both = { more: exhibit('Show Changes'), beside: exhibit('Find References') };
    const ui = new ScriptedUi('Find References', 'Send');
    assert.equal(await confirmWith(ui, 'confirm', 'none').confirm.write({ ...change, ...both }), true);
    assert.deepEqual(looked, ['Find References']);
    assert.match(ui.asked[0] ?? '', /\[Show Changes\|Find References\|Send\]$/);
    assert.match(ui.asked[1] ?? '', /^aside: .*\[Do Nothing\|Send\]$/);
    const alone = new ScriptedUi('Find References', 'Do Nothing');
    assert.equal(await confirmWith(alone, 'confirm', 'none').confirm.write({ ...change, beside: both.beside }), false);
    assert.match(alone.asked[0] ?? '', /\[Find References\|Send\]$/);
    const typed = new ScriptedUi(true);
    assert.equal(await confirmWith(typed, 'confirm', 'typed').confirm.write({ ...change, ...both }), true);
    assert.deepEqual(
      typed.lastTyped?.more?.map(({ label }) => label),
      ['Show Changes', 'Find References'],
    );
  });

  it('asks nothing where nothing is demanded', async () => {
    const ui = new ScriptedUi();
    assert.equal(await confirmWith(ui, 'full', 'none').confirm.write(change), true);
    assert.deepEqual(ui.asked, []);
  });

  it('asks in any access for what goes along although nobody asked for it', async () => {
    const beyond = 'Line 2 in CRLF will end in LF.';
    const no = new ScriptedUi();
    assert.equal(await confirmWith(no, 'full', 'none').confirm.write({ ...change, beyond }), false);
    assert.match(no.asked.join('\n'), /Line 2 in CRLF will end in LF\./);
    const yes = new ScriptedUi('Send');
    assert.equal(await confirmWith(yes, 'full', 'none').confirm.write({ ...change, beyond }), true);
    const typed = new ScriptedUi(true);
    assert.equal(await confirmWith(typed, 'full', 'typed').confirm.write({ ...change, beyond }), true);
    assert.match(typed.lastTyped?.prompt ?? '', /Line 2 in CRLF will end in LF\. Type Main to go on\./);
  });

  it('wants the name typed in any access where the write itself demands it', async () => {
    const ui = new ScriptedUi(true);
    const { confirm } = confirmWith(ui, 'full', 'none');
    assert.equal(await confirm.asks({ ...change, isTyped: true }), true);
    assert.equal(await confirm.write({ ...change, isTyped: true, beyond: 'All devices install it again.' }), true);
    assert.match(ui.lastTyped?.prompt ?? '', /All devices install it again\. Type Main to go on\./);
  });

  it('asks in any access for what takes something away, unless another question named it', async () => {
    const takesAway = { ...change, lines: ['city: “Bonn” → emptied'], takesAway: true };
    const no = new ScriptedUi();
    const { confirm } = confirmWith(no, 'full', 'none');
    assert.equal(await confirm.asks(takesAway), true);
    assert.equal(await confirm.write(takesAway), false);
    assert.match(no.asked[0] ?? '', /\{city: “Bonn” → emptied\n/);
    assert.equal(await confirmWith(new ScriptedUi('Send'), 'full', 'none').confirm.write(takesAway), true);
    const named = new ScriptedUi();
    assert.equal(await confirmWith(named, 'full', 'none').confirm.write({ ...takesAway, named: true }), true);
    assert.equal(await confirmWith(named, 'full', 'none').confirm.write({ ...takesAway, takesAway: false }), true);
    assert.deepEqual(named.asked, []);
  });

  it('names instance, environment, host, method and path in a modal', async () => {
    const ui = new ScriptedUi('Send');
    assert.equal(await confirmWith(ui, 'confirm', 'none').confirm.write(change), true);
    assert.deepEqual(ui.asked, [
      'modal: Change 2 fields of building “Main”. {PUT /v1/buildings/1\nAcme (production), acme.example} [Do Nothing|Send]',
    ]);
  });

  it('says why an operation is sensitive, and calls a deletion one', async () => {
    const ui = new ScriptedUi();
    assert.equal(await confirmWith(ui, 'full', 'modal').confirm.write({ ...change, method: 'DELETE' }), false);
    assert.match(ui.asked[0] ?? '', /\nErases the device\.\} \[Do Nothing\|Delete\]$/);
  });

  it('shows the changes, asks again without covering them, and puts them away', async () => {
    for (const [answer, expected] of [
      ['Send', true],
      ['Do Nothing', false],
      [undefined, false],
    ] as const) {
      const ui = new ScriptedUi('Show Changes', answer);
      const done: string[] = [];
      const show = async (): Promise<Shown> => {
        done.push('shown');
        return { gone: new Promise(() => undefined), close: async () => void done.push('closed') };
      };
      const more = { label: 'Show Changes', show } as const;
      assert.equal(await confirmWith(ui, 'confirm', 'none').confirm.write({ ...change, more }), expected);
      assert.deepEqual(done, ['shown', 'closed']);
      assert.match(ui.asked[0] ?? '', /\[Show Changes\|Send\]$/);
      assert.match(ui.asked[1] ?? '', /^aside: Acme: Change 2 fields .* \[Do Nothing\|Send\]$/);
    }
  });

  it('sends for the button that sends, in a language whose words for both are the same', async () => {
    config({ contents: { Send: 'OK', 'Do Nothing': 'OK', 'Show Changes': 'OK' } });
    try {
      const show = async (): Promise<Shown> => ({ gone: new Promise(() => undefined), close: async () => undefined });
      for (const [places, expected] of [
        [[0, 0], false],
        [[0, 1], true],
        [[0, 2], false],
        [[1], true],
        [[2], false],
      ] as const) {
        const ui = new ScriptedUi(...places);
        const answer = await confirmWith(ui, 'confirm', 'none').confirm.write({ ...change, more: { label: 'Show Changes', show } });
        assert.equal(answer, expected, places.join(', '));
      }
    } finally {
      config({ contents: {} });
    }
  });

  it('says what changes, a line each, before what is sent to where', async () => {
    const ui = new ScriptedUi('Send');
    await confirmWith(ui, 'confirm', 'none').confirm.write({ ...change, lines: ['name: “A” → “B”', 'and 3 more'] });
    assert.match(ui.asked[0] ?? '', /\{name: “A” → “B”\nand 3 more\n \nPUT \/v1\/buildings\/1\n/);
  });

  it('asks no second time for what another question named, but for a name that has to be typed', async () => {
    const named = { ...change, named: true };
    const ui = new ScriptedUi(true);
    assert.equal(await confirmWith(ui, 'confirm', 'modal').confirm.write(named), true);
    assert.equal(await confirmWith(ui, 'confirm', 'modal').confirm.asks(named), false);
    assert.deepEqual(ui.asked, []);
    assert.equal(await confirmWith(ui, 'confirm', 'typed').confirm.write(named), true);
    assert.deepEqual(ui.asked, ['type: Main']);
  });

  it('wants the name typed, the object’s or else the instance’s', async () => {
    const ui = new ScriptedUi(true, false);
    const { confirm } = confirmWith(ui, 'full', 'typed');
    assert.equal(await confirm.write(change), true);
    const { typed: _, ...unnamed } = change;
    assert.equal(await confirm.write(unnamed), false);
    assert.deepEqual(ui.asked, ['type: Main', 'type: Acme']);
    assert.match(ui.lastTyped?.prompt ?? '', /^PUT \/v1\/buildings\/1\. Erases the device\. Type Acme to go on\.$/);
  });

  for (const typed of ['', '  ', '\u200B', 'two\nlines']) {
    it(`wants the instance’s name typed where the object’s is ${JSON.stringify(typed)}`, async () => {
      const ui = new ScriptedUi(true);
      assert.equal(await confirmWith(ui, 'full', 'typed').confirm.write({ ...change, typed }), true);
      assert.deepEqual(ui.asked, ['type: Acme']);
    });
  }

  it('refuses for a read-only instance, and leaves it at that', async () => {
    const ui = new ScriptedUi(undefined);
    assert.equal(await confirmWith(ui, 'readOnly', 'none').confirm.write(change), false);
    assert.match(ui.asked[0] ?? '', /^modal: Acme is read-only.*\[Unlock…\]$/s);
    assert.deepEqual(ui.executed, []);
  });

  it('goes on after unlocking, with the question of its own', async () => {
    const ui = new ScriptedUi('Unlock…', 'Send');
    const { confirm, now } = confirmWith(ui, 'readOnly', 'none');
    ui.onExecute = () => {
      now.access = 'confirm';
    };
    assert.equal(await confirm.write(change), true);
    assert.deepEqual(ui.executed, [['jamf.unlockInstance', { kind: 'instance', instanceId: 'acme' }]]);
    assert.equal(ui.asked.length, 2);
  });

  it('offers to unlock an instance before a text of it is looked at, and asks nothing where writes get through', async () => {
    const open = new ScriptedUi();
    assert.equal(await confirmWith(open, 'confirm', 'none').confirm.unlocked('acme', 'Building “Main” on Acme'), true);
    assert.deepEqual(open.asked, []);
    const ui = new ScriptedUi(undefined, 'Unlock…', 'Unlock…');
    const { confirm, now } = confirmWith(ui, 'readOnly', 'none');
    assert.equal(await confirm.unlocked('acme', 'Building “Main” on Acme'), false);
    assert.equal(await confirm.unlocked('acme', 'Building “Main” on Acme'), false);
    ui.onExecute = () => {
      now.access = 'confirm';
    };
    assert.equal(await confirm.unlocked('acme', 'Building “Main” on Acme'), true);
    assert.match(ui.asked[0] ?? '', /^modal: Acme is read-only here, so nothing was sent\..* \{Building “Main” on Acme\} \[Unlock…\]$/);
  });

  it('sends nothing when unlocking was called off', async () => {
    const ui = new ScriptedUi('Unlock…', 'Send');
    assert.equal(await confirmWith(ui, 'readOnly', 'none').confirm.write(change), false);
    assert.equal(ui.asked.length, 1);
  });

  it('knows nothing of an instance that is gone', async () => {
    const { confirm } = confirmWith(new ScriptedUi(), 'full', 'none');
    await assert.rejects(async () => confirm.write({ ...change, instanceId: 'gone' }), { name: 'ProblemError' });
  });
});
