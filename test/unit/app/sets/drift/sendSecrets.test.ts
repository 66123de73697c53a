import assert from 'node:assert/strict';
import type { RunCommand } from '../../../../../src/app/contributions/commandTypes.ts';
import { sendMine, type Sending } from '../../../../../src/app/sets/drift/sendMine.ts';
import { secretMask } from '../../../../../src/shared/secretNames.ts';
import { invalidProblem } from '../../../../../src/shared/problem.ts';
import { DriftDesk, serverOfDesk, type DeskObject } from '../../../../support/sets/driftDesk.ts';

const script = (text: string, id = '7', name = 'Fix'): DeskObject => ({
  resource: 'scripts',
  id,
  name,
  document: { id, name, notes: 'plain', scriptContents: text },
});

/** What is sent of a script that was pulled and then changed. */
class Sent {
  readonly commands: (readonly [command: string, argument: { readonly text?: string }])[] = [];
  /** While it is sent. */
  during: () => void = () => undefined;
  /** What Jamf Pro has once it was checked. */
  later: DeskObject | undefined;
  readonly #desk: DriftDesk;
  readonly #now: DeskObject | undefined;

  constructor(desk: DriftDesk, now: DeskObject | undefined) {
    [this.#desk, this.#now] = [desk, now];
  }

  async send(path: string): Promise<void> {
    await this.#desk.check(this.#now === undefined ? [] : [this.#now], { kinds: [{ resource: 'scripts' }] });
    const execute = ((command: string, argument: { readonly text?: string }) => {
      this.commands.push([command, argument]);
      this.during();
      return Promise.resolve(command === 'jamf.internal.sendPulled' ? argument.text : undefined);
    }) as RunCommand;
    const sending: Sending = {
      instance: { id: 'acme', url: serverOfDesk },
      copyOf: () => Promise.resolve((this.later ?? this.#now) && JSON.stringify((this.later ?? this.#now)?.document)),
      execute,
      isDirty: () => false,
    };
    await sendMine(this.#desk, this.#desk.drift, this.#desk.row(path), sending);
  }

  script(): string {
    return (JSON.parse(this.commands[0]?.[1].text ?? '') as { scriptContents: string }).scriptContents;
  }
}

const real = '#!/bin/sh\npassword="hunter2secret"\necho 1\n';

describe('what Send Mine never sends', () => {
  it('is a mask inside of a script, also where another text of Jamf Pro holds one', async () => {
    const now: DeskObject = { ...script(real), document: { id: '7', name: 'Fix', notes: `shown as ${secretMask} `, scriptContents: real } };
    const desk = new DriftDesk([now]);
    desk.edit('scripts/Fix.sh', 'password=', 'secret_password=');
    const sent = new Sent(desk, now);
    await assert.rejects(sent.send('scripts/Fix.sh'), /masked inside of a text/);
    assert.deepEqual(sent.commands, []);
  });

  it('is a mask of which a letter was taken away', async () => {
    const desk = new DriftDesk([script(real)]);
    desk.edit('scripts/Fix.sh', secretMask, secretMask.slice(1));
    const sent = new Sent(desk, script(real));
    await assert.rejects(sent.send('scripts/Fix.sh'), /masked inside of a text/);
    assert.deepEqual(sent.commands, []);
  });

  it('is a mask in an object that is new here, or gone in Jamf Pro', async () => {
    const desk = new DriftDesk([script(real)]);
    desk.files.set('scripts/New.json', `${JSON.stringify({ name: 'New', scriptContents: `token="${secretMask}"` })}\n`);
    const sent = new Sent(desk, undefined);
    await assert.rejects(sent.send('scripts/New.json'), /masked inside of a text/);
    desk.edit('scripts/Fix.json', 'plain', 'other');
    await assert.rejects(sent.send('scripts/Fix.json'), /masked inside of a text/);
    assert.deepEqual(sent.commands, []);
  });

  it('are the line ends and the mark of its encoding that a file got on Windows', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.files.set('scripts/Fix.sh', '\uFEFF#!/bin/sh\r\necho 2\r\n');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    await sent.send('scripts/Fix.sh');
    assert.equal(sent.script(), '#!/bin/sh\necho 2\n');
  });

  it('is the mark of its encoding, also of a script whose lines end in Jamf Pro as on Windows', async () => {
    const ended = script('#!/bin/sh\r\necho 1\r\n');
    const desk = new DriftDesk([ended]);
    desk.files.set('scripts/Fix.sh', '\uFEFF#!/bin/sh\r\necho 2\r\n');
    const sent = new Sent(desk, ended);
    await sent.send('scripts/Fix.sh');
    assert.equal(sent.script(), '#!/bin/sh\r\necho 2\r\n');
  });

  it('is a mask where all lines got other ends, which a script needs on a Mac', async () => {
    const ended = script(real.replaceAll('\n', '\r\n'));
    const desk = new DriftDesk([ended]);
    desk.files.set('scripts/Fix.sh', (desk.files.get('scripts/Fix.sh') ?? '').replaceAll('\r\n', '\n'));
    const sent = new Sent(desk, ended);
    await sent.send('scripts/Fix.sh');
    assert.equal(sent.script(), real);
  });

  it('are letters of another encoding', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.edit('scripts/Fix.json', 'plain', 'other');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    const { read } = desk.tree;
    desk.tree.read = async (path) => (path === 'scripts/Fix.sh' ? Uint8Array.of(0x65, 0xfc, 0x0a) : await read(path));
    await assert.rejects(sent.send('scripts/Fix.json'), /scripts\/Fix\.sh is not UTF-8/);
    assert.deepEqual(sent.commands, []);
  });

  it('is an empty script whose file was taken away', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.files.delete('scripts/Fix.sh');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    await assert.rejects(sent.send('scripts/Fix.sh'), /would empty it/);
    assert.deepEqual(sent.commands, []);
  });
});

describe('what Send Mine never overwrites', () => {
  it('is an edit that was made while the text was read for it', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    const { read } = desk.tree;
    let reads = 0;
    desk.tree.read = async (path) => {
      const bytes = await read(path);
      if (path === 'scripts/Fix.sh' && ++reads === 2) desk.edit(path, 'echo 2', 'echo 3');
      return bytes;
    };
    await sent.send('scripts/Fix.sh');
    assert.equal(desk.files.get('scripts/Fix.sh'), '#!/bin/sh\necho 3\n');
  });

  it('is a file that came meanwhile where the object goes by its new name', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.edit('scripts/Fix.json', '"Fix"', '"Mend"');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    sent.during = () => void desk.files.set('scripts/Mend.json', '{"name":"my own"}\n');
    await sent.send('scripts/Fix.json');
    assert.equal(desk.files.get('scripts/Mend.json'), '{"name":"my own"}\n');
  });
});

describe('a folder that became another one since it was looked at', () => {
  for (const [what, path, from, to] of [
    ['another server', '.jamf/pull.json', 'acme', 'other'],
    ['another pull', '.jamf/ids.json', '"id": "7"', '"id": "8"'],
    ['a merge that was not finished', '.jamf/ids.json', '{', '<<<<<<< HEAD\n{'],
  ] as const) {
    it(`is neither sent nor written: ${what}`, async () => {
      const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
      desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
      const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
      const look = desk.drift.look.bind(desk.drift);
      desk.drift.look = async () => {
        await look();
        desk.edit(path, from, to);
      };
      await assert.rejects(sent.send('scripts/Fix.sh'), /was changed since it was looked at|cannot be used/);
      assert.deepEqual(sent.commands, []);
      assert.equal(desk.files.get('scripts/Fix.sh'), '#!/bin/sh\necho 2\n');
    });
  }
});

describe('an object that a merge by hand left under two names', () => {
  it('is not sent: one of them is what somebody else has changed since', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n'), script('#!/bin/sh\necho 1\n', '8', 'Old')]);
    desk.edit('.jamf/ids.json', '"id": "8", "name": "Old"', '"id": "7", "name": "Old"');
    desk.edit('.jamf/ids.json', '"id": "8", "name": "Old"', '"id": "7", "name": "Old"');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    await assert.rejects(sent.send('scripts/Fix.json'), /Fix\.json and scripts\/Old\.json are both said to be/);
    assert.deepEqual(sent.commands, []);
  });
});

describe('an object whose files were taken away here', () => {
  it('is not deleted where one of them is still there', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.files.delete('scripts/Fix.json');
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    await assert.rejects(sent.send('scripts/Fix.json'), /scripts\/Fix\.json is missing/);
    assert.deepEqual(sent.commands, []);
  });

  it('is not deleted where a colleague changed it and nobody has seen that', async () => {
    const pulled = script('#!/bin/sh\necho 1\n');
    const desk = new DriftDesk([pulled]);
    for (const ending of ['.json', '.sh']) desk.files.delete(`scripts/Fix${ending}`);
    const sent = new Sent(desk, pulled);
    sent.later = script('#!/bin/sh\necho 2\n');
    await assert.rejects(sent.send('scripts/Fix.json'), /was changed in Jamf Pro since anybody looked/);
    assert.deepEqual(sent.commands, []);
  });
});

describe('a file that cannot be read', () => {
  it('costs no other file its row, and is not sent', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n'), script('x', '8', 'Other')]);
    desk.edit('scripts/Other.json', 'plain', 'other');
    const { read } = desk.tree;
    desk.tree.read = async (path) => {
      if (path === 'scripts/Fix.sh') throw invalidProblem(`${path} is a symbolic link.`);
      return await read(path);
    };
    const sent = new Sent(desk, script('#!/bin/sh\necho 1\n'));
    await assert.rejects(sent.send('scripts/Fix.sh'), /symbolic link/);
    assert.deepEqual(desk.told(), ['scripts/Fix.sh here changed -', 'scripts/Other.json+scripts/Other.sh both changed gone']);
  });
});

describe('an object that is sent under another name', () => {
  it('stands where the next pull looks for it', async () => {
    const desk = new DriftDesk([script('#!/bin/sh\necho 1\n')]);
    desk.edit('scripts/Fix.json', '"Fix"', '"Mend"');
    await new Sent(desk, script('#!/bin/sh\necho 1\n')).send('scripts/Fix.json');
    const whole = new DriftDesk([script('#!/bin/sh\necho 1\n', '7', 'Mend')]);
    assert.deepEqual(desk.files, whole.files);
  });
});

describe('a script that begins with the mark of its encoding', () => {
  it('is no change as it was pulled', async () => {
    const marked = script('\uFEFF#!/bin/sh\necho 1\n');
    const desk = new DriftDesk([marked]);
    await desk.check([marked]);
    assert.deepEqual(desk.told(), []);
  });

  it('keeps it where another line of it is sent', async () => {
    const marked = script('\uFEFF#!/bin/sh\necho 1\n');
    const desk = new DriftDesk([marked]);
    desk.edit('scripts/Fix.sh', 'echo 1', 'echo 2');
    const sent = new Sent(desk, marked);
    await sent.send('scripts/Fix.sh');
    assert.equal(sent.script(), '\uFEFF#!/bin/sh\necho 2\n');
  });
});
