import assert from 'node:assert/strict';
import { tagWords } from '../../../../src/app/lists/operationList.ts';
import { inGroups } from '../../../../src/core/resources/groups.ts';
import { kindOf } from '../../../../src/core/resources/kindOf.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { realDocument } from '../../../support/openapi/realDocument.ts';
import { childrenOf, newInstance, sideBar } from '../../../support/host/sideBar.ts';

const names = (of: readonly { readonly key: string }[]): readonly string[] => of.map(({ key }) => kindOf(key).label.many);

describe('the sidebar over the document of a real Jamf Pro', () => {
  it('shows every group and every resource', async function () {
    const document = realDocument(this);
    const bar = sideBar(newInstance(document));
    const shown = async (...way: readonly string[]): Promise<readonly unknown[]> =>
      (await childrenOf(bar, ...way)).map(({ label }) => label);
    const groups = inGroups(proFamily(document).resources);
    assert.deepEqual(await shown('Acme'), ['Favourites', 'Recently Opened', ...groups.map(({ group }) => group)]);
    for (const { group, main, rest } of groups) {
      assert.deepEqual(await shown('Acme', group), [...names(main), ...(rest.length === 0 ? [] : ['More'])], group);
      if (rest.length > 0) assert.deepEqual(await shown('Acme', group, 'More'), names(rest), group);
    }
  });

  it('shows all 817 operations by 129 tags', async function () {
    const document = realDocument(this);
    const { operations } = sideBar(newInstance(document));
    operations.wanted();
    const tags = (await operations.getChildren()).map((node) => operations.getTreeItem(node));
    const counts = new Map<unknown, number>();
    for (const { tag } of document.operations) counts.set(tagWords(tag), (counts.get(tagWords(tag)) ?? 0) + 1);
    assert.deepEqual([tags.length, tags.reduce((sum, { description }) => sum + Number(description), 0)], [129, 817]);
    assert.deepEqual(new Map(tags.map(({ label, description }) => [label, Number(description)])), counts);
  });
});
