import assert from 'node:assert/strict';
import { createDemo } from '../../../../src/demo/demo.ts';
import { demoSession } from '../../../support/objects/demoSession.ts';
import { childrenOf, sideBar } from '../../../support/host/sideBar.ts';

describe('the rows of the demo', () => {
  const labels = async (...way: readonly string[]): Promise<readonly unknown[]> =>
    (await childrenOf(sideBar(demoSession(createDemo())), 'X', ...way)).map(({ label }) => label);

  it('begin in a group with what is looked for most, and have the rest behind one row', async () => {
    const groups = await labels('Groups');
    assert.deepEqual([groups[0], groups.at(-1)], ['Smart Computer Groups', 'More']);
    assert.ok((await labels('Groups', 'More')).includes('Smart Computer Group Membership'));
  });

  it('call operations by what they do', async () => {
    const { operations } = sideBar(demoSession(createDemo()));
    operations.wanted();
    const tag = (await operations.getChildren()).find((node) => operations.getTreeItem(node).label === 'Computer Inventory');
    const found = (await operations.getChildren(tag)).map((node) => operations.getTreeItem(node).label);
    assert.ok(found.includes('Erase a computer'), JSON.stringify(found));
  });
});
