/**
 * Puts other members into a part of the stand-in for VS Code. What comes back puts those from before there again: all test files of a
 * process share it.
 */
export function lend(part: object, members: object): () => void {
  const before = { ...part };
  Object.assign(part, members);
  return () => {
    for (const name of Object.keys(members)) Reflect.deleteProperty(part, name);
    Object.assign(part, before);
  };
}
