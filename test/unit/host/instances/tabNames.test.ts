import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Tab, TabGroup, Uri } from 'vscode';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type { InstanceChange } from '../../../../src/app/support/services.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { TabNames, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/instances/tabNames.ts')),
  vscode: await import('vscode'),
}));

const uri = {
  scheme: 'jamf',
  authority: 'lab',
  path: '/buildings/1/Apple Park.json',
  query: '',
  toString: () => 'jamf://lab/buildings/1/Apple%20Park.json',
} as unknown as Uri;

/** One group of tabs, in which what opens the text under a name is done when the test says so. */
function desk() {
  const changed = new vscode.EventEmitter<{ opened: Tab[]; changed: Tab[]; closed: Tab[] }>();
  const groups = new vscode.EventEmitter<{ opened: TabGroup[]; changed: TabGroup[]; closed: TabGroup[] }>();
  const tabs: Tab[] = [];
  const group = { tabs, viewColumn: 1 } as unknown as TabGroup;
  const tab = (label: string): Tab => ({ label, input: new vscode.TabInputText(uri), isPreview: false, group }) as unknown as Tab;
  const open = (label: string): void => {
    const one = tab(label);
    tabs.splice(0, tabs.length, one);
    changed.fire({ opened: [one], changed: [], closed: [] });
  };
  const close = (): void => changed.fire({ opened: [], changed: [], closed: tabs.splice(0) });
  const waiting: (() => void)[] = [];
  const naming = (_: Uri, __: unknown, name: string) =>
    new Promise<void>((resolve) => {
      waiting.push(() => {
        open(name);
        resolve();
      });
    });
  const shown = { all: [group], onDidChangeTabs: changed.event, onDidChangeTabGroups: groups.event, close: async () => (close(), true) };
  let name = 'Lab';
  const told = new vscode.EventEmitter<InstanceChange>();
  const rename = (other: string, what: InstanceChange['what']): void => {
    name = other;
    told.fire({ id: 'lab', what });
  };
  const instances = { get: () => ({ id: 'lab', name }) as InstanceProfile, onDidChange: told.event };
  const troubles: unknown[] = [];
  const names = new TabNames({ instances, log: { error: (...trouble: unknown[]) => void troubles.push(trouble) } }, shown, naming);
  const named = async (): Promise<void> => {
    for (const go of waiting.splice(0)) go();
    await setImmediate();
  };
  const closeGroup = (): void => groups.fire({ opened: [], changed: [], closed: [{ ...group, tabs: tabs.splice(0) }] });
  return { open, close, closeGroup, named, rename, names, troubles, labels: () => tabs.map(({ label }) => label) };
}

describe('the name of a tab', () => {
  it('has the instance in it', async () => {
    const { open, named, labels } = desk();
    open('Apple Park.json');
    await named();
    assert.deepEqual(labels(), ['Apple Park.json – Lab']);
  });

  for (const what of ['state', 'access', 'profile'] as const)
    it(`follows a new name, which is told as a change of the ${what}`, async () => {
      const { open, rename, named, labels } = desk();
      open('Apple Park.json');
      await named();
      rename('Laboratory', what);
      await named();
      assert.deepEqual(labels(), ['Apple Park.json – Laboratory']);
    });

  for (const how of ['close', 'closeGroup'] as const)
    it(`does not bring back a tab that is closed meanwhile (${how})`, async () => {
      const person = desk();
      person.open('Apple Park.json');
      person[how]();
      await person.named();
      assert.deepEqual(person.labels(), []);
      assert.deepEqual(person.troubles, []);
    });

  it('is given again to a tab that is opened again', async () => {
    const { open, close, named, labels } = desk();
    open('Apple Park.json');
    await named();
    close();
    open('Apple Park.json');
    await named();
    assert.deepEqual(labels(), ['Apple Park.json – Lab']);
  });
});
