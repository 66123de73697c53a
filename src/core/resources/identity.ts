import { kindOf } from './kindOf.ts';

/** Where an object of a kind may hold its name in its own document, as pointers, best first. */
export function namePointers(resourceKey: string): readonly string[] {
  const names = [kindOf(resourceKey).row.label.replaceAll('.', '/'), 'name', 'displayName', 'username', 'groupName', 'general/name'];
  return names.map((name) => `/${name}`);
}
