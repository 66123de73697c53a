/** What one `*.bench.ts` exports as `comparisons`: work of ours against the least that anyone would have to do, on the same input. */
export interface Comparison {
  readonly name: string;
  /** The ratio that is aimed for, at most. */
  readonly goal: number;
  readonly floor: () => unknown;
  readonly subject: () => unknown;
  /** Set where the input is not on this machine. */
  readonly skip?: string;
}

export interface Measured {
  readonly name: string;
  readonly goal: number;
  /** Medians, in milliseconds. */
  readonly floorMs: number;
  readonly subjectMs: number;
  readonly ratio: number;
}

/** Both in turn, so that a machine that slows down slows both. The first rounds, which compile, do not count. */
export function measure({ name, goal, floor, subject }: Comparison): Measured {
  const rounds = 25;
  const warmUp = 5;
  const times: { floor: number[]; subject: number[] } = { floor: [], subject: [] };
  for (let round = 0; round < rounds; round++) {
    const one = { floor: timeOf(floor), subject: timeOf(subject) };
    if (round < warmUp) continue;
    times.floor.push(one.floor);
    times.subject.push(one.subject);
  }
  const floorMs = median(times.floor);
  const subjectMs = median(times.subject);
  return { name, goal, floorMs, subjectMs, ratio: subjectMs / floorMs };
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
