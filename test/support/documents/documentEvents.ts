import type { DocumentEvent, Moment } from '../../../src/app/documents/documentEvent.ts';
import { blankDocument } from '../../../src/app/documents/documentState.ts';
import type { DocumentState } from '../../../src/app/documents/documentState.ts';
import { noteFor } from '../../../src/app/documents/away.ts';
import { json as address } from './documentsDesk.ts';

export type Kind = DocumentEvent['kind'];
type Of<K extends Kind> = Extract<DocumentEvent, { kind: K }>;

export const note = noteFor('Lab: no answer.', 'tryAgain');
export const noted = { remedy: 'tryAgain', note } as const;
export const lost = (remedy: 'deleted' | 'gone') => ({ remedy, note: undefined });
export const copyOf = (json: string) => ({ json, origin: 'https://x.test' });
export const [base, newer] = [copyOf('{"name":"base"}'), copyOf('{"name":"newer"}')];
export const landed = { copy: undefined, json: newer.json, over: base.json };

/** Every event, in each form that the drawings tell apart. */
export const events: { readonly [K in Kind]: readonly (readonly [name: string, event: Of<K>])[] } = {
  restored: [['restored', { kind: 'restored' }]],
  unsent: [['unsent', { kind: 'unsent' }]],
  recalled: [['recalled', { kind: 'recalled' }]],
  kept: [['kept', { kind: 'kept', size: 3 }]],
  dropped: [['dropped', { kind: 'dropped' }]],
  adopted: [['adopted', { kind: 'adopted' }]],
  baseKept: [['baseKept', { kind: 'baseKept' }]],
  baseNotKept: [['baseNotKept', { kind: 'baseNotKept' }]],
  read: [['read', { kind: 'read', size: 3 }]],
  draftRead: [['draftRead', { kind: 'draftRead' }]],
  noteRead: [['noteRead', { kind: 'noteRead' }]],
  nothingRead: [['nothingRead', { kind: 'nothingRead', origin: base.origin }]],
  begun: [['begun', { kind: 'begun', copy: base }]],
  asked: [['asked', { kind: 'asked' }]],
  arrived: [
    ['arrived', { kind: 'arrived', wasAway: false }],
    ['arrived again', { kind: 'arrived', wasAway: true }],
  ],
  notHad: [
    ['notHad', { kind: 'notHad', away: noted }],
    ['notHad of what is gone', { kind: 'notHad', away: lost('gone') }],
  ],
  handedOut: [['handedOut', { kind: 'handedOut', text: newer.json, copy: newer }]],
  primed: [['primed', { kind: 'primed', copy: newer, size: 3 }]],
  editorShows: [['editorShows', { kind: 'editorShows', text: newer.json }]],
  settled: [
    ['settled on a note', { kind: 'settled', text: note }],
    ['settled on the object', { kind: 'settled', text: newer.json }],
  ],
  wentBack: [['wentBack', { kind: 'wentBack', text: base.json }]],
  announced: [['announced', { kind: 'announced' }]],
  lookedAgain: [['lookedAgain', { kind: 'lookedAgain' }]],
  followed: [['followed', { kind: 'followed' }]],
  deleted: [
    ['deleted', { kind: 'deleted', remedy: 'deleted' }],
    ['deleted elsewhere', { kind: 'deleted', remedy: 'gone' }],
  ],
  sent: [['sent', { kind: 'sent', text: base.json }]],
  tried: [['tried', { kind: 'tried', base: base.json, text: newer.json }]],
  saved: [['saved', { kind: 'saved', made: newer, shows: newer, landed }]],
  besideSaved: [['besideSaved', { kind: 'besideSaved', copy: newer.json }]],
  foundStored: [['foundStored', { kind: 'foundStored', made: newer, theirs: newer.json }]],
};
/** Each of them while the editor holds no changes, and while it does. */
export const named: readonly (readonly [name: string, event: DocumentEvent, moment: Moment])[] = Object.values(events)
  .flat()
  .flatMap(([name, event]) => [false, true].map((isDirty) => [name, event, { isDirty, now: 9 }] as const));

export const clean: Moment = { isDirty: false, now: 9 };

/** A document that was read and shown, with a newer copy on its way to the editor, and a save whose answer was lost. */
export const usual: DocumentState = {
  ...blankDocument(address),
  made: { from: { kind: 'copy', copy: base }, onDisk: undefined, handedOut: [{ text: newer.json, copy: newer }] },
  saves: {
    landed: undefined,
    beside: undefined,
    tried: { base: base.json, texts: [newer.json], isLookedFor: false },
    sent: undefined,
  },
};
