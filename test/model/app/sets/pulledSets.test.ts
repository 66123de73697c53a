import assert from 'node:assert/strict';
import { parseJson, type JsonNode } from '../../../../src/core/json/parse.ts';
import { printDocument } from '../../../../src/core/json/print.ts';
import { setRule } from '../../../../src/core/sets/canon/setOrder.ts';
import { pulledText } from '../../../../src/core/sets/folder/pulledText.ts';
import { sendableOf } from '../../../../src/core/sets/folder/sendable.ts';
import { createDemo } from '../../../../src/demo/demo.ts';
import { referencesWorld } from '../../../../src/demo/worlds/references/referencesWorld.ts';
import { noon } from '../../../support/demoCaller.ts';
import { never } from '../../../support/signals.ts';
import { wholeDemo } from '../../../support/sets/wholeDemo.ts';

type Rule = ReturnType<typeof setRule>;

/** The same document as a server answers it next time: its sets the other way round. `counts`: how many have two entries. */
function answeredAnew(node: JsonNode, rule: Rule, counts: { sets: number }): JsonNode {
  if (node.kind === 'array') {
    const items = node.items.map((item) => answeredAnew(item, rule.entry(), counts));
    if (rule.isSet && items.length > 1) counts.sets += 1;
    return { ...node, items: rule.isSet ? items.toReversed() : items };
  }
  if (node.kind !== 'object') return node;
  const members = node.members.map((member) => ({ ...member, value: answeredAnew(member.value, rule.field(member.name).rule, counts) }));
  return { ...node, members };
}

describe('all objects of a demo world, whose sets are answered in another order', () => {
  it('are the same files, and are sent as the server has them, where nobody changed anything', async function () {
    this.timeout(60_000);
    const world = await wholeDemo(createDemo({ now: () => noon, world: referencesWorld() }), '11.30.1');
    const counts = { sets: 0 };
    let objects = 0;
    for (const { resource } of world.source.kinds()) {
      const kind = { resource, shape: world.shapeOf(resource) };
      const rule = setRule(kind);
      for await (const { text, name } of world.source.entries(resource, never)) {
        if (text === undefined) continue;
        objects += 1;
        const now = printDocument(answeredAnew(parseJson(text), rule, counts));
        const base = pulledText(kind, text);
        assert.equal(pulledText(kind, now), base, `${resource} ${name}`);
        const sent = sendableOf(kind, { base, mine: base }, now);
        assert.equal(sent.mine, sent.base);
        assert.deepEqual(JSON.parse(sent.mine), JSON.parse(now), `${resource} ${name}`);
      }
    }
    assert.ok(objects > 200 && counts.sets > 20, `${objects} objects, ${counts.sets} sets`);
  });
});
