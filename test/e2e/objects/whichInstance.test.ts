import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { addConnection } from '../support/addConnection.ts';
import { BoundKeys, type Call } from '../support/boundKeys.ts';
import { until } from '../support/until.ts';
import { Window, type ThemeName } from '../support/window.ts';

const names = { production: 'Acme Production', test: 'Acme Test' } as const;
type Side = keyof typeof names;
const what = ['object', 'table', 'request'] as const;

/** What is opened on both sides, by the argument that another extension would name it with. */
function calls(): Record<`${(typeof what)[number]} of ${Side}` | 'lock', Call> {
  const of = (side: Side) => ({ instance: `acme-${side}` });
  const object = (side: Side): Call => ({ command: 'jamf.openObject', args: { ...of(side), resource: 'buildings', id: '1' } });
  const table = (side: Side): Call => ({ command: 'jamf.openTable', args: { ...of(side), resource: 'buildings' } });
  const request = (side: Side): Call => ({ command: 'jamf.newRequest', args: { ...of(side), method: 'GET', path: '/v1/buildings/1' } });
  return {
    'object of production': object('production'),
    'object of test': object('test'),
    'table of production': table('production'),
    'table of test': table('test'),
    'request of production': request('production'),
    'request of test': request('test'),
    lock: { command: 'jamf.lockNow' },
  };
}

/** Two instances with the same objects: nothing but what the window says tells them apart. */
describe('which instance one is in', () => {
  let window: Window;
  let keys: BoundKeys<keyof ReturnType<typeof calls>>;
  let servers: readonly DemoServer[] = [];
  let building = '';

  before(async () => {
    servers = [await startDemoServer(), await startDemoServer()];
    keys = await BoundKeys.of(calls());
    window = await Window.open({
      files: { 'notes.txt': 'Of nobody' },
      size: { width: 1500, height: 950 },
      settings: { 'workbench.editor.enablePreview': false },
    });
    await window.sideBar();
    const [production, test] = servers.map(({ url }) => url);
    await addConnection(window, { name: names.production, url: production ?? '', environment: 'Production', client: demoAdminClient });
    await addConnection(window, { name: names.test, url: test ?? '', environment: 'Test', client: demoAdminClient });
    building = String(servers[0]?.demo.peek('buildings', '1')?.['name']);
  });
  after(async () => {
    await window.close();
    for (const server of servers) await server.close();
  });

  const titles: Readonly<Record<(typeof what)[number], () => string>> = {
    object: () => `${building}.json`,
    table: () => 'Buildings',
    request: () => 'GET /v1/buildings/1',
  };
  const tab = (kind: (typeof what)[number], name: string) => window.tab(new RegExp(`^${titles[kind]()} – ${name}`));
  const front = (text: string | RegExp) => window.statusBarItem(text).waitFor();
  const words: Readonly<Record<Side, string>> = { production: 'Acme Production · Production, read-only', test: 'Acme Test · Test' };
  async function shots(name: string): Promise<void> {
    for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const satisfies readonly ThemeName[]) {
      await window.theme(theme);
      await window.screenshot(`which-instance-${name}-${theme}`);
    }
    await window.theme('light');
  }

  it('is told by the tab of each object, table and request, and by the status bar, at once after each switch', async () => {
    for (const kind of what)
      for (const side of ['production', 'test'] as const) {
        await keys.press(window, `${kind} of ${side}`);
        await tab(kind, names[side]).waitFor();
        await front(words[side]);
      }
    for (const kind of what)
      for (const side of ['production', 'test'] as const) {
        await tab(kind, names[side]).click();
        await front(words[side]);
      }
    await tab('object', names.production).click();
    await front(words.production);
    // Where a document is read-only, VS Code draws its padlock in the place of the letters.
    await until('the letters of the one that is not read-only', async () => (await window.signs('.tab:not(.active)')) === 'AT');
    await shots('1-locked');
  });
});
