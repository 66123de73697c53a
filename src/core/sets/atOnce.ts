/**
 * Does something with each, so many at once, begun in their order. After the first that fails none is begun any more. Once this is over,
 * nothing of it is under way.
 *
 * @throws what the first failed with, or what going through them did.
 */
export async function atOnce<T>(all: Iterable<T> | AsyncIterable<T>, most: number, work: (one: T) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const one of all) {
      if (failures.length > 0) break;
      const under: Promise<void> = work(one)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(under));
      running.add(under);
      if (running.size >= most) await Promise.race(running);
    }
  } finally {
    await Promise.all(running);
  }
  if (failures.length > 0) throw failures[0];
}
