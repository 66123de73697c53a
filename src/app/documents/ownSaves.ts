import type { OwnSaves } from '../../core/objects/save/prepare.ts';
import type { DocumentEvent } from './documentEvent.ts';
import { baseOf, type MadeState } from './madeState.ts';

/** What is known of the saves that were made from here of a document and of the others of its object. */
export interface KnownSaves {
  /** The copy that the server showed right after the save that made this base; undefined if it could not be read. */
  readonly landed: { readonly base: string; readonly copy: string | undefined } | undefined;
  /** The copy that it showed right after the last save of another document of the object, until a newer one is shown. */
  readonly beside: string | undefined;
  /** What was sent from this base by saves that were not seen to be stored, the latest first; whether they were looked for since. */
  readonly tried: { readonly base: string; readonly texts: readonly string[]; readonly isLookedFor: boolean } | undefined;
  /** The text that was sent last, however that ended. */
  readonly sent: string | undefined;
}

export const noSaves: KnownSaves = { landed: undefined, beside: undefined, tried: undefined, sent: undefined };

/** Saves of one text that are remembered. */
const mostTried = 8;

/** @param made what the text was made from before the event. @param after the same after it. */
export function nextSaves(saves: KnownSaves, event: DocumentEvent, made: MadeState, after: MadeState): KnownSaves {
  switch (event.kind) {
    case 'sent':
      return { ...saves, sent: event.text };
    case 'tried': {
      const { base, text } = event;
      const before = saves.tried?.base === base ? saves.tried.texts : [];
      return { ...saves, tried: { base, texts: [text, ...before].slice(0, mostTried), isLookedFor: false } };
    }
    case 'saved':
      return event.landed === undefined ? saves : { ...saves, landed: { base: event.made.json, copy: event.landed.copy } };
    case 'besideSaved':
      return { ...saves, beside: event.copy };
    case 'editorShows':
    case 'settled':
      return baseOf(made) === baseOf(after) ? saves : { ...saves, beside: undefined };
    case 'wentBack':
      return saves.tried === undefined ? saves : { ...saves, tried: { ...saves.tried, isLookedFor: true } };
    default:
      return saves;
  }
}

/** Whether an editor that shows this base again has to ask the server whether a lost save is there. Once for each. */
export function mustLookForTried({ tried }: KnownSaves, base: string): boolean {
  return tried?.base === base && !tried.isLookedFor;
}

/** What the person's own saves left on the server, for a text that was made from this base. */
export function ownSavesOf({ landed, beside, tried }: KnownSaves, base: string): OwnSaves {
  return {
    ...(landed?.base === base ? { landed: { copy: landed.copy } } : {}),
    ...(beside === undefined ? {} : { beside }),
    ...(tried?.base === base ? { tried: tried.texts } : {}),
  };
}
