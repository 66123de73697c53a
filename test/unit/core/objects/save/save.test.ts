import assert from 'node:assert/strict';
import { changeLines } from '../../../../../src/core/objects/text/changeLines.ts';
import type { SaveQuestions, WriteToConfirm } from '../../../../../src/core/objects/save/saveTypes.ts';
import { Desk, kindOf, thing } from '../../../../support/objects/desk.ts';

describe('saving an object', () => {
  it('sends nothing at all when nothing was changed', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    for (const text of [
      base,
      base.replaceAll('  ', '\t'),
      JSON.stringify(JSON.parse(base.replace('1.10', '0'))).replace('"size":0', '"size":1.10'),
    ]) {
      kindOf(await desk.save(base, text), 'unchanged');
    }
    assert.equal(desk.jamf.requests.length, 0);
  });

  it('reads, writes once, reads back; one edit changes one field on the wire, read-only fields stay at home', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    const confirm: SaveQuestions['confirm'] = () => Promise.resolve('unasked');
    const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex"'), { confirm }), 'stored');
    assert.deepEqual(
      desk.jamf.requests.map(({ method }) => method),
      ['GET', 'PUT', 'GET'],
    );
    assert.equal(
      String(desk.jamf.writes()[0]!.body),
      '{"name":"Annex","city":null,"size":1.10,"tags":["a","b"],"place":{"room":"1","floor":"2"}}',
    );
    assert.deepEqual([outcome.differences, outcome.fromServer, outcome.verified], [[], [], true]);
  });

  it('keeps 9007199254740993 and 1.10 on the way there and back', async () => {
    const desk = new Desk('things', thing.replace('1.10', '9007199254740993'));
    const base = await desk.open();
    assert.match(base, /9007199254740993/);
    await desk.save(base, base.replace('"Main"', '"Annex"'));
    assert.match(String(desk.jamf.writes()[0]!.body), /"size":9007199254740993,/);
    const other = new Desk('things', thing);
    const before = await other.open();
    kindOf(await other.save(before, before.replace('1.10', '1.1')), 'stored');
    assert.match(String(other.jamf.writes()[0]!.body), /"size":1.1,/);
  });

  it('merges what others changed in other fields, and says what', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"floor":"2"', '"floor":"3"').replace('today', 'tomorrow'));
    const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'stored');
    assert.deepEqual(outcome.fromServer, ['/place/floor']);
    assert.deepEqual([desk.now()['name'], desk.now()['place']], ['Annex', { room: '1', floor: '3' }]);
  });

  it('is no conflict when others changed only what cannot be written', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('today', 'tomorrow'));
    assert.deepEqual(kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'stored').fromServer, []);
  });

  it('asks when the same field was changed, and writes nothing on cancel or discard', async () => {
    for (const choice of ['cancel', 'discard'] as const) {
      const desk = new Desk('things', thing);
      const base = await desk.open();
      desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Theirs"'));
      const asked: (readonly string[])[] = [];
      const conflict: SaveQuestions['conflict'] = ({ paths }) => {
        asked.push(paths);
        return Promise.resolve(choice);
      };
      const outcome = await desk.save(base, base.replace('"Main"', '"Mine"'), { conflict });
      assert.equal(outcome.kind, choice === 'cancel' ? 'conflict' : 'discarded');
      assert.deepEqual(asked, [['/name']]);
      assert.equal(desk.jamf.writes().length, 0);
    }
  });

  it('reads again after the question, and asks again if the server moved on while the person thought', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Theirs 0"'));
    let asked = 0;
    const conflict: SaveQuestions['conflict'] = () => {
      asked += 1;
      if (asked < 3) desk.jamf.stored.set(desk.path, thing.replace('"Main"', `"Theirs ${asked}"`));
      return Promise.resolve('overwrite');
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Mine"'), { conflict }), 'stored');
    assert.equal(asked, 3);
    assert.equal(desk.now()['name'], 'Mine');
  });

  it('asks again when others changed something while the person confirmed, with what is new, until nothing is', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    const asked: (readonly string[] | undefined)[] = [];
    const confirm: SaveQuestions['confirm'] = ({ meanwhile }) => {
      asked.push(meanwhile?.fromServer);
      if (asked.length < 3) desk.jamf.stored.set(desk.path, thing.replace('"floor":"2"', `"floor":"${asked.length + 2}"`));
      return Promise.resolve(true);
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Annex"'), { confirm }), 'stored');
    assert.deepEqual(asked, [undefined, ['/place/floor'], ['/place/floor']]);
    assert.deepEqual([desk.now()['name'], desk.now()['place']], ['Annex', { room: '1', floor: '4' }]);
  });

  it('asks once, over the copy that the server has then, and looks again before it writes', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"floor":"2"', '"floor":"3"'));
    const asked: WriteToConfirm[] = [];
    const confirm: SaveQuestions['confirm'] = (write) => {
      asked.push(write);
      return Promise.resolve(true);
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Annex"'), { confirm }), 'stored');
    assert.equal(asked.length, 1);
    assert.deepEqual(asked[0]?.meanwhile?.fromServer, ['/place/floor']);
    assert.deepEqual(changeLines(asked[0]), ['name: “Main” → “Annex”']);
    assert.deepEqual(
      desk.jamf.requests.map(({ method }) => method),
      ['GET', 'GET', 'PUT', 'GET'],
    );
  });

  it('says in a conflict what would be overwritten by what, and asks no second time', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Theirs"'));
    const said: (readonly string[] | boolean | undefined)[] = [];
    const conflict: SaveQuestions['conflict'] = ({ write }) => {
      said.push(changeLines(write!));
      return Promise.resolve('overwrite');
    };
    const confirm: SaveQuestions['confirm'] = ({ named }) => {
      said.push(named);
      return Promise.resolve('unasked');
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Mine"'), { confirm, conflict }), 'stored');
    assert.deepEqual(said, [['name: “Theirs” → “Mine”'], true]);
  });

  it('writes nothing when the person does not want it together with what others changed meanwhile', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    const theirs = thing.replace('"floor":"2"', '"floor":"3"').replace('"size":1.10', '"size":2');
    desk.jamf.stored.set(desk.path, theirs);
    let last: Parameters<SaveQuestions['confirm']>[0] | undefined;
    const confirm: SaveQuestions['confirm'] = (write) => {
      last = write;
      return Promise.resolve(write.meanwhile === undefined);
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Annex"'), { confirm }), 'cancelled');
    assert.equal(desk.jamf.writes().length, 0);
    assert.deepEqual(last?.meanwhile?.fromServer, ['/size', '/place/floor']);
    assert.deepEqual(JSON.parse(last.body), {
      name: 'Annex',
      city: null,
      size: 2,
      tags: ['a', 'b'],
      place: { room: '1', floor: '3' },
    });
    assert.deepEqual(JSON.parse(last.meanwhile.theirs), JSON.parse(theirs));
  });

  it('names in a conflict what else came from the server, and does not ask for it twice', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"floor":"2"', '"floor":"3"').replace('"Main"', '"Theirs"'));
    const asked: (readonly string[])[] = [];
    const conflict: SaveQuestions['conflict'] = ({ paths, fromServer }) => {
      asked.push(paths, fromServer);
      return Promise.resolve('overwrite');
    };
    const confirm: SaveQuestions['confirm'] = ({ meanwhile }) => Promise.resolve(meanwhile === undefined);
    kindOf(await desk.save(base, base.replace('"Main"', '"Mine"'), { confirm, conflict }), 'stored');
    assert.deepEqual(asked, [['/name'], ['/place/floor']]);
  });

  it('shows after a conflict whatever is new since, also where only other fields changed', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Theirs"'));
    const asked: string[] = [];
    const conflict: SaveQuestions['conflict'] = ({ fromServer }) => {
      asked.push(fromServer.join());
      if (asked.length === 1) desk.jamf.stored.set(desk.path, thing.replace('"floor":"2"', '"floor":"3"').replace('"Main"', '"Theirs"'));
      return Promise.resolve('overwrite');
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Mine"'), { conflict }), 'stored');
    assert.deepEqual(asked, ['', '/place/floor']);
  });

  it('writes nothing when the person does not confirm, and shows what would be sent', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    let shown: Parameters<SaveQuestions['confirm']>[0] | undefined;
    const confirm: SaveQuestions['confirm'] = (write) => {
      shown = write;
      return Promise.resolve(false);
    };
    kindOf(await desk.save(base, base.replace('"Main"', '"Annex"'), { confirm }), 'cancelled');
    assert.equal(desk.jamf.writes().length, 0);
    assert.deepEqual(
      shown?.changes.map(({ pointer }) => pointer),
      ['/name'],
    );
    assert.equal((JSON.parse(shown.body) as { name: string }).name, 'Annex');
  });

  it('sends nothing where the server already has what is wanted', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Annex"'));
    kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'stored');
    assert.equal(desk.jamf.writes().length, 0);
  });

  it('refuses text that is no JSON, with the place, and sends nothing', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    const text = base.replace('"Main",', '"Main"');
    const outcome = kindOf(await desk.save(base, text), 'refused');
    assert.match(outcome.marks[0]!.message, /Line 4 .*comma/);
    assert.equal(desk.jamf.requests.length, 0);
  });

  const notTaken: readonly [name: string, from: string, to: string, pointer: string, says: RegExp][] = [
    ['a read-only field', '"today"', '"never"', '/seen', /“seen” is read-only/],
    ['a nested read-only field', '"checked": "x"', '"checked": "y"', '/place/checked', /“place.checked” is read-only/],
    [
      'a field that the operation does not know',
      '"name": "Main"',
      '"name": "Main", "nmae": "x"',
      '/nmae',
      /not a field that PUT \/v1\/things\/{id} takes/,
    ],
    ['another id', '"id": "7"', '"id": "8"', '/id', /read-only/],
  ];
  for (const [name, from, to, pointer, says] of notTaken) {
    it(`refuses a change to ${name} instead of dropping it`, async () => {
      const desk = new Desk('things', thing);
      const base = await desk.open();
      const outcome = kindOf(await desk.save(base, base.replace(from, to)), 'refused');
      assert.equal(outcome.marks[0]!.pointer, pointer);
      assert.match(outcome.marks[0]!.message, says);
      assert.equal(desk.jamf.requests.length, 0);
    });
  }

  it('takes a removed read-only field for no change', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    kindOf(await desk.save(base, base.replace(',\n  "seen": "today"', '')), 'unchanged');
  });

  it('is read-only where the API has no write', async () => {
    const desk = new Desk('facts', thing);
    const base = await desk.open();
    assert.match(JSON.stringify(kindOf(await desk.save(base, base.replace('Main', 'x')), 'refused').problem), /read-only/);
  });

  it('saves a settings page', async () => {
    const desk = new Desk('settings', '{"enabled":true,"greeting":"Hi"}', '-');
    const base = await desk.open();
    kindOf(await desk.save(base, base.replace('true', 'false')), 'stored');
    assert.deepEqual(desk.jamf.sent(), { enabled: false, greeting: 'Hi' });
  });
});
