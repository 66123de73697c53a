import type { Refusal } from './api.ts';
import { apiAt } from './apiAt.ts';
import { classicRefusal } from './classic/refusals.ts';

/** What an API means with a sentence of a 409 at a path; undefined where nothing is known beyond the sentence. */
export function refusalAt(sentence: string, path: string): Refusal | undefined {
  return apiAt(path).id === 'classic' ? classicRefusal(sentence, path) : undefined;
}
