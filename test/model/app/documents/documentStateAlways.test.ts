import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { DocumentEvent, Moment } from '../../../../src/app/documents/documentEvent.ts';
import { blankDocument, next } from '../../../../src/app/documents/documentState.ts';
import type { DocumentEffect, DocumentState } from '../../../../src/app/documents/documentState.ts';
import { baseOf } from '../../../../src/app/documents/madeState.ts';
import { ownSavesOf } from '../../../../src/app/documents/ownSaves.ts';
import { events, lost, note, noted } from '../../../support/documents/documentEvents.ts';
import type { Kind } from '../../../support/documents/documentEvents.ts';
import { json as address } from '../../../support/documents/documentsDesk.ts';

/** Texts that meet each other often. */
const word = fc.constantFrom('{"a":1}', '{"a":2}', '{"a":3}', '{"a":4}', '{"a":5}', '{"a":6}');
const copy = fc.record({ json: word, origin: fc.constantFrom('https://x.test', 'https://y.test', undefined) });
const text = fc.oneof({ weight: 1, arbitrary: word }, { weight: 1, arbitrary: fc.constant(note) });
const moment = fc.record({ isDirty: fc.boolean(), now: fc.integer({ min: 0, max: 20_000 }) });
const plain = (
  kind: 'restored' | 'unsent' | 'recalled' | 'dropped' | 'adopted' | 'baseKept' | 'baseNotKept' | 'draftRead' | 'noteRead' | 'asked',
) => fc.record({ kind: fc.constant(kind) });
const size = fc.nat(99);
/** Those that lead to where few others do come more often. */
const rare = fc.constantFrom(...[events.restored, events.notHad, events.settled, events.nothingRead].flat().map(([, event]) => event));
const anything: fc.Arbitrary<DocumentEvent> = fc.oneof(
  { weight: 6, arbitrary: rare },
  ...(['restored', 'unsent', 'recalled', 'dropped', 'adopted', 'baseKept', 'baseNotKept', 'draftRead', 'noteRead', 'asked'] as const).map(
    plain,
  ),
  fc.record({ kind: fc.constant('kept'), size }),
  fc.record({ kind: fc.constant('read'), size }),
  fc.record({ kind: fc.constant('nothingRead'), origin: fc.constantFrom('https://x.test', undefined) }),
  fc.record({ kind: fc.constant('arrived'), wasAway: fc.boolean() }),
  fc.record({ kind: fc.constant('notHad'), away: fc.constantFrom(noted, lost('gone'), lost('deleted')) }),
  fc.record({ copy }).map(({ copy: one }): DocumentEvent => ({ kind: 'handedOut', text: one.json, copy: one })),
  fc.record({ kind: fc.constant('primed'), copy, size }),
  fc.record({ kind: fc.constant('editorShows'), text }),
  fc.record({ kind: fc.constant('settled'), text }),
  fc.record({ kind: fc.constant('wentBack'), text }),
  fc.record({ kind: fc.constant('announced') }),
  fc.record({ kind: fc.constant('lookedAgain') }),
  fc.record({ kind: fc.constant('followed') }),
  fc.record({ kind: fc.constant('deleted'), remedy: fc.constantFrom('deleted' as const, 'gone' as const) }),
  fc.record({ kind: fc.constant('sent'), text }),
  fc.record({ kind: fc.constant('tried'), base: word, text: word }),
  fc.record({
    kind: fc.constant('saved'),
    made: copy,
    shows: copy,
    landed: fc.option(fc.record({ copy: fc.option(word, { nil: undefined }), json: word, over: fc.option(word, { nil: undefined }) }), {
      nil: undefined,
    }),
  }),
  fc.record({ kind: fc.constant('besideSaved'), copy: fc.option(word, { nil: undefined }) }),
  fc.record({ kind: fc.constant('foundStored'), made: fc.option(copy, { nil: undefined }), theirs: word }),
);

describe('whatever happens to a document', () => {
  it('comes to no state that must not be', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.tuple(anything, moment), { maxLength: 40, size: 'max' }), (many) => {
        let state = blankDocument(address);
        /** Copies that a read, a save or a look handed to it; texts that were sent, by the base they were sent over. */
        const handed = new Set<string>();
        const sent = new Map<string, string[]>();
        for (const [event, about] of many) {
          if (event.kind === 'handedOut') handed.add(event.copy.json);
          if ((event.kind === 'saved' || event.kind === 'foundStored') && event.made !== undefined) handed.add(event.made.json);
          if (event.kind === 'tried') sent.set(event.base, [event.text, ...(sent.get(event.base) ?? [])]);
          const old = state;
          const step = next(Object.freeze(state), event, about);
          state = step.state;
          reached.add(`${state.made.from.kind} ${state.nextRead.kind} ${state.presence.kind} ${state.isDraft}`);
          check(old, [event, about], step.effects, state, handed, sent);
        }
      }),
      { numRuns: 1500, seed: 20_261_128 },
    );
    assert.equal(reached.size, 3 * 3 * 4 * 2, 'the machines turn on their own');
  });
});

/** What holds after each event. */
function check(
  old: DocumentState,
  [event, { isDirty }]: readonly [DocumentEvent, Moment],
  effects: readonly DocumentEffect[],
  state: DocumentState,
  handed: ReadonlySet<string>,
  sent: ReadonlyMap<string, readonly string[]>,
): void {
  const { made, saves, stamp, presence, nextRead } = state;
  const at = JSON.stringify(event);
  const known = baseOf(made);
  assert.ok(known === undefined || handed.has(known), `no base that nobody handed out: ${at}`);
  if (known !== baseOf(old.made)) {
    const may: readonly Kind[] = ['editorShows', 'settled', 'saved', 'foundStored', 'adopted', 'nothingRead'];
    assert.ok(may.includes(event.kind), `what a text was made from changes with the text: ${at}`);
  }
  assert.ok(
    made.handedOut.length <= 4 && !made.handedOut.some(({ text: shown }) => shown === note),
    `few are handed out, and no note: ${at}`,
  );
  assert.ok(
    made.onDisk === undefined || old.made.onDisk !== undefined || event.kind === 'baseKept',
    `only what was kept is on disk: ${at}`,
  );
  if (old.isDraft && !state.isDraft) assert.equal(event.kind, 'dropped', 'an unsent text is given up by name alone');
  if (presence.kind === 'settling' && old.presence.kind !== 'settling') assert.ok(event.kind === 'settled' && event.text === note, at);
  assert.equal(presence.kind === 'noted' || presence.kind === 'settling', presence.kind !== 'here' && presence.away.note !== undefined);
  if (nextRead.kind === 'copy' && nextRead !== old.nextRead)
    assert.ok(
      event.kind === 'primed' || event.kind === 'saved' || event.kind === 'settled',
      `a copy is known from a read or a save: ${at}`,
    );
  if (event.kind === 'announced' || event.kind === 'lookedAgain')
    assert.equal(nextRead.kind, 'server', 'who asks for the server gets the server');
  for (const one of [known, ...sent.keys()]) {
    const { tried = [] } = one === undefined ? {} : ownSavesOf(saves, one);
    assert.ok(tried.length <= 8, `few saves are remembered: ${at}`);
    assert.deepEqual(
      tried,
      (sent.get(one ?? '') ?? []).slice(0, tried.length),
      `what was sent counts for the base it was sent over: ${at}`,
    );
  }
  assert.ok(stamp.mtime >= old.stamp.mtime, `time does not go back: ${at}`);
  const isToRead = effects.some((effect) => effect.kind === 'changed' && effect.toRead);
  if (isToRead) assert.ok(stamp.mtime > old.stamp.mtime && !isDirty, `a change is seen, and not under an editor with changes: ${at}`);
  assert.equal(state.address, old.address);
}
