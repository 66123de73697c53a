/**
 * Puts other members into a part of the stand-in for VS Code. What comes back puts those from before there again, as they were: all test
 * files of a process share it.
 */
export function lend(part: object, members: object): () => void {
  const before = Object.getOwnPropertyDescriptors(part) as Readonly<Record<string, PropertyDescriptor>>;
  Object.assign(part, members);
  return () => {
    for (const name of Object.keys(members)) {
      Reflect.deleteProperty(part, name);
      if (before[name] !== undefined) Object.defineProperty(part, name, before[name]);
    }
  };
}
