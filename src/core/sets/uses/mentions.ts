/** What a text says that may mean an object. */
export interface Mention {
  readonly by: 'id' | 'name' | 'event';
  readonly text: string;
  /** On a line that is not run. */
  readonly isComment?: boolean;
}

/** What a shell is told to run: policies by their id or by an event, and whether it runs some whose event nobody can read there. */
export interface PolicyCalls {
  readonly mentions: readonly Mention[];
  /** The event or the id stands in a variable. */
  readonly hasUnknown: boolean;
}

/** A call goes on to the end of its line; one that is longer is no call. */
const longestCall = 400;
const callWord = 'policy';
const callFlag = /(?<![\w-])-{1,2}(event|trigger|id)["']?[\s,=]{1,20}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"',;)\]|&<>]{1,200}))/g;
/** The same as the arguments of a launch daemon: a property list that a script writes, or a profile brings. */
const daemonCall = /<string>-{1,2}(event|trigger|id)<\/string>\s{0,200}<string>([^<]{1,200})<\/string>/g;
/** A link that opens something in Self Service. */
const selfService = /jamfselfservice:\/\/content\?([^\s"'<>)]{1,200})/g;

const noCalls: PolicyCalls = { mentions: [], hasUnknown: false };

/**
 * Calls of policies in a script or a command: `jamf policy -event X`, `-trigger X`, `-id N`, also as the parts of a list, or as the arguments
 * of a launch daemon (facts 8.42).
 */
export function policyCallsIn(text: string): PolicyCalls {
  if (!text.includes(callWord) && !text.includes('jamfselfservice:')) return noCalls;
  const found = new Map<string, Mention>();
  let hasUnknown = false;
  const add = (by: Mention['by'], said: string, isComment: boolean): void => {
    const key = `${by} ${said}`;
    if (/[$`]/.test(said)) hasUnknown = true;
    else if (by !== 'id' || /^[1-9]\d{0,11}$/.test(said)) {
      if (!isComment) found.set(key, { by, text: said });
      else if (!found.has(key)) found.set(key, { by, text: said, isComment });
    }
  };
  for (let at = text.indexOf(callWord); at >= 0;) {
    let from = at + callWord.length;
    if (!isPart(text.charCodeAt(at - 1)) && !isPart(text.charCodeAt(from))) {
      const to = endOfCommand(text, from);
      const command = unescaped(text.slice(from, to));
      const isComment = isCommentAt(text, at);
      callFlag.lastIndex = 0;
      for (let call = callFlag.exec(command); call !== null; call = callFlag.exec(command)) {
        add(call[1] === 'id' ? 'id' : 'event', (call[2] ?? call[3] ?? wordIn(call[4] ?? '')).trim(), isComment);
      }
      from = Math.max(from, to);
    }
    at = text.indexOf(callWord, from);
  }
  for (const [, flag, said = ''] of text.includes('<string>policy</string>') ? text.matchAll(daemonCall) : []) {
    add(flag === 'id' ? 'id' : 'event', said.trim(), false);
  }
  for (const [, query = ''] of text.includes('jamfselfservice:') ? text.matchAll(selfService) : []) {
    const id = /(?:^|&)id=(\d{1,12})(?:&|$)/.exec(query)?.[1];
    if (id !== undefined && /(?:^|&)entity=policy(?:&|$)/.test(query)) add('id', id, false);
  }
  return { mentions: [...found.values()], hasUnknown };
}

/** A word without what ends the substitution that the call stands in. */
function wordIn(word: string): string {
  return word.indexOf('`', 1) === word.length - 1 ? word.slice(0, -1) : word;
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
const mostWords = 4000;

/** All that may be the event of a call in a text that runs policies by variables: its words, and what stands between quotation marks. */
export function eventWordsIn(text: string): readonly string[] {
  const words = new Set<string>();
  for (const [, quoted, single, word] of text.matchAll(/"([^"\n\\]{1,80})"|'([^'\n\\]{1,80})'|([\p{L}\p{N}_][\p{L}\p{N}_.:@-]{1,79})/gu)) {
    const said = quoted ?? single ?? word ?? '';
    for (const one of [said.trim(), ...(word === undefined ? said.split(separators) : [])]) if (/\p{L}/u.test(one)) words.add(one);
    if (words.size >= mostWords) break;
  }
  return [...words];
}

const separators = /[\s,;|]+/;

/** What is handed to a script, whole, and each of several. */
export function handedIn(text: string): readonly string[] {
  const whole = text.trim();
  if (whole.length > 400 || whole.includes('\n')) return [];
  return [...new Set([whole, ...whole.split(separators)])].filter((one) => one !== '' && one.length <= 200);
}

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
