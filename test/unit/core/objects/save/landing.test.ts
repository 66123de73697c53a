import assert from 'node:assert/strict';
import type { SaveOutcome } from '../../../../../src/core/objects/save/saveTypes.ts';
import type { Difference } from '../../../../../src/core/objects/save/settle.ts';
import { Desk, kindOf, thing } from '../../../../support/objects/desk.ts';

type How = readonly [pointer: string, how: Difference['how']];

function hows({ differences }: Extract<SaveOutcome, { kind: 'stored' }>): readonly How[] {
  return differences.map(({ pointer, how }) => [pointer, how]);
}

/** What a server makes of a body that it stores. */
function serverThat(change: (body: Record<string, unknown>) => Record<string, unknown>): (path: string, body: string) => string {
  return (_, body) => JSON.stringify(change(JSON.parse(body) as Record<string, unknown>));
}

describe('what came of a save, by the copy it was made over, what was sent, and what is stored', () => {
  const trims = serverThat((body) => ({ ...body, name: String(body['name']).trim() }));
  const table: readonly [
    name: string,
    from: string,
    to: string,
    keep: (path: string, body: string, old: string | undefined) => string,
    want: readonly How[],
  ][] = [
    ['a text is trimmed', '"Main"', '"Annex "', trims, [['/name', 'otherwise']]],
    ['nothing but white space was added, and is trimmed', '"Main"', '"Main\\n"', trims, [['/name', 'otherwise']]],
    [
      'line ends come back as others',
      '"Main"',
      '"A\\nB\\n"',
      serverThat((body) => ({ ...body, name: 'A\r\nB' })),
      [['/name', 'otherwise']],
    ],
    [
      'a list comes back in the order of the server',
      /"tags": \[[^\]]*\]/.source,
      '"tags": ["z", "c", "a"]',
      serverThat((body) => ({ ...body, tags: (body['tags'] as string[]).toSorted() })),
      [['/tags', 'order']],
    ],
    [
      'a list was only put in another order, which the server has none of',
      /"tags": \[[^\]]*\]/.source,
      '"tags": ["b", "a"]',
      serverThat((body) => ({ ...body, tags: (body['tags'] as string[]).toSorted() })),
      [['/tags', 'order']],
    ],
    ['an emptied text is null', '"Main"', '""', serverThat((body) => ({ ...body, name: null })), []],
    ['an emptied text is left out', '"Main"', '""', serverThat((body) => ({ ...body, name: undefined })), []],
    ['null is an empty text', '"Main"', 'null', serverThat((body) => ({ ...body, name: '' })), []],
    ['a name stands for an id', '"Main"', '"Zurich"', serverThat((body) => ({ ...body, name: '12' })), [['/name', 'otherwise']]],
    ['letters change their case', '"Main"', '"Annex"', serverThat((body) => ({ ...body, name: 'ANNEX' })), [['/name', 'otherwise']]],
    [
      'one of two fields is kept as it was',
      '"Main",\n  "city": null',
      '"Annex",\n  "city": "Bern"',
      (_, body) => body.replace('"Bern"', 'null'),
      [['/city', 'kept']],
    ],
  ];
  for (const [name, from, to, keep, want] of table) {
    it(`is stored where ${name}, and the next save starts from the server's copy`, async () => {
      const desk = new Desk('things', thing);
      desk.jamf.keep = keep;
      const base = await desk.open();
      const text = base.replace(new RegExp(from), to);
      const outcome = kindOf(await desk.save(base, text), 'stored');
      assert.deepEqual(hows(outcome), want);
      assert.deepEqual(JSON.parse(outcome.text), desk.now());
      // No question, no conflict, and nothing to send.
      kindOf(await desk.save(outcome.text, outcome.text), 'unchanged');
    });
  }

  it('is not stored where everything is as it was, and that is known, not guessed', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = ({ method }) => (method === 'PUT' ? 'ignore' : undefined);
    const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'notStored');
    assert.deepEqual(JSON.parse(outcome.theirs), desk.now());
    kindOf(await desk.save(base, base.replace('"Main"', '"MAIN"')), 'notStored');
  });

  it('is no proof that a server which said no took a text that it would have trimmed', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = ({ method }) => (method === 'PUT' ? '500' : undefined);
    kindOf(await desk.save(base, base.replace('"Main"', '"Main "')), 'notStored');
  });

  it('is stored despite a failure where the server shows what it makes of the text', async () => {
    const desk = new Desk('things', thing);
    desk.jamf.keep = trims;
    const base = await desk.open();
    desk.jamf.fault = ({ method }) => (method === 'PUT' ? 'storeAnd500' : undefined);
    const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex "')), 'stored');
    assert.deepEqual([hows(outcome), outcome.despite?.kind], [[['/name', 'otherwise']], 'http']);
  });

  it('is unknown where a field is neither after a failure: it may be another person’s', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = ({ method }) => (method === 'PUT' ? 'reset' : undefined);
    desk.jamf.before = ({ method }) => {
      if (method === 'GET' && desk.jamf.writes().length > 0) desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Theirs"'));
    };
    assert.equal(kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'unknown').still, false);
  });

  it('is unknown with the old text there where a gateway or a connection gave up', async () => {
    for (const fault of ['504', 'reset'] as const) {
      const desk = new Desk('things', thing);
      const base = await desk.open();
      desk.jamf.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
      assert.equal(kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'unknown').still, true);
    }
  });

  it('names what changed during the save without having been sent, but not what only the server sets', async () => {
    const desk = new Desk('things', thing);
    desk.jamf.keep = (_, body) => body.replace('"floor":"2"', '"floor":"3"').replace('{', '{"id":"7","seen":"tomorrow",');
    const base = await desk.open();
    const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'stored');
    assert.deepEqual([outcome.besides, hows(outcome)], [['/place/floor'], []]);
  });

  describe('and what the server made of it is nobody else’s change:', () => {
    const trimmed = async (): Promise<{ desk: Desk; base: string }> => {
      const desk = new Desk('things', thing);
      desk.jamf.keep = trims;
      return { desk, base: await desk.open() };
    };

    it('in what is typed on while it is saved', async () => {
      const { desk, base } = await trimmed();
      const sent = base.replace('"Main"', '"Annex "');
      const { text: copy } = kindOf(await desk.save(base, sent), 'stored');
      const outcome = kindOf(await desk.save(sent, sent.replace('"Annex "', '"Annex 2"'), {}, { landed: { copy } }), 'stored');
      assert.deepEqual([outcome.fromServer, desk.now()['name']], [[], 'Annex 2']);
    });

    it('in what could not be read back', async () => {
      const { desk, base } = await trimmed();
      const sent = base.replace('"Main"', '"Annex "');
      desk.jamf.fault = ({ method }) => (method === 'GET' && desk.jamf.writes().length > 0 ? 'reset' : undefined);
      assert.equal(kindOf(await desk.save(base, sent), 'stored').verified, false);
      desk.jamf.fault = () => undefined;
      kindOf(await desk.save(sent, sent.replace('"Annex "', '"Annex 2"'), {}, { landed: { copy: undefined } }), 'stored');
    });

    it('in a save that is repeated after its answer was lost and it landed late', async () => {
      const { desk, base } = await trimmed();
      const sent = base.replace('"Main"', '"Annex "');
      desk.jamf.fault = ({ method }) => (method === 'PUT' ? '504' : undefined);
      kindOf(await desk.save(base, sent), 'unknown');
      desk.jamf.fault = () => undefined;
      desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Annex"'));
      const outcome = kindOf(await desk.save(base, sent), 'stored');
      assert.deepEqual([hows(outcome), desk.jamf.writes().length], [[['/name', 'otherwise']], 1]);
    });

    it('in a text that was changed on after an answer was lost', async () => {
      const { desk, base } = await trimmed();
      const tried = base.replace('"Main"', '"Annex "').replace('"floor": "2"', '"floor": "3"');
      desk.jamf.fault = ({ method }) => (desk.jamf.writes().length > 0 ? (method === 'PUT' ? 'storeAndReset' : 'reset') : undefined);
      kindOf(await desk.save(base, tried), 'unknown');
      desk.jamf.fault = () => undefined;
      const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex 2"'), {}, { tried: [tried] }), 'stored');
      // What was taken back meanwhile is taken back there, too.
      assert.deepEqual([outcome.fromServer, desk.now()['name'], desk.now()['place']], [[], 'Annex 2', { room: '1', floor: '2' }]);
    });

    for (const [what, place, theirs] of [
      ['in another order', 'tags', ['b', 'a']],
      ['with a blank more', 'place', { room: '1', floor: '2 ' }],
    ] as const) {
      it(`but what another person wrote ${what} is no part of an attempt that did not touch it`, async () => {
        const desk = new Desk('things', thing);
        const base = await desk.open();
        desk.jamf.stored.set(desk.path, JSON.stringify({ ...desk.now(), [place]: theirs }));
        const outcome = await desk.save(base, base, {}, { tried: [base.replace('"Main"', '"Annex"')] });
        assert.deepEqual([outcome.kind, desk.jamf.writes().length, desk.now()[place]], ['stored', 0, theirs]);
      });
    }

    it('but another person’s is still asked for', async () => {
      const { desk, base } = await trimmed();
      const sent = base.replace('"Main"', '"Annex "');
      const { text: copy } = kindOf(await desk.save(base, sent), 'stored');
      desk.jamf.stored.set(desk.path, thing.replace('"Main"', '"Theirs"'));
      const conflict = (): Promise<'cancel'> => Promise.resolve('cancel');
      kindOf(await desk.save(sent, sent.replace('"Annex "', '"Annex 2"'), { conflict }, { landed: { copy } }), 'conflict');
    });
  });
});
