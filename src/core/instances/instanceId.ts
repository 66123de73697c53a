/**
 * The id of a new instance: its name in lower case, every character but a–z and 0–9 turned into `-`; `-2`, `-3`, … where it is taken.
 * It is made once and stands in document addresses, so it never follows a change of the name.
 */
export function instanceId(name: string, others: readonly { readonly id: string }[]): string {
  const used = new Set(others.map(({ id }) => id));
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '-');
  let id = plain;
  for (let count = 2; used.has(id); count += 1) id = `${plain}-${count}`;
  return id;
}

/**
 * What is kept in the place of the id of an instance that was removed: it reads like it, and is the id of none, also of none that is added
 * under the same name later.
 */
export function removedId(id: string): string {
  return `(${id})`;
}
