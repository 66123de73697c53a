import { problemOf, type Problem } from '../../src/shared/problem.ts';

/** The problem that work ends in, which has to. */
export async function problemIn(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    return problemOf(error);
  }
  throw new Error('it came through');
}
