import { linePairs } from './lineChanges.ts';

/** A text of two sides. */
export interface MergedText {
  readonly text: string;
  /** Places that both sides changed: each stands in it twice, between marks as those of git. */
  readonly conflicts: number;
}

/** What the marks of a conflict call its sides. */
export interface SideNames {
  readonly mine: string;
  readonly theirs: string;
}

/** Three copies of one text. */
export interface ThreeTexts {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Brings two changed copies of a text together by lines, as git does: what only one side changed is that side's. */
export function mergedLines({ base, mine, theirs }: ThreeTexts, names: SideNames): MergedText {
  const [b, m, t] = [base.split('\n'), mine.split('\n'), theirs.split('\n')];
  const [inMine, inTheirs] = [new Map(common(b, m)), new Map(common(b, t))];
  const writing = new Writing(names);
  let from = { base: 0, mine: 0, theirs: 0 };
  for (const at of [...b.keys(), b.length]) {
    const [mineAt, theirsAt] = at === b.length ? [m.length, t.length] : [inMine.get(at), inTheirs.get(at)];
    if (mineAt === undefined || theirsAt === undefined) continue;
    const [was, own, other] = [b.slice(from.base, at), m.slice(from.mine, mineAt), t.slice(from.theirs, theirsAt)];
    if (isSame(own, other) || isSame(was, other)) writing.put(own);
    else if (isSame(was, own)) writing.put(other);
    else writing.conflict(own, other);
    writing.put(b.slice(at, at + 1));
    from = { base: at + 1, mine: mineAt + 1, theirs: theirsAt + 1 };
  }
  return writing.done();
}

/** Two copies of a text in one, where they differ between marks: every difference is one that nobody else can decide. */
export function markedLines({ mine, theirs }: Omit<ThreeTexts, 'base'>, names: SideNames): MergedText {
  const [m, t] = [mine.split('\n'), theirs.split('\n')];
  const writing = new Writing(names);
  let [own, other]: [string[], string[]] = [[], []];
  const close = (): void => {
    if (own.length + other.length > 0) writing.conflict(own, other);
    [own, other] = [[], []];
  };
  for (const [left, right] of linePairs(m, t)) {
    if (left !== undefined && right !== undefined) {
      close();
      writing.put([m[left] ?? '']);
    } else if (left === undefined) other.push(t[right ?? 0] ?? '');
    else own.push(m[left] ?? '');
  }
  close();
  return writing.done();
}

/** How many marks of conflicts a text still holds, those of {@link mergedLines} or of git, or what is left of them. */
export function conflictMarks(text: string): number {
  return text.split('\n').filter((line) => line.startsWith(`${begins} `) || line.startsWith(`${ends} `)).length;
}

const [begins, between, ends] = ['<<<<<<<', '=======', '>>>>>>>'];

class Writing {
  readonly #lines: string[] = [];
  readonly #names: SideNames;
  #conflicts = 0;

  constructor(names: SideNames) {
    this.#names = names;
  }

  put(lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line);
  }

  conflict(mine: readonly string[], theirs: readonly string[]): void {
    this.#conflicts += 1;
    this.put([`${begins} ${this.#names.mine}`, ...mine, between, ...theirs, `${ends} ${this.#names.theirs}`]);
  }

  done(): MergedText {
    return { text: this.#lines.join('\n'), conflicts: this.#conflicts };
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

function common(base: readonly string[], side: readonly string[]): (readonly [number, number])[] {
  return linePairs(base, side).flatMap(([left, right]) => (left === undefined || right === undefined ? [] : [[left, right] as const]));
}
