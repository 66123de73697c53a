import assert from 'node:assert/strict';
import { changedOnlySecrets, lastSave, restoreVersion, withoutSave } from '../../../../../src/core/objects/text/takingBack.ts';
import { addVersion, type Version } from '../../../../../src/core/objects/text/versions.ts';
import { printDocument } from '../../../../../src/core/json/print.ts';
import { nodeOf } from '../../../../support/classic/rulesOf.ts';
import { policyPlan } from '../../../../support/objects/classicDesk.ts';
import { Desk, thing } from '../../../../support/objects/desk.ts';

const version = (text: string): Version => ({ at: '2026-01-02T03:04:05.000Z', how: 'saved', text });

describe('what is taken back of an object', () => {
  it('tells a save of which it kept no change from one that it does not know', () => {
    const isHidden = (over: string): boolean | undefined => {
      const save = lastSave(addVersion([], { ...version('b'), over }));
      return save === undefined ? undefined : changedOnlySecrets(save);
    };
    assert.deepEqual([isHidden('b'), isHidden('a')], [true, false]);
  });

  it("takes back what can be written, digit by digit, and leaves to the server what is the server's", async () => {
    const desk = new Desk('things', thing);
    const older = await desk.open();
    const current = older
      .replace('"Main"', '"New"')
      .replace('1.10', '2')
      .replace('"today"', '"tomorrow"')
      .replace('"floor": "2"', '"floor": "3"');
    const back = restoreVersion(desk.plan, current, older);
    assert.equal(back, older.replace('"today"', '"tomorrow"'));
  });

  it('takes back what one save changed and nothing that others changed before it or since', async () => {
    const desk = new Desk('things', thing);
    const over = (await desk.open()).replace('"Main"', '"Theirs before"');
    const text = over.replace('"floor": "2"', '"floor": "mine"').replace('1.10', '2');
    const now = text.replace('"Theirs before"', '"Theirs since"');
    const back = withoutSave(desk.plan, now, { ...version(text), over });
    assert.deepEqual(back, { text: over.replace('"Theirs before"', '"Theirs since"'), left: [] });
  });

  it('leaves what others changed since to something else, and says so; what is back already needs no word', async () => {
    const desk = new Desk('things', thing);
    const over = await desk.open();
    const text = over.replace('"floor": "2"', '"floor": "mine"').replace('"Main"', '"Mine"');
    const again = text.replace('"floor": "mine"', '"floor": "theirs"');
    assert.deepEqual(withoutSave(desk.plan, again, { ...version(text), over }), {
      text: again.replace('"Mine"', '"Main"'),
      left: ['/place/floor'],
    });
    assert.deepEqual(withoutSave(desk.plan, over, { ...version(text), over }), { text: over, left: [] });
  });

  it('takes the entries of a save out of a list that others changed since, and leaves theirs', () => {
    const scope = (...ids: number[]): string =>
      printDocument(nodeOf({ scope: { computers: ids.map((id) => ({ id, name: `Mac ${id}` })) } }));
    const back = (over: string, text: string, now: string): ReturnType<typeof withoutSave> =>
      withoutSave(policyPlan, now, { ...version(text), over });
    assert.deepEqual(back(scope(1, 2), scope(1, 2, 6), scope(1, 2, 6, 7)), { text: scope(1, 2, 7), left: [] });
    assert.deepEqual(back(scope(1, 2), scope(2), scope(2, 7)), { text: scope(2, 7, 1), left: [] });
    assert.deepEqual(back(scope(1), scope(1, 6), scope(1)), { text: scope(1), left: [] });
    const renamed = scope(1).replace('Mac 1', 'Other');
    assert.deepEqual(back(scope(), scope(1), renamed), { text: scope(), left: [] });
    const script = (parameter4: string): string => printDocument(nodeOf({ scripts: [{ id: 2, parameter4 }] }));
    assert.deepEqual(back(script('a'), script('b'), script('c')), { text: script('c'), left: ['/scripts'] });
  });
});
