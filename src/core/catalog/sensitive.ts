import { t } from '@vscode/l10n';
import { valueAt } from './fields.ts';
import { readingsOf } from './pathReadings.ts';
import { sensitiveReasons } from './sensitiveReasons.ts';
import { sensitiveTable } from './sensitiveTable.ts';
import { joinSentences } from '../../shared/words.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

/** How an operation must be confirmed, and what must not happen around it. */
export interface Sensitivity {
  /** `reveal`: answers with a secret, shown only on demand, never fetched ahead. `typed`: the person types a name. */
  readonly level: 'none' | 'modal' | 'typed' | 'reveal';
  /** What it does, as a sentence for the person who is asked; empty for `none` without a reason. */
  readonly why: string;
  /** Never run by expanding, hovering, refreshing, searching or retrying: only by a deliberate act. */
  readonly noAutoRun: boolean;
  /** Neither request nor answer is kept in history. */
  readonly noHistory: boolean;
  /** Names of fields, in request or answer, whose values are masked. */
  readonly secretFields: readonly string[];
}

/** An operation to judge. `path` as in the document or concrete, with or without `/api`; `body` is parsed JSON. */
export interface SensitiveQuestion {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Commands that cost data, access, trust or what somebody is working on; others only ask (facts 4.12). */
const severeCommands: ReadonlySet<string> = new Set([
  'APPLY_REDEMPTION_CODE',
  'CLEAR_PASSCODE',
  'CLEAR_RESTRICTIONS_PASSWORD',
  'DELETE_USER',
  'DEVICE_LOCK',
  'ENABLE_LOST_MODE',
  'ENABLE_REMOTE_DESKTOP',
  'ERASE_DEVICE',
  'LOG_OUT_USER',
  'RESTART_DEVICE',
  'SETTINGS',
  'SET_AUTO_ADMIN_PASSWORD',
  'SET_RECOVERY_LOCK',
  'SHUT_DOWN_DEVICE',
  'UNLOCK_USER_ACCOUNT',
]);

const severePath = /delete-multiple|delete-all|erase|unmanage|remove-|disown|revoke|flush|disable/i;
const none: Sensitivity = { level: 'none', why: '', noAutoRun: false, noHistory: false, secretFields: [] };

interface Row extends Sensitivity {
  /** The command in its body decides. */
  readonly byCommand: boolean;
  readonly segments: readonly string[];
}

let rows: ReadonlyMap<string, readonly Row[]> | undefined;

/** From mild to strict. */
const levels: readonly Sensitivity['level'][] = ['none', 'reveal', 'modal', 'typed'];

/**
 * Judges an operation by the table, else by rules that hold for any: a DELETE asks, a path that speaks of erasing asks for a
 * name. It is judged as the server reads it, however the path is spelled; where it may be read in two ways, by the stricter.
 */
export function sensitivityOf(question: SensitiveQuestion): Sensitivity {
  const method = question.method.toUpperCase();
  return readingsOf(question.path)
    .map((segments) => judged(method, segments, question.body))
    .reduce(stricter);
}

function judged(method: string, segments: readonly string[], body: unknown): Sensitivity {
  // The server answers HEAD with the handler of GET, and does what it does.
  const row = find(method === 'HEAD' ? 'GET' : method, segments);
  if (row === undefined) return byRule(method, segments.join('/'));
  const found = sensitivityIn(row);
  return row.byCommand ? byCommand(found, body) : found;
}

function stricter(one: Sensitivity, other: Sensitivity): Sensitivity {
  const [strict, mild] = levels.indexOf(one.level) < levels.indexOf(other.level) ? [other, one] : [one, other];
  return {
    level: strict.level,
    why: strict.why === '' ? mild.why : strict.why,
    noAutoRun: strict.noAutoRun || mild.noAutoRun,
    noHistory: strict.noHistory || mild.noHistory,
    secretFields: [...new Set([...strict.secretFields, ...mild.secretFields])],
  };
}

function find(method: string, segments: readonly string[]): Row | undefined {
  // A fixed segment is more exact than a parameter: `computers-inventory/filevault` is no computer.
  rows ??= readTable(sensitiveTable);
  return rows
    .get(`${method} ${segments.length}`)
    ?.filter((row) => row.segments.every((segment, index) => segment === '{}' || segment === segments[index]))
    .toSorted((one, other) => parameters(one) - parameters(other))[0];
}

function parameters(row: Row): number {
  return row.segments.filter((segment) => segment === '{}').length;
}

function byRule(method: string, path: string): Sensitivity {
  if (isReadMethod(method)) return none;
  if (method === 'DELETE') return { ...none, level: 'modal', why: sensitiveReasons().deletes, noAutoRun: true };
  if (severePath.test(path)) return { ...none, level: 'typed', why: sensitiveReasons().severe, noAutoRun: true };
  return { ...none, noAutoRun: true };
}

function byCommand(found: Sensitivity, body: unknown): Sensitivity {
  const command = valueAt(body, 'commandData.commandType');
  if (typeof command !== 'string') return found;
  const name = command.toUpperCase();
  const sends = sendsWords(command.slice(0, 60), valueAt(body, 'clientData'));
  if (!severeCommands.has(name)) return { ...found, level: 'modal', why: sends };
  return { ...found, why: joinSentences(sends, harmWords(name)) };
}

/** To how many, where the body says it. */
function sendsWords(command: string, devices: unknown): string {
  if (!Array.isArray(devices) || devices.length === 0) return t`Sends ${command} to devices.`;
  return devices.length === 1 ? t`Sends ${command} to 1 device.` : t`Sends ${command} to ${devices.length} devices.`;
}

function harmWords(command: string): string {
  switch (command) {
    case 'ERASE_DEVICE':
      return t`It wipes all that is on them.`;
    case 'DEVICE_LOCK':
    case 'ENABLE_LOST_MODE':
      return t`It locks them, and whoever uses them can work no longer.`;
    case 'RESTART_DEVICE':
    case 'SHUT_DOWN_DEVICE':
    case 'LOG_OUT_USER':
      return t`What somebody is working on there may be lost.`;
    case 'DELETE_USER':
      return t`It deletes a user of theirs, with all that is in the user’s folder.`;
    default:
      return t`It changes what protects them.`;
  }
}

function readTable(text: string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const line of text.trim().split('\n')) {
    const [reason = '', level = '', flags = '', methods = '', shape = '', fields = ''] = line.split(' ');
    const segments = shape.split('/');
    const row: Row = {
      level: isLevel(level) ? level : 'modal',
      why: sensitiveReasons()[reason] ?? '',
      noAutoRun: flags.includes('A'),
      noHistory: flags.includes('H'),
      byCommand: flags.includes('C'),
      secretFields: fields === '' ? [] : fields.split(','),
      segments,
    };
    for (const method of methods.split(',')) {
      const key = `${method} ${segments.length}`;
      found.set(key, [...(found.get(key) ?? []), row]);
    }
  }
  return found;
}

function isLevel(text: string): text is Sensitivity['level'] {
  return text === 'none' || text === 'modal' || text === 'typed' || text === 'reveal';
}

function sensitivityIn({ level, why, noAutoRun, noHistory, secretFields }: Row): Sensitivity {
  return { level, why, noAutoRun, noHistory, secretFields };
}
