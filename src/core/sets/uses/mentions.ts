/** What a text says that may mean an object. */
export interface Mention {
  readonly by: 'id' | 'name' | 'event';
  readonly text: string;
  /** It need not be one: it stands on a line that is not run, or is a word of a programming language. */
  readonly isUnsure?: boolean;
}

/** What a shell is told to run: policies by their id or by an event, and whether it runs some whose event nobody can read there. */
export interface PolicyCalls {
  readonly mentions: readonly Mention[];
  /** The event or the id stands in a variable. */
  readonly hasUnknown: boolean;
  /** What is known of events that are put together: `install_` of `install_$1`. */
  readonly parts: readonly string[];
}

/** A call goes on to the end of its line; one that is longer is no call. */
const longestCall = 400;
const callWord = 'policy';
const callFlag =
  /(?<![\w-])-{1,2}(event|trigger|id)(?![\w-])["']?((?:[\s,=]|\\\r?\n){0,20})(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|((?:\\.|[^\s"',;)\]|&<>\\]){1,200}))?/gi;
/** The same as the arguments of a launch daemon: a property list that a script writes, or a profile brings. */
const daemonCall = /<string>-{1,2}(event|trigger|id)<\/string>\s{0,200}<string>([^<]{1,200})<\/string>/g;
/** A link that opens something in Self Service. */
const selfService = /selfservice:\/\/content\\?\?([^\s"'<>)]{1,200})/g;
/** A colon is rarer than a letter, so that a text is looked through for it four times as fast. */
const linkPart = '://content';
/** All arguments of a call stand in a variable. */
const handedOn = /^["']?\s{1,20}["']?\$/;
const jamfBefore = /jamf[\w"'}]{0,20}\s{1,20}["']?$/i;

/** Calls of policies as they are found. */
class CallsFound {
  readonly #mentions = new Map<string, Mention>();
  readonly #parts = new Set<string>();
  #hasUnknown = false;

  get all(): PolicyCalls {
    return { mentions: [...this.#mentions.values()], hasUnknown: this.#hasUnknown, parts: [...this.#parts] };
  }

  unknown(): void {
    this.#hasUnknown = true;
  }

  add(flag: string, value: string, isUnsure: boolean): void {
    const [by, text] = [flag.toLowerCase() === 'id' ? 'id' : 'event', value.trim()] as const;
    const isMade = madeOf.test(text);
    if (isMade) {
      this.unknown();
      const part = by === 'event' ? partIn(text) : undefined;
      if (part !== undefined) this.#parts.add(part);
    }
    if (text === '' || /[$`]/.test(text) || (by === 'id' && !/^[1-9]\d{0,11}$/.test(text))) return;
    const key = `${by} ${text}`;
    if (!isUnsure && !isMade) this.#mentions.set(key, { by, text });
    else if (!this.#mentions.has(key)) this.#mentions.set(key, { by, text, isUnsure: true });
  }
}

/** It is put together when the script runs: a variable, a place in a text that is filled in, texts with a sign between them. */
const madeOf = /[$`{}%]|\\\(|^[&+.](?:\s|$)|\s[&+.]$|^-/;
const filledIn = /\$\{[^}]{0,80}\}|\$\w{1,80}|\$.|\{[^}]{0,80}\}|%\w{1,80}%|%\w|\\\([^)]{0,80}\)?/;

/** The longest piece that stands there as it is; of an output of another command nothing does. */
function partIn(text: string): string | undefined {
  if (/\$\(|`|^[&+.-]|[&+.]$/.test(text)) return undefined;
  const pieces = text.split(filledIn).map((piece) => piece.trim());
  const longest = pieces.reduce((most, piece) => (piece.length > most.length ? piece : most), '');
  return longest.length >= 3 && /\p{L}/u.test(longest) ? longest : undefined;
}

/**
 * Calls of policies in a script or a command: `jamf policy -event X`, `-trigger X`, `-id N`, also as the parts of a list, or as the arguments
 * of a launch daemon (facts 8.42).
 */
export function policyCallsIn(text: string): PolicyCalls {
  const found = new CallsFound();
  if (!text.includes(callWord) && !text.includes(linkPart)) return found.all;
  for (let at = text.indexOf(callWord); at >= 0;) {
    let from = at + callWord.length;
    if (!isPart(text.charCodeAt(at - 1)) && !isPart(text.charCodeAt(from))) {
      const to = endOfCommand(text, from);
      callsInCommand(unescaped(text.slice(from, to)), isCommentAt(text, at), found);
      if (handedOn.test(text.slice(from, from + 30)) && jamfBefore.test(text.slice(Math.max(0, at - 60), at))) found.unknown();
      from = Math.max(from, to);
    }
    at = text.indexOf(callWord, from);
  }
  for (const [, flag = '', said = ''] of text.includes('<string>policy</string>') ? text.matchAll(daemonCall) : []) {
    found.add(flag, said, false);
  }
  for (const [, said = ''] of text.includes(linkPart) ? text.matchAll(selfService) : []) {
    const query = said.replaceAll('&amp;', '&').replaceAll('\\', '');
    const id = /(?:^|&)id=(\d{1,12})(?:&|$)/.exec(query)?.[1];
    if (id !== undefined && /(?:^|&)entity=policy(?:&|$)/i.test(query)) found.add('id', id, false);
  }
  return found.all;
}

function callsInCommand(command: string, isComment: boolean, found: CallsFound): void {
  callFlag.lastIndex = 0;
  for (let call = callFlag.exec(command); call !== null; call = callFlag.exec(command)) {
    const { 1: flag = '', 2: between = '', 3: quoted, 4: single, 5: bare } = call;
    const word = bare === undefined ? undefined : plainWord(bare);
    const value = quoted ?? single ?? word;
    if (value === undefined) {
      // The value stands elsewhere: `CALL="jamf policy -event"`, `"jamf policy -event " + name`.
      if (/^["'`)]?$/.test(command.charAt(callFlag.lastIndex))) found.unknown();
      continue;
    }
    // Between the quoted parts of a list, a word without quotation marks is a variable.
    const isVariable = word !== undefined && between.includes(',') && !/^\d/.test(word);
    if (isVariable) found.unknown();
    found.add(flag, value, isComment || isVariable);
  }
}

/** A word without what ends the substitution that the call stands in, and without what keeps its blanks together. */
function plainWord(word: string): string {
  const own = word.indexOf('`', 1) === word.length - 1 ? word.slice(0, -1) : word;
  return own.replaceAll(/\\(?=[^(])/g, '');
}

/** Whether the line up to there begins as a comment does. */
function isCommentAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestCall), at);
  return /^\s{0,40}(?:#(?!!)|\/\/)/.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** A command inside of a text of another one has its quotation marks escaped. */
function unescaped(command: string): string {
  return command.includes('\\') ? command.replaceAll(/\\{1,8}(?=["'])/g, '') : command;
}

/** More words of a text than these say nothing: it is no script. */
const mostWords = 20_000;

/** All that may be the event of a call in a text that runs policies by variables: its words, and what stands between quotation marks. */
export function eventWordsIn(text: string): readonly string[] {
  const words = new Set<string>();
  const add = (said: string): void => {
    if (!words.has(said) && words.size < mostWords && /\p{L}/u.test(said)) words.add(said);
  };
  for (const word of text.match(/[\p{L}\p{N}_@][\p{L}\p{N}_.:@-]{0,79}/gu) ?? []) {
    add(word);
    if (word.includes(':')) word.split(':').forEach(add);
  }
  // Each mark may be the first or the last of two.
  for (const between of [/(?<=")[^"\n]{1,80}(?=")/g, /(?<=')[^'\n]{1,80}(?=')/g]) {
    for (const said of text.match(between) ?? []) {
      if (areWords.test(said)) add(said.trim());
      else piecesOf(said.replace(/\\$/, '')).forEach(add);
    }
  }
  return [...words];
}

/** Each of them is found as it stands there. */
const areWords = /^[\p{L}\p{N}\s_.@-]*$/u;

/** A text of several whole, by its blanks, and by its other separators. */
function piecesOf(text: string): readonly string[] {
  const whole = text.trim();
  if (!/[\s,;|:=]/.test(whole)) return whole === '' ? [] : [whole];
  const [words, parts] = [whole.split(/[\s,;|]+/), /[\n,;|:=]/.test(whole) ? whole.split(/[\n,;|:=]+/) : []];
  return [...new Set([whole, ...words, ...parts.map((part) => part.trim())])].filter((piece) => piece !== '');
}

/** What is handed to a script, whole, and each of several. */
export function handedIn(text: string): readonly string[] {
  return text.length > longestHanded ? [] : piecesOf(text).filter((one) => one.length <= 200);
}

/** Longer ones are no lists of events. */
const longestHanded = 10_000;

const setupManager = /<key>(?:policy|finishedTrigger)<\/key>\s{0,200}<string>([^<]{1,200})<\/string>/g;

/** Policies that a payload speaks of: calls and links, and what Setup Manager runs (facts 8.42). */
export function policiesInPayload(payload: string): readonly Mention[] {
  const isSpoken = payload.includes('policy') || payload.includes('Trigger') || payload.includes('jamfselfservice:');
  if (!isSpoken) return [];
  const plain = payload.includes('&') ? payload.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&') : payload;
  const run = Array.from(plain.matchAll(setupManager), ([, said = '']): Mention => ({ by: 'event', text: said.trim() }));
  return [...policyCallsIn(plain).mentions, ...run.filter(({ text }) => text !== '')];
}

/** What a word goes on with: a letter, a digit, `_`, `.` or `-`. */
function isPart(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 46 || unit === 45
  );
}

/** Where the line ends that an offset is in; a line that ends in a backslash goes on in the next. */
function endOfCommand(text: string, from: number): number {
  const most = Math.min(text.length, from + longestCall);
  for (let at = text.indexOf('\n', from); at >= 0 && at < most; at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] !== '\\' && !(text[at - 1] === '\r' && text[at - 2] === '\\')) return at;
  }
  return most;
}

/** Ids of extension attributes whose values are put into a payload: `$EXTENSIONATTRIBUTE_12` (facts 8.41). */
export function attributesIn(payload: string): readonly string[] {
  if (!payload.includes('EXTENSIONATTRIBUTE_')) return [];
  return [...new Set(Array.from(payload.matchAll(/\$EXTENSIONATTRIBUTE_(\d{1,12})(?!\d)/g), ([, id = '']) => id))];
}
