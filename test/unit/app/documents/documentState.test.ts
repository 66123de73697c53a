import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { blankDocument, next } from '../../../../src/app/documents/documentState.ts';
import type { DocumentEffect, DocumentState } from '../../../../src/app/documents/documentState.ts';
import { baseOf } from '../../../../src/app/documents/madeState.ts';
import { base, clean, events, landed, lost, named, newer, noted, usual } from '../../../support/documents/documentEvents.ts';
import { json as address } from '../../../support/documents/documentsDesk.ts';

interface Machine {
  readonly states: Readonly<Record<string, DocumentState>>;
  /** The name of the state that a document is in. */
  readonly of: (state: DocumentState) => string;
}

/** By the heading of its drawing. */
const machines: Readonly<Record<string, Machine>> = {
  'What its text was made from': {
    states: {
      unknown: { ...usual, made: { ...usual.made, from: { kind: 'unknown' } } },
      nothing: { ...usual, made: { ...usual.made, from: { kind: 'nothing', origin: base.origin } } },
      copy: usual,
    },
    of: ({ made }) => made.from.kind,
  },
  'What the next read shows': {
    states: {
      server: usual,
      copy: { ...usual, nextRead: { kind: 'copy', copy: base, until: 9 } },
      lastSeen: { ...usual, nextRead: { kind: 'lastSeen' } },
    },
    of: ({ nextRead }) => nextRead.kind,
  },
  "Whether the server's copy is to be had": {
    states: {
      here: usual,
      noted: { ...usual, presence: { kind: 'noted', away: noted } },
      settling: { ...usual, presence: { kind: 'settling', away: noted } },
      gone: { ...usual, presence: { kind: 'lost', away: lost('gone') } },
      deleted: { ...usual, presence: { kind: 'lost', away: lost('deleted') } },
    },
    of: ({ presence }) => (presence.kind === 'lost' ? presence.away.remedy : presence.kind),
  },
  'Whether a text of it is unsent': {
    states: { sent: usual, draft: { ...usual, isDraft: true } },
    of: ({ isDraft }) => (isDraft ? 'draft' : 'sent'),
  },
};

interface Drawing {
  readonly first: string;
  /** Where an event leads from a state, by `state: event`. */
  readonly arrows: ReadonlyMap<string, string>;
}

function drawings(): ReadonlyMap<string, Drawing> {
  const text = readFileSync(new URL('../../../../docs/document-states.md', import.meta.url), 'utf8');
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const lines = [...part.matchAll(/^ {2}(\S+) --> (\w+)(?:: (.+))?$/gm)];
      const arrows = lines.flatMap(([, from = '', to = '', labels = '']) =>
        labels.split(', ').map((label) => [`${from}: ${label}`, to] as const),
      );
      assert.equal(new Set(arrows.map(([key]) => key)).size, arrows.length, 'an event leads to one state');
      return [part.split('\n')[0]!, { first: lines[0]![2]!, arrows: new Map(arrows) }];
    }),
  );
}

describe('a document', () => {
  const drawn = drawings();

  it('has one drawing for each of its machines', () => {
    assert.deepEqual([...drawn.keys()], Object.keys(machines));
  });

  for (const [heading, machine] of Object.entries(machines)) {
    describe(heading, () => {
      const { first, arrows } = drawn.get(heading)!;

      it('begins where the drawing begins', () => assert.equal(machine.of(blankDocument(address)), first));

      for (const [from, state] of Object.entries(machine.states)) {
        it(`is, after each event, what is drawn: ${from}`, () => {
          assert.equal(machine.of(state), from);
          for (const [name, event, moment] of named) {
            const way = `${name} while ${moment.isDirty ? 'dirty' : 'clean'}`;
            const to = arrows.get(`${from}: ${way}`) ?? arrows.get(`${from}: ${name}`) ?? from;
            // A base that is not known cannot have been sent over.
            const isNoBase = event.kind === 'wentBack' && baseOf(state.made) === undefined;
            assert.equal(machine.of(next(state, event, moment).state), isNoBase ? from : to, way);
          }
        });
      }

      it('draws no event that there is not, and no state', () => {
        const known = new Set(named.flatMap(([name]) => [name, `${name} while clean`, `${name} while dirty`]));
        for (const [arrow, to] of arrows) {
          const [from = '', label = ''] = arrow.split(': ');
          if (from === '[*]') continue;
          assert.ok(known.has(label) && from in machine.states && to in machine.states, `${arrow} → ${to}`);
        }
      });
    });
  }
});

describe('what follows from an event outside of the document', () => {
  const [changed, read] = [
    { kind: 'changed', toRead: false },
    { kind: 'changed', toRead: true },
  ] as const;
  const opened = { kind: 'seen', version: { json: newer.json, how: 'opened' } } as const;
  /** By the name of the event: what is seen, and who is told. `read` is a change that VS Code reads, unless its editor holds changes. */
  const table: Readonly<Record<string, readonly DocumentEffect[]>> = {
    recalled: [changed],
    kept: [changed],
    notHad: [changed],
    'notHad of what is gone': [changed],
    deleted: [changed],
    'deleted elsewhere': [changed],
    'arrived again': [changed],
    announced: [read],
    lookedAgain: [read],
    wentBack: [read],
    followed: [read],
    'settled on a note': [read],
    'settled on the object': [opened, read],
    editorShows: [opened],
    saved: [{ kind: 'seen', version: { json: newer.json, how: 'saved', over: base.json } }],
    foundStored: [{ kind: 'seen', version: { json: newer.json, how: 'saved' } }],
  };

  for (const [name, event, moment] of named) {
    it(`${name} while ${moment.isDirty ? 'dirty' : 'clean'}`, () => {
      const effects = table[name] ?? [];
      const { effects: found, state } = next(usual, event, moment);
      assert.deepEqual(
        found,
        effects.map((effect) => (effect === read && moment.isDirty ? changed : effect)),
      );
      const isNewer = event.kind === 'kept' || (effects.includes(read) && !moment.isDirty);
      assert.equal(state.stamp.mtime, isNewer ? 9 : 0, 'VS Code sees a change by its time');
      assert.equal(state.stamp.size, 'size' in event ? 3 : 0);
    });
  }

  it('is no version where nothing had to be sent, where a copy was shown already, or where it was not handed out', () => {
    const saved = events.saved[0]![1];
    assert.deepEqual(next(usual, { ...saved, landed: { ...landed, over: undefined } }, clean).effects, [opened]);
    assert.deepEqual(next(usual, { ...saved, landed: undefined }, clean).effects, []);
    const shown = next(usual, events.editorShows[0]![1], clean).state;
    assert.deepEqual(next(shown, events.editorShows[0]![1], clean).effects, []);
    assert.deepEqual(next(usual, { kind: 'editorShows', text: 'typed' }, clean), { state: usual, effects: [] });
  });

  it('is one question to the server where an editor went back to what a lost save was made from, and none for another text', () => {
    const back = events.wentBack[0]![1];
    assert.deepEqual(next(usual, { ...back, text: 'typed' }, clean), { state: usual, effects: [] });
    const looked = next(usual, back, clean).state;
    assert.equal(looked.saves.tried?.isLookedFor, true);
    assert.deepEqual(next(looked, back, clean), { state: looked, effects: [] });
    const again = next(looked, events.tried[0]![1], clean).state;
    assert.deepEqual(next(again, back, clean).effects, [read]);
  });
});
