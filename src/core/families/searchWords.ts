import type { Method } from '../http/message.ts';
import { documentPath } from '../request/path.ts';
import { singularOf } from '../resources/words.ts';

/** One thing that a search asks for: a path or a part of one, or a word with those that say the same. */
export type SearchWord =
  | { readonly path: string }
  | {
      /** In the singular and small, as are the others. */
      readonly typed: string;
      /** With the word itself. */
      readonly alike: readonly string[];
      /** What is about these is found, too, after all that is found by the words themselves. */
      readonly also: readonly string[];
      /** Names what a command goes to, which a document need not say of commands. */
      readonly isTarget: boolean;
      /** An operation of one of these is what it says. */
      readonly methods: readonly Method[];
      /** Says what is done, so that operations of its methods come first. */
      readonly isVerb: boolean;
    };

interface Alike {
  readonly words: readonly string[];
  /** What is looked for as well, where these are typed, and not the other way round. */
  readonly also?: readonly string[];
  readonly isTarget?: true;
  readonly methods?: readonly Method[];
  readonly isNoun?: true;
}

/** What people type, and what documents say for it. A restart is one of many commands to a device, and no document names it. */
const alike: readonly Alike[] = [
  { words: ['get', 'list', 'return', 'show', 'read', 'retrieve'], methods: ['GET'] },
  { words: ['create', 'add', 'new'], methods: ['POST'] },
  { words: ['update', 'edit', 'change', 'modify', 'replace'], methods: ['PUT', 'PATCH'] },
  { words: ['delete', 'remove'], methods: ['DELETE'] },
  { words: ['post'], methods: ['POST'] },
  { words: ['put'], methods: ['PUT'] },
  // What is patched is software, too.
  { words: ['patch'], methods: ['PATCH'], isNoun: true },
  { words: ['computer', 'mac'], isTarget: true },
  { words: ['mobile', 'ipad', 'iphone'], isTarget: true },
  { words: ['device'], isTarget: true },
  { words: ['erase', 'wipe'] },
  { words: ['app', 'application'] },
  { words: ['restart', 'reboot', 'shutdown'], also: ['command'] },
];

const idle = new Set('a all an and by for in of on the to with'.split(' '));

/** The words of a text that count: without articles and the like, unless there is nothing else. */
export function searchWords(text: string): readonly SearchWord[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  const meant = typed.filter((word) => !idle.has(word));
  return (meant.length > 0 ? meant : typed).flatMap((word): SearchWord[] => {
    if (word.includes('/')) return [{ path: documentPath(word) }];
    return wordsIn(word).map(wordOf);
  });
}

function wordOf(typed: string): SearchWord {
  const same = alike.find(({ words }) => words.includes(typed));
  const { words = [], also = [], methods = [], isTarget = false, isNoun = false } = same ?? {};
  return { typed, alike: [typed, ...words.filter((other) => other !== typed)], also, methods, isTarget, isVerb: !isNoun };
}

/** The words of a path, a title or a text, each in the singular and small, without those that do not count. */
export function countedWords(text: string): readonly string[] {
  return wordsIn(text).filter((word) => !idle.has(word));
}

/** Each in the singular and small: `/v1/computer-groups` is “v1 computer group”. */
export function wordsIn(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => singularOf(part.toLowerCase()));
}
