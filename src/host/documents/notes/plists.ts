import type { TextDocument } from 'vscode';
import type { PlistFault } from '../../../core/wire/xmlPlist.ts';
import type { TextRange } from '../../../core/json/pointers.ts';
import { schemes } from '../../../app/support/ids.ts';

/** Why a text is no property list, at its places. None for a configuration that says nothing: an app need not have one. */
interface Plists {
  readonly faultsOf: (document: TextDocument) => readonly (TextRange & Pick<PlistFault, 'message'>)[];
  /** The first of them as a sentence for the head of a document. */
  readonly unreadable: (document: TextDocument) => string | undefined;
  /** Where a profile says something that Jamf Pro does not keep. */
  readonly commentsOf: (document: TextDocument) => readonly TextRange[];
  /** Where the values with these dotted paths stand in a sound one. */
  readonly placesOf: (document: TextDocument, paths: readonly string[]) => readonly TextRange[];
}

/** What reads property lists comes with the first document that is one. */
export async function loadPlists(): Promise<Plists> {
  const [{ readPlist }, { masksAsValues }, { commentsIn }, { plistPlaces }] = await Promise.all([
    import('../../../core/wire/xmlPlist.ts'),
    import('../../../core/wire/plistMasks.ts'),
    import('../../../core/wire/xmlComments.ts'),
    import('../../../core/wire/plistPlaces.ts'),
  ]);
  const faultsOf: Plists['faultsOf'] = (document) => {
    // In a pulled file, a mask stands for what Jamf Pro has there.
    const text = document.uri.scheme === schemes.objects ? document.getText() : masksAsValues(document.getText());
    const isBare = document.uri.path.endsWith('.plist');
    if (isBare && text.trim() === '') return [];
    const read = readPlist(text, isBare);
    if ('root' in read) return [];
    return read.faults.map(({ message, offset }) => ({ message, from: offset, to: endOf(text, offset) }));
  };
  const commentsOf: Plists['commentsOf'] = (document) => (document.uri.path.endsWith('.plist') ? [] : commentsIn(document.getText()));
  const placesOf: Plists['placesOf'] = (document, paths) => plistPlaces(document.getText(), paths);
  return { faultsOf, commentsOf, placesOf, unreadable: (document) => faultsOf(document)[0]?.message };
}

/** The end of the tag that begins there, else of the line. */
function endOf(text: string, from: number): number {
  const [tag = ''] = /^[^>\r\n]*>?/.exec(text.slice(from, from + 200)) ?? [];
  return from + Math.max(tag.length, 1);
}
