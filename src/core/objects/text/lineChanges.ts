/** How two texts differ, by lines. Line ends are left out. */
export interface LineChanges {
  /** Lines that are new, gone or otherwise. */
  readonly lines: number;
  /** Those of them that differ in blanks and tabs only. */
  readonly blank: number;
}

/** Cells of the table in which common lines are looked for; a longer stretch is compared line by line. */
const mostCells = 1_000_000;

export function lineChanges(before: string, after: string): LineChanges {
  const [a, b] = [linesOf(before), linesOf(after)];
  let lines = 0;
  let blank = 0;
  let [gone, come, hasWords] = [0, 0, false];
  const close = (): void => {
    lines += Math.max(gone, come);
    if (!hasWords) blank += Math.max(gone, come);
    [gone, come, hasWords] = [0, 0, false];
  };
  for (const [left, right] of pairs(a, b)) {
    if (left !== undefined && right !== undefined) {
      close();
      if (a[left] !== b[right]) {
        lines += 1;
        blank += 1;
      }
      continue;
    }
    hasWords ||= wordsOf((left === undefined ? b[right ?? 0] : a[left]) ?? '') !== '';
    if (left === undefined) come += 1;
    else gone += 1;
  }
  close();
  return { lines, blank };
}

/** How many lines of a text are new in the other one, and how many of its own are gone; one that says something else is both. */
export function addedAndRemoved(before: string, after: string): { readonly added: number; readonly removed: number } {
  const [a, b] = [linesOf(before), linesOf(after)];
  let [added, removed] = [0, 0];
  for (const [left, right] of pairs(a, b)) {
    const isSame = left !== undefined && right !== undefined && a[left] === b[right];
    if (!isSame && left !== undefined) removed += 1;
    if (!isSame && right !== undefined) added += 1;
  }
  return { added, removed };
}

/** Both texts with the blanks drawn in lines that differ in nothing else: a comparison may be set to leave blanks out. */
export function withBlanksDrawn(before: string, after: string): readonly [string, string] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  for (const [left, right] of pairs(a.map(bare), b.map(bare))) {
    if (left === undefined || right === undefined) continue;
    const [one, other] = [bare(a[left] ?? ''), bare(b[right] ?? '')];
    if (one !== other) [a[left], b[right]] = [drawn(a[left] ?? ''), drawn(b[right] ?? '')];
  }
  return [a.join('\n'), b.join('\n')];
}

type Pair = readonly [left: number | undefined, right: number | undefined];

/** The lines of both that belong together, in order, and those that have no other. Lines belong together that say the same but for blanks. */
function pairs(a: readonly string[], b: readonly string[]): readonly Pair[] {
  return linePairs(a.map(wordsOf), b.map(wordsOf));
}

/** The same of lines that belong together where they are the same. */
export function linePairs(x: readonly string[], y: readonly string[]): readonly Pair[] {
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x.at(-1 - end) === y.at(-1 - end)) end += 1;
  const head = Array.from({ length: start }, (_, index): Pair => [index, index]);
  const tail = Array.from({ length: end }, (_, index): Pair => [x.length - end + index, y.length - end + index]);
  const middle = between(x.slice(start, x.length - end), y.slice(start, y.length - end));
  return [...head, ...middle.map(([left, right]): Pair => [plus(left, start), plus(right, start)]), ...tail];
}

/** The longest common part, by the usual table. */
function between(x: readonly string[], y: readonly string[]): readonly Pair[] {
  const width = y.length + 1;
  if (x.length * y.length > mostCells)
    return [...x.map((_, index): Pair => [index, undefined]), ...y.map((_, index): Pair => [undefined, index])];
  const table = new Uint32Array((x.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let j = y.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) found.push([i++, j++]);
    else if (j >= y.length || (i < x.length && at(i + 1, j) >= at(i, j + 1))) found.push([i++, undefined]);
    else found.push([undefined, j++]);
  }
  return found;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}

function bare(line: string): string {
  return line.replace(/\r$/, '');
}

function wordsOf(line: string): string {
  return line.replaceAll(/[ \t\f\v\u00A0]+/g, '');
}

function drawn(line: string): string {
  return line.replaceAll(' ', '·').replaceAll('\t', '→');
}

function plus(index: number | undefined, by: number): number | undefined {
  return index === undefined ? undefined : index + by;
}
