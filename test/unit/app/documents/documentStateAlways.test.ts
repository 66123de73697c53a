import assert from 'node:assert/strict';
import type { DocumentEvent } from '../../../../src/app/documents/documentEvent.ts';
import { next } from '../../../../src/app/documents/documentState.ts';
import type { DocumentState } from '../../../../src/app/documents/documentState.ts';
import { baseOf } from '../../../../src/app/documents/madeState.ts';
import { knownCopy } from '../../../../src/app/documents/nextRead.ts';
import { ownSavesOf } from '../../../../src/app/documents/ownSaves.ts';
import { base, clean, copyOf, events, newer, usual } from '../../../support/documents/documentEvents.ts';

describe('what is known of own saves', () => {
  const after = (state: DocumentState, ...many: readonly DocumentEvent[]) =>
    many.reduce((old, event) => next(old, event, clean).state, state);

  it('belongs to the base that was sent over, and to what was saved', () => {
    const tried = after(usual, { kind: 'tried', base: base.json, text: 'again' });
    assert.deepEqual(ownSavesOf(tried.saves, base.json), { tried: ['again', newer.json] });
    assert.deepEqual(ownSavesOf(tried.saves, newer.json), {});
    assert.deepEqual(ownSavesOf(after(usual, { kind: 'tried', base: newer.json, text: 'other' }).saves, newer.json), { tried: ['other'] });
    assert.deepEqual(ownSavesOf(after(usual, events.saved[0]![1]).saves, newer.json), { landed: { copy: undefined } });
    const quiet = { ...events.saved[0]![1], landed: undefined };
    assert.deepEqual(ownSavesOf(after(usual, quiet).saves, newer.json), {});
    assert.equal(after(usual, { kind: 'sent', text: 'mine' }).saves.sent, 'mine');
  });

  it('is no more than eight texts of one base', () => {
    const many = Array.from({ length: 10 }, (_, at): DocumentEvent => ({ kind: 'tried', base: base.json, text: `${at}` }));
    assert.deepEqual(ownSavesOf(after(usual, ...many).saves, base.json).tried, ['9', '8', '7', '6', '5', '4', '3', '2']);
  });

  it('holds what the other documents of the object left until a newer copy is shown', () => {
    const beside = after(usual, events.besideSaved[0]![1]);
    assert.deepEqual(ownSavesOf(beside.saves, newer.json), { beside: newer.json });
    assert.equal(after(beside, { kind: 'editorShows', text: 'typed' }).saves.beside, newer.json);
    const same = after(beside, { kind: 'handedOut', text: base.json, copy: base }, { kind: 'editorShows', text: base.json });
    assert.equal(same.saves.beside, newer.json);
    assert.equal(after(beside, events.editorShows[0]![1]).saves.beside, undefined);
  });
});

describe('what was handed out', () => {
  const handOut = (name: string): DocumentEvent => ({ kind: 'handedOut', text: name, copy: copyOf(name) });
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(handOut);
  const all = [a!, b!, c!, d!, e!].reduce((old, event) => next(old, event, clean).state, usual);
  const texts = (state: DocumentState) => state.made.handedOut.map(({ text }) => text);

  it('is bounded, newest first, and what came before what an editor shows is forgotten', () => {
    assert.deepEqual(texts(all), ['e', 'd', 'c', 'b']);
    const shown = next(all, { kind: 'editorShows', text: '\uFEFFc' }, clean).state;
    assert.deepEqual([texts(shown), baseOf(shown.made)], [['e', 'd', 'c'], 'c']);
    assert.equal(baseOf(next(shown, { kind: 'editorShows', text: 'b' }, clean).state.made), 'c');
  });

  it('is nothing any more after a save, and after a text of another document came in its place', () => {
    assert.deepEqual(texts(next(all, events.saved[0]![1], clean).state), []);
    assert.deepEqual(texts(next(all, events.adopted[0]![1], clean).state), []);
  });

  it('is kept on disk once for each base', () => {
    const kept = next(usual, { kind: 'baseKept' }, clean).state;
    assert.equal(kept.made.onDisk, kept.made.from);
    for (const kind of ['baseNotKept', 'dropped'] as const) assert.equal(next(kept, { kind }, clean).state.made.onDisk, undefined);
    const read = next(kept, { kind: 'handedOut', text: 't', copy: { ...base } }, clean).state;
    const again = next(read, { kind: 'editorShows', text: 't' }, clean).state;
    assert.equal(again.made.onDisk, again.made.from, 'the same copy, shown again, is on disk already');
    const other = next(kept, events.editorShows[0]![1], clean).state;
    assert.notEqual(other.made.onDisk, other.made.from);
  });
});

describe('a copy that is known', () => {
  const { nextRead } = next(usual, events.primed[0]![1], clean).state;
  it('is shown for five seconds, and of the server that the instance stands for', () => {
    assert.equal(knownCopy(nextRead, 9 + 5000, base.origin), newer.json);
    assert.equal(knownCopy(nextRead, 10 + 5000, base.origin), undefined);
    assert.equal(knownCopy(nextRead, 9, 'https://other.test'), undefined);
    assert.equal(knownCopy(usual.nextRead, 9, base.origin), undefined);
  });
});
