import { t } from '@vscode/l10n';
import { invalidProblem, type ProblemError } from '../../../shared/problem.ts';
import type { Api } from '../../families/api.ts';
import { apiAt } from '../../families/apiAt.ts';
import type { CodeRequest } from './codeRequest.ts';
import { shellWord } from './quote.ts';

/**
 * One command of jamf-cli for a POSIX shell (facts 8.12). It has commands for lists and objects, and none that sends any request; throws
 * `invalid` for what is neither. Credentials stay in its profile or in the environment, and a body goes in by standard input.
 */
export function jamfCliCode(request: CodeRequest): string {
  const { body } = request;
  const own = request.headers.filter(([name]) => name !== 'accept' && name !== 'content-type');
  if (body.kind === 'form' || body.kind === 'parts' || own.length > 0) throw noCommand();
  const { kind, id, byName, isNew } = places[apiAt(request.apiPath).id](request);
  // Read as an option otherwise.
  if (id?.startsWith('-') === true) throw noCommand();
  const verb = verbOf(request, kind, id !== undefined && !isNew);
  if (withoutVerbs.some(([verbs, kinds]) => verbs.test(verb) && kinds.test(kind))) throw noCommand();
  const target = id === undefined || isNew ? [] : [...(byName ? ['--name'] : []), shellWord(id)];
  const command = ['jamf-cli pro', kind, verb, ...target, ...options(request, verb), ...(verb === 'delete' ? ['--yes'] : [])].join(' ');
  const credentials = request.account === 'user' ? 'JAMF_TOKEN' : 'JAMF_CLIENT_ID and JAMF_CLIENT_SECRET';
  const lines = [
    `# Set ${credentials} in the environment, or leave JAMF_URL out and choose a profile with --profile.`,
    body.kind === 'text' ? `printf '%s' ${shellWord(body.text)} |\n  JAMF_URL=${shellWord(request.base)} ${command}` : '',
    body.kind === 'text' ? '' : `JAMF_URL=${shellWord(request.base)} ${command}`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

interface Place {
  readonly kind: string;
  readonly id: string | undefined;
  readonly byName: boolean;
  readonly isNew: boolean;
}

/** Commands are called as the path of their kind, with hyphens: `computer-groups-smart-groups`. */
function proPlace({ apiPath, template }: CodeRequest): Place {
  const parts = decodedParts(apiPath);
  const version = /^v\d+$|^preview$/.test(parts[0] ?? '') ? 1 : 0;
  const words = parts.slice(version);
  const isId = isValue(template.split('/').at(-1) ?? '') || isValue(words.at(-1) ?? '');
  const names = isId ? words.slice(0, -1) : words;
  if (names.length === 0 || names.length > 3 || names.some((name) => !/^[a-z][a-z-]*$/.test(name))) throw noCommand();
  return { kind: names.join('-'), id: isId ? words.at(-1) : undefined, byName: false, isNew: false };
}

function isValue(segment: string): boolean {
  return /^\{.*\}$|^\d+$|^[\da-f]{8}-[\da-f-]{27}$/i.test(segment);
}

function classicPlace({ apiPath }: CodeRequest): Place {
  const [, path = '', by, id, ...more] = decodedParts(apiPath);
  const kind = commands.split(' ').find((name) => pathOf(name) === path);
  if (kind === undefined || more.length > 0 || (by !== undefined && (id === undefined || !/^(?:id|name)$/.test(by)))) throw noCommand();
  if (by === 'name' && byIdAlone.split(' ').includes(kind)) throw noCommand();
  return { kind: `classic-${kind}`, id, byName: by === 'name', isNew: by === 'id' && id === '0' };
}

const places: Readonly<Record<Api['id'], (request: CodeRequest) => Place>> = { pro: proPlace, classic: classicPlace };

/** What follows `classic-` in the names of its commands. */
const commands =
  'policies macos-config-profiles computer-invitations advanced-computer-searches mobile-config-profiles mobile-provisioning-profiles ' +
  'mobile-invitations packages printers network-segments dock-items directory-bindings disk-encryption-configs restricted-software ' +
  'allowed-file-extensions mac-apps mobile-apps ibeacons classes accounts webhooks distribution-points software-update-servers ' +
  'licensed-software user-ext-attrs computer-ext-attrs vpp-accounts vpp-assignments vpp-invitations jwt-configs patch-titles ' +
  'patch-policies patch-external-sources patch-internal-sources';

/** Of these it looks none up by a name. */
const byIdAlone =
  'computer-invitations mobile-invitations allowed-file-extensions vpp-accounts vpp-assignments vpp-invitations jwt-configs patch-policies';

/** Kinds of which some commands are missing. */
const withoutVerbs: readonly (readonly [verbs: RegExp, kinds: RegExp])[] = [
  [/^update$/, /^classic-(?:computer-invitations|mobile-invitations|allowed-file-extensions|vpp-invitations)$/],
  [/^(?:create|update|delete)$/, /^classic-(?:accounts|patch-internal-sources)$/],
  // The Classic API has no PATCH.
  [/^patch$/, /^classic-/],
];

const longForms: readonly (readonly [RegExp, string])[] = [
  [/^macos/, 'osx'],
  [/^mobile/, 'mobiledevice'],
  [/config/, 'configuration'],
  [/apps$/, 'applications'],
  [/ext-attrs$/, 'extensionattributes'],
  [/^jwt/, 'jsonwebtoken'],
  [/^patch-titles/, 'patchsoftwaretitles'],
  [/-/g, ''],
];

function pathOf(name: string): string {
  return longForms.reduce((path, [short, long]) => path.replace(short, long), name);
}

function decodedParts(path: string): readonly string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function verbOf({ method, pages }: CodeRequest, kind: string, isOne: boolean): string {
  if (method === 'GET') return isOne ? 'get' : pages || /[^s]s$/.test(kind.replace(/settings$/, '')) ? 'list' : 'get';
  if (method === 'POST' && !isOne) return 'create';
  const verb = { PUT: 'update', PATCH: 'patch', DELETE: isOne ? 'delete' : undefined }[method];
  if (verb === undefined) throw noCommand();
  return verb;
}

/** It turns the pages itself. */
function options({ query }: CodeRequest, verb: string): readonly string[] {
  return query.flatMap(([name, value]) => {
    if (name === 'page' || name === 'page-size') return [];
    const isTaken = name === 'section' || (verb === 'list' && (name === 'filter' || name === 'sort'));
    if (!isTaken) throw invalidProblem(t`No command of jamf-cli takes the parameter “${name}” here. Copy as cURL instead.`);
    return [`--${name} ${shellWord(value)}`];
  });
}

function noCommand(): ProblemError {
  return invalidProblem(t`No command of jamf-cli is for this request: they list, read and write objects. Copy as cURL instead.`);
}
