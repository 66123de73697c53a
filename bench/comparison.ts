/** What one `*.bench.ts` exports as `comparisons`: work of ours against the least that anyone would have to do, on the same input. */
export interface Comparison {
  readonly name: string;
  /** The ratio that is aimed for, at most. */
  readonly goal: number;
  /** Timed, and waited for; `{ amount }` is a measurement of its own, in `unit`. */
  readonly floor: () => unknown;
  readonly subject: () => unknown;
  /** `ms` unless told. */
  readonly unit?: 'ms' | 'KiB' | 'MiB';
  /** 25 unless told. */
  readonly rounds?: number;
  /** Set where the input is not on this machine. */
  readonly skip?: string;
}

export interface Measured {
  readonly name: string;
  readonly goal: number;
  /** Medians, in milliseconds unless `unit` is another. */
  readonly floorMs: number;
  readonly subjectMs: number;
  readonly ratio: number;
  readonly unit?: 'KiB' | 'MiB';
}

/** Both in turn, so that a machine that slows down slows both. The first rounds, which compile, do not count. */
export async function measure({ name, goal, floor, subject, unit = 'ms', rounds = 25 }: Comparison): Promise<Measured> {
  const warmUp = rounds > 5 ? 5 : 0;
  const times: { floor: number[]; subject: number[] } = { floor: [], subject: [] };
  for (let round = 0; round < rounds; round++) {
    const one = { floor: await amountOf(floor), subject: await amountOf(subject) };
    if (round < warmUp) continue;
    times.floor.push(one.floor);
    times.subject.push(one.subject);
  }
  const floorMs = median(times.floor);
  const subjectMs = median(times.subject);
  return { name, goal, floorMs, subjectMs, ratio: subjectMs / floorMs, ...(unit === 'ms' ? {} : { unit }) };
}

async function amountOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  const made = work();
  // Waiting for what is there already would cost a turn.
  const result: unknown = made instanceof Promise ? await made : made;
  const took = performance.now() - start;
  return typeof result === 'object' && result !== null && 'amount' in result && typeof result.amount === 'number' ? result.amount : took;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
