import { chosenRows, type JamfNode, type ObjectNode, type DocumentUri } from '../support/nodes.ts';
import type { ObjectArgument, PlaceArgument, ScopeForm } from './arguments.ts';
import { contextKeys } from '../support/ids.ts';
import { inEditorTitle, inTabMenu, inTable, inTitle, onOneObject, onRow, type Contribution, type MenuPlace } from './contribution.ts';
import type { RowFlags } from './rows.ts';
import { all, inRowsOf, is, not, ofKinds, ofScheme, type When, onAnswerObject } from './when.ts';

/** Commands on objects and their documents. Without an object, they are for the one in the editor in front. */
export interface ObjectCommands {
  /** The document's URI, of one object. */
  'jamf.openObject': (object?: ObjectArgument, selection?: readonly ObjectNode[]) => string | undefined;
  /** The same for rows, which say what is meant: nothing is asked, and each has a tab that stays. */
  'jamf.openRows': (object?: ObjectArgument, selection?: readonly ObjectNode[]) => string | undefined;
  'jamf.openScript': (object?: ObjectArgument) => void;
  /** The same of rows, by what their text is. */
  'jamf.openProfile': (object?: ObjectArgument) => void;
  'jamf.openConfiguration': (object?: ObjectArgument) => void;
  'jamf.openPpd': (object?: ObjectArgument) => void;
  /** Asks what is not named; with names, nothing else. The document's URI. */
  'jamf.newObject': (place?: PlaceArgument) => string | undefined;
  /** Asks what is not named, and for the text. With the text it asks nothing. The document's URI. */
  'jamf.newFromXml': (place?: PlaceArgument, xml?: string) => string | undefined;
  'jamf.newScript': () => string | undefined;
  'jamf.duplicateObject': (object?: ObjectArgument) => string | undefined;
  /** Onto the clipboard, as its API writes it. */
  'jamf.copyXml': (object?: ObjectArgument) => void;
  /** What a search finds, in the request runner. */
  'jamf.showResults': (object?: ObjectArgument) => void;
  /** Shows it in a view of its own. Without an object, it is for the one in the editor in front. */
  'jamf.whatApplies': (object?: ObjectNode | 'nothing') => void;
  'jamf.refreshApplies': () => void;
  'jamf.deleteObject': (object?: ObjectArgument, selection?: readonly ObjectNode[]) => void;
  /** Asks what is not named, and before anything is sent. */
  'jamf.addToScope': (object?: ObjectArgument | ScopeForm, selection?: readonly ObjectNode[]) => void;
  'jamf.removeFromScope': (object?: ObjectArgument | ScopeForm, selection?: readonly ObjectNode[]) => void;
  /** Two objects side by side. */
  'jamf.compareSelected': (object?: ObjectArgument, selection?: readonly ObjectNode[]) => void;
  'jamf.selectForCompare': (object?: ObjectArgument) => void;
  'jamf.compareWithSelected': (object?: ObjectArgument) => void;
  'jamf.compareWithServer': (object?: ObjectArgument) => void;
  /** `instance`: the other one. */
  'jamf.compareWith': (object?: ObjectArgument, instance?: string) => void;
  /** The URI of the document that it is created with. `instance`: the other one. */
  'jamf.copyTo': (object?: ObjectArgument, instance?: string) => string | undefined;
  'jamf.reloadObject': (object?: ObjectArgument) => void;
  'jamf.sendDraft': (object?: ObjectArgument) => void;
  'jamf.showHistory': (object?: ObjectArgument) => void;
  /** Asks for the note. */
  'jamf.addHistoryNote': (object?: ObjectArgument) => void;
  /** What was saved from this machine today. */
  'jamf.recentChanges': () => void;
  'jamf.undoLastSave': (object?: ObjectArgument) => void;
  /** `pointer`: to the secret in the document. */
  'jamf.revealSecret': (object?: ObjectArgument, pointer?: string) => void;
  'jamf.createAgain': (object?: ObjectArgument) => string;
  'jamf.closeDeleted': (object?: ObjectArgument) => void;
  /** Shows the row of an object, or of a list. */
  'jamf.revealInSidebar': (what?: JamfNode | DocumentUri | 'nothing') => void;
  'jamf.exportObjects': (object?: ObjectArgument, selection?: readonly ObjectNode[]) => void;
  'jamf.openInJamf': (what?: JamfNode | DocumentUri | 'nothing') => void;
}

const inDocument = ofScheme('jamf');

function inCompare(group: '6_compare@1', when: When): MenuPlace {
  const place = onRow('object', group, { read: true });
  return { ...place, when: all(place.when, when) };
}

const thereAreOthers = is(contextKeys.severalInstances);

/** In the menu of an object's row, where it can be on another instance, too. */
function onObjectElsewhere(group: '6_compare@3' | '7_change@1', so: Partial<RowFlags<'object'>>): MenuPlace {
  const place = onOneObject(group, so);
  return { ...place, when: all(place.when, thereAreOthers) };
}

/** The same in the menu of a table's row. */
function inTableElsewhere(group: '6_compare@3' | '7_change@1'): MenuPlace {
  const place = inTable(group);
  return { ...place, when: all(place.when, thereAreOthers) };
}

/** Not beside another text, whose title has the same buttons. */
const alone = all(inDocument, not(is('isInDiffEditor')));

export const objectCommands: Readonly<Record<keyof ObjectCommands, Contribution>> = {
  'jamf.openObject': {
    title: 'Open Object…',
    icon: 'go-to-file',
  },
  'jamf.openRows': {
    title: 'Open',
    icon: 'go-to-file',
    palette: 'never',
    places: [onRow('object', '1_use@1', { read: true }), { menu: 'webview/context', group: '1_use@1', when: onAnswerObject }],
  },
  'jamf.openScript': {
    title: 'Open Script Text',
    icon: 'file-code',
    palette: inDocument,
    places: [onOneObject('1_use@2', { script: true })],
  },
  'jamf.openProfile': { title: 'Open Profile', icon: 'file-code', palette: 'never', places: [onOneObject('1_use@2', { profile: true })] },
  'jamf.openConfiguration': {
    title: 'Open Configuration',
    icon: 'file-code',
    palette: 'never',
    places: [onOneObject('1_use@2', { configuration: true })],
  },
  'jamf.openPpd': { title: 'Open PPD', icon: 'file-code', palette: 'never', places: [onOneObject('1_use@2', { ppd: true })] },
  'jamf.newObject': {
    title: 'New Object…',
    icon: 'new-file',
    places: [onRow('resource', 'inline@1', { create: true }), onRow('resource', '1_use@1', { create: true })],
  },
  'jamf.newFromXml': {
    title: 'New from XML…',
    icon: 'code',
    palette: is('jamf.hasInstances'),
    places: [onRow('resource', '1_use@2', { create: true, xml: true })],
  },
  'jamf.newScript': { title: 'New Script from Template…', icon: 'file-code', palette: is('jamf.hasInstances') },
  'jamf.duplicateObject': {
    title: 'Duplicate',
    icon: 'copy',
    palette: inDocument,
    places: [onOneObject('7_change@1', { create: true })],
  },
  'jamf.copyXml': {
    title: 'Copy as XML',
    icon: 'code',
    palette: inDocument,
    places: [onOneObject('5_copy@6', { read: true, xml: true })],
  },
  'jamf.showResults': {
    title: 'Show Results',
    icon: 'list-selection',
    palette: ofKinds('results'),
    places: [onOneObject('1_use@4', { results: true }), inEditorTitle('1_object@6', ofKinds('results'))],
  },
  'jamf.whatApplies': {
    title: 'What Applies to This Mac',
    icon: 'list-flat',
    palette: ofKinds('applied'),
    places: [onOneObject('1_use@4', { applies: true }), inEditorTitle('1_object@6', ofKinds('applied'))],
  },
  'jamf.refreshApplies': {
    title: 'Refresh What Applies',
    icon: 'refresh',
    palette: is(contextKeys.appliesShown),
    places: [inTitle('jamf.applies', 'navigation@1')],
  },
  'jamf.deleteObject': {
    title: 'Delete…',
    icon: 'trash',
    palette: inDocument,
    places: [onRow('object', '7_change@2', { remove: true })],
    key: { key: 'delete', mac: 'cmd+backspace', when: inRowsOf('jamf.explorer'), args: chosenRows },
  },
  'jamf.addToScope': {
    title: 'Add to Scope…',
    icon: 'add',
    palette: all(inDocument, is(contextKeys.scopeActive)),
    places: [onRow('object', '5_scope@1', { scope: true }), inEditorTitle('3_scope@1', all(alone, is(contextKeys.scopeActive)))],
  },
  'jamf.removeFromScope': {
    title: 'Remove from Scope…',
    icon: 'remove',
    palette: all(inDocument, is(contextKeys.scopeActive)),
    places: [onRow('object', '5_scope@2', { scope: true }), inEditorTitle('3_scope@2', all(alone, is(contextKeys.scopeActive)))],
  },
  'jamf.compareSelected': {
    title: 'Compare Selected',
    icon: 'diff',
    palette: 'never',
    places: [inCompare('6_compare@1', is('listDoubleSelection'))],
  },
  'jamf.selectForCompare': {
    title: 'Select for Compare',
    palette: inDocument,
    places: [onOneObject('6_compare@2', { read: true })],
  },
  'jamf.compareWithSelected': {
    title: 'Compare with Selected',
    icon: 'diff',
    palette: all(inDocument, is(contextKeys.compareChosen)),
    places: [inCompare('6_compare@1', all(is(contextKeys.compareChosen), not(is('listMultiSelection'))))],
  },
  'jamf.compareWithServer': {
    title: 'Compare with Server',
    icon: 'diff',
    palette: inDocument,
    places: [onOneObject('6_history@1', { edit: true }), inEditorTitle('navigation@2', alone)],
  },
  'jamf.compareWith': {
    title: 'Compare with Another Instance…',
    icon: 'diff-multiple',
    palette: all(inDocument, thereAreOthers),
    places: [
      onObjectElsewhere('6_compare@3', { read: true }),
      inTableElsewhere('6_compare@3'),
      inEditorTitle('2_elsewhere@1', all(alone, thereAreOthers)),
    ],
  },
  'jamf.copyTo': {
    title: 'Copy to Another Instance…',
    icon: 'copy',
    palette: all(inDocument, thereAreOthers),
    places: [
      onObjectElsewhere('7_change@1', { read: true, create: true }),
      inTableElsewhere('7_change@1'),
      inEditorTitle('2_elsewhere@2', all(alone, thereAreOthers)),
    ],
  },
  'jamf.reloadObject': {
    title: 'Reload from Server',
    icon: 'refresh',
    palette: inDocument,
    places: [inEditorTitle('1_object@1', inDocument)],
  },
  'jamf.sendDraft': {
    title: 'Send to Jamf',
    icon: 'cloud-upload',
    palette: inDocument,
    places: [inEditorTitle('navigation@1', all(inDocument, is('jamf.draftActive')))],
    key: {
      key: 'ctrl+s',
      mac: 'cmd+s',
      when: all(is('editorTextFocus'), inDocument, is('jamf.draftActive'), not(is('activeEditorIsDirty'))),
    },
  },
  'jamf.showHistory': {
    title: 'Show Versions',
    icon: 'history',
    palette: inDocument,
    places: [onOneObject('6_history@2', { read: true }), inEditorTitle('1_object@2', alone)],
  },
  'jamf.addHistoryNote': { title: 'Add History Note…', icon: 'note', palette: inDocument, places: [inEditorTitle('1_object@5', alone)] },
  'jamf.recentChanges': {
    title: 'Recent Changes…',
    icon: 'history',
    palette: is('jamf.hasInstances'),
    places: [inTitle('jamf.explorer', '2_changes', 'whenAny')],
  },
  'jamf.undoLastSave': { title: 'Undo Last Save', icon: 'discard', palette: inDocument, places: [inEditorTitle('1_object@3', alone)] },
  'jamf.revealSecret': { title: 'Reveal Secret…', icon: 'eye', palette: inDocument },
  'jamf.createAgain': { title: 'Create It Again', icon: 'add', palette: inDocument },
  'jamf.closeDeleted': { title: 'Close What Was Deleted', icon: 'close', palette: 'never' },
  'jamf.revealInSidebar': {
    title: 'Reveal in Sidebar',
    icon: 'list-tree',
    palette: inDocument,
    places: [inTable('1_use@8'), inEditorTitle('1_object@5', inDocument), inTabMenu('2_files@1', inDocument)],
  },
  'jamf.exportObjects': {
    title: 'Export as Files…',
    icon: 'export',
    palette: inDocument,
    places: [onRow('object', '3_export', { read: true })],
  },
  'jamf.openInJamf': {
    title: 'Open in Jamf Pro',
    icon: 'link-external',
    palette: inDocument,
    places: [
      inTable('1_use@9'),
      onRow('instance', '1_use@3', { demo: false }),
      onRow('resource', '1_use@3', { link: true }),
      onOneObject('1_use@3', { link: true }),
      inEditorTitle('1_object@4', inDocument),
    ],
  },
};
