import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { FakeClock } from '../../../support/fakeClock.ts';
import { lend } from '../../../support/host/lent.ts';
import { Box } from '../../../support/host/person.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

type StandIn = Pick<typeof vscode, 'InputBoxValidationSeverity' | 'window'> & { readonly shown: string[]; readonly presses: number[] };

let giveBack = (): void => undefined;

async function load() {
  return withVscodeModule(async () => {
    const { shown, presses, window, InputBoxValidationSeverity } = (await import('vscode')) as unknown as StandIn;
    shown.length = 0;
    const progress = await import('../../../../src/host/support/progress.ts');
    const say = await import('../../../../src/host/support/say.ts');
    const box = new Box(() => undefined);
    giveBack = lend(window, { createInputBox: () => box });
    return { shown, presses, box, InputBoxValidationSeverity, ...progress, ...say };
  });
}

const name = '[Show details](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%5Cn%22%7D)\u202e';
/** What VS Code makes a link of, as in its `linkedText.ts`. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/;

describe('what the host says', () => {
  afterEach(() => giveBack());

  it('has no link in it, whatever an object is called', async () => {
    const { shown, box, InputBoxValidationSeverity, say, askLine, lineInput, withProgress, ShownWaits } = await load();
    assert.match(name, link);
    await say.info(name);
    await say.warning(name, { go: 'Go On' });
    await say.error(name);
    await askLine({ title: name, prompt: name });
    const { remark } = lineInput(name);
    remark(name);
    shown.push(box.prompt, box.message);
    remark({ message: name, severity: InputBoxValidationSeverity.Error });
    shown.push(box.message);
    await withProgress({ title: name, where: 'notification' }, async (_, report) => report({ message: name, percent: 5 }));
    const waits = new ShownWaits(new FakeClock());
    const sign = waits.loud({ title: name, begun: 1 }, () => undefined);
    sign.hold(name);
    sign.end();
    assert.equal(shown.length, 12);
    assert.equal(shown.filter((text) => text.includes('Show details')).length, 11);
    for (const text of shown) {
      assert.doesNotMatch(text, link);
      assert.ok(!text.includes('\u202e'), text);
    }
  });

  it('is no icon in the status bar, where the latest wait stands until it is over, and can be stopped', async () => {
    const { shown, ShownWaits } = await load();
    const waits = new ShownWaits(new FakeClock());
    const stopped: string[] = [];
    const first = waits.quiet({ title: 'Opening “$(trash)” on Acme…', begun: 1 }, () => stopped.push('first'));
    const second = waits.quiet({ title: 'Saving…', begun: 2 }, () => stopped.push('second'));
    await waits.stop(2);
    second.end();
    await waits.stop();
    first.end();
    await waits.stop();
    assert.deepEqual(stopped, ['second', 'first']);
    const opening = String.raw`$(loading~spin) Opening “\$(trash)” on Acme… $(close) Stop`;
    assert.deepEqual(shown, [opening, '$(loading~spin) Saving… $(close) Stop', opening]);
  });

  it('asks which wait is to be stopped where there are several, in a list that makes no icon of a name', async () => {
    const { shown, presses, ShownWaits } = await load();
    const waits = new ShownWaits(new FakeClock());
    const stopped: string[] = [];
    waits.loud({ title: 'Opening “$(trash)”…', begun: 1 }, () => stopped.push('first'));
    waits.loud({ title: 'Saving…', begun: 2 }, () => stopped.push('second'));
    shown.length = 0;
    await waits.stop();
    assert.deepEqual([shown, stopped], [['Saving…', String.raw`Opening “\$(trash)”…`], []]);
    presses.push(1);
    await waits.stop();
    assert.deepEqual(stopped, ['first']);
  });

  it('takes a remark back', async () => {
    const { box, lineInput } = await load();
    const { remark } = lineInput('Which id?');
    remark('Taken');
    assert.deepEqual([box.prompt, box.validationMessage], ['Which id?', 'Taken']);
    remark(undefined);
    assert.deepEqual([box.prompt, box.validationMessage], ['Which id?', undefined]);
  });
});
