import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import { wellFormed } from '../../../shared/urlText.ts';

/** Which object of a resource: one of many, the only one of a settings page, or one that is not created yet. */
export type Target = { readonly kind: 'one'; readonly id: string } | { readonly kind: 'only' } | { readonly kind: 'new' };

/** What stands in an address. A label is for people, except on a new object, where it tells drafts apart. */
export interface ObjectAddress {
  readonly instanceId: string;
  /** Key of the resource: `computer-groups/smart-groups`. */
  readonly resource: string;
  readonly target: Target;
  readonly label: string;
  /** With its dot: `.json` is the object, any other a text in it. */
  readonly ending: string;
}

/** An address as VS Code holds it: the path is decoded once, so an id that needs more is encoded inside it. */
export interface AddressParts {
  readonly authority: string;
  readonly path: string;
}

/** Endings that stand for a text of an object, with the language's name in VS Code. */
export const textEndings: Readonly<Record<string, string>> = {
  '.sh': 'shellscript',
  '.zsh': 'shellscript',
  '.py': 'python',
  '.pl': 'perl',
  '.rb': 'ruby',
  '.swift': 'swift',
  '.txt': 'plaintext',
  '.mobileconfig': 'xml',
  '.plist': 'xml',
  '.ppd': 'plaintext',
};

const longestLabel = 80;

/** `jamf://<authority><path>`; the same object always has the same address but for its label. */
export function toParts(address: ObjectAddress): AddressParts {
  const label = `${plainLabel(address.label)}${address.ending}`;
  return { authority: address.instanceId, path: `/${[address.resource, segmentOf(address.target), label].join('/')}` };
}

/**
 * Reads an address.
 *
 * @throws `invalid` for a path that has not at least a resource, an id and a label, or an unknown ending.
 */
export function fromParts({ authority, path }: AddressParts): ObjectAddress {
  const segments = path.split('/').slice(1);
  const name = segments.pop() ?? '';
  const id = segments.pop() ?? '';
  const resource = segments.join('/');
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot);
  const known = ending === '.json' || Object.hasOwn(textEndings, ending);
  if (authority === '' || resource === '' || id === '' || segments.includes('') || !known) {
    throw invalidProblem(t`“jamf://${authority}${path}” is not the address of a Jamf Pro object.`);
  }
  return { instanceId: authority, resource, target: targetOf(id), label: name.slice(0, dot), ending };
}

/** One key for all documents of one object: the JSON and the text of a script share it. */
export function objectKey(address: ObjectAddress): string {
  const own = address.target.kind === 'new' ? `/${plainLabel(address.label)}` : '';
  return `${address.instanceId}/${address.resource}/${segmentOf(address.target)}${own}`;
}

export function isTextPart(address: Pick<ObjectAddress, 'ending'>): boolean {
  return address.ending !== '.json';
}

/** Whether its text is a property list. */
export function holdsPlist({ ending }: Pick<ObjectAddress, 'ending'>): boolean {
  return textEndings[ending] === 'xml';
}

/** Whether its text is a script, and is run somewhere as it stands. */
export function isScript(address: Pick<ObjectAddress, 'ending'>): boolean {
  return isTextPart(address) && !holdsPlist(address) && address.ending !== '.ppd';
}

/** The JSON document of an object, whichever of its documents is meant. */
export function jsonOf(address: ObjectAddress): ObjectAddress {
  return { ...address, ending: '.json' };
}

/** A name as it can stand in a path on any system; never empty. */
export function plainLabel(label: string): string {
  const plain = wellFormed(label)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replaceAll(/[/\\:*?"<>|#%]+/g, '-')
    .replaceAll(/\s+/g, ' ');
  const short = Array.from(plain)
    .slice(0, longestLabel)
    .join('')
    .replaceAll(/^[ .]+|[ .]+$/g, '');
  return short === '' ? 'object' : short;
}

function segmentOf(target: Target): string {
  if (target.kind === 'only') return '-';
  if (target.kind === 'new') return 'new';
  const { id } = target;
  if (['-', 'new', '.', '..', ''].includes(id)) return Array.from(id, percent).join('') || '%';
  return wellFormed(id).replaceAll(/[%/\\\p{Cc}]/gu, percent);
}

function targetOf(segment: string): Target {
  if (segment === '-') return { kind: 'only' };
  if (segment === 'new') return { kind: 'new' };
  if (segment === '%') return { kind: 'one', id: '' };
  return { kind: 'one', id: decoded(segment) };
}

/** An address that was encoded only once has a bare `%` left where the id had one. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Control characters up to U+009F are one or two bytes in UTF-8, which `encodeURIComponent` knows; letters it leaves alone. */
function percent(char: string): string {
  const encoded = encodeURIComponent(char);
  return encoded === char ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
