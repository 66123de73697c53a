import assert from 'node:assert/strict';
import { lend } from '../../../support/host/lent.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { findPulledFolders } = await withVscodeModule(() => import('../../../../src/host/support/pulledFolders.ts'));
const { workspace } = await withVscodeModule(() => import('vscode'));

interface At {
  readonly scheme: string;
  readonly path: string;
  toString(): string;
}

const at = (path: string, scheme = 'file'): At => ({ scheme, path, toString: () => `${scheme}:${path}` });

/** What is found in a workspace of these folders, of which some are pulled ones, by a search that finds these. */
async function found(
  folders: readonly At[],
  pulled: readonly string[],
  searched: readonly At[],
  most?: number,
): Promise<readonly string[]> {
  const asked: string[] = [];
  const back = lend(workspace, {
    workspaceFolders: folders.map((uri) => ({ uri })),
    fs: {
      stat: ({ scheme, path }: At) => {
        asked.push(scheme);
        return pulled.includes(path.replace('/.jamf/pull.json', '')) ? Promise.resolve({}) : Promise.reject(new Error('absent'));
      },
    },
    findFiles: (_: string, __: string, limit: number) => Promise.resolve(searched.slice(0, limit)),
  });
  try {
    const all = await findPulledFolders(most);
    assert.ok(!asked.includes('jamf'));
    return all.map(String);
  } finally {
    back();
  }
}

describe('the pulled folders of a workspace', () => {
  const [one, two] = [at('/one'), at('/two')];
  const below = at('/one/acme/.jamf/pull.json');

  it('are those of its folders that are some, though no search finds them', async () => {
    assert.deepEqual(await found([one, two], ['/two'], []), ['file:/two']);
    assert.deepEqual(await found([one, two], ['/one', '/two'], [], 1), ['file:/one', 'file:/two']);
  });

  it('are none of a workspace without folders, nor is an instance asked for one', async () => {
    assert.deepEqual(await found([], [], [below]), []);
    assert.deepEqual(await found([at('/acme', 'jamf')], ['/acme'], []), []);
  });

  it('are those below its folders, too', async () => {
    const all = await found([one], [], [below]);
    assert.equal(all.length, 1);
  });
});
