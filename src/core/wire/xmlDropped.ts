import { isSecretName } from '../../shared/secretNames.ts';
import { xmlTree, type XmlBranch } from './xmlTree.ts';

/**
 * Elements of a Classic body that the object does not show with the value that was sent, by their path below the root:
 * `general/frequency`. undefined: nothing can be said, as one of the two is no sound XML or no object, or nothing of what was sent is
 * a field. Secrets are never given back, and additions and deletions of members are orders, not fields (facts 8.8): neither is compared.
 */
export function droppedElements(sent: string, read: string): readonly string[] | undefined {
  const [wanted, found] = [leavesOf(sent), leavesOf(read)];
  if (wanted === undefined || found === undefined) return undefined;
  const fields = wanted.filter(({ path }) => !isNoField(path));
  if (fields.length === 0) return undefined;
  const there = new Set(found.map(({ path, value }) => `${path}\n${value}`));
  const filled = new Set(found.filter(({ value }) => value !== '').map(({ path }) => path));
  // What is cleared may be left out of the answer altogether.
  const dropped = fields.filter(({ path, value }) => (value === '' ? filled.has(path) : !there.has(`${path}\n${value}`)));
  return [...new Set(dropped.map(({ path }) => path))];
}

/** The id in a body is ignored (facts 8.9). */
function isNoField(path: string): boolean {
  const names = path.split('/');
  return path === 'id' || isSecretName(names.at(-1) ?? '') || names.some((name) => /_(?:additions|deletions)$/.test(name));
}

interface Leaf {
  readonly path: string;
  readonly value: string;
}

/** In UTF-16 units. Far longer than any of an object; without a limit, what is nested deep has paths longer than itself. */
const longestPath = 500;

/** Elements without elements in them. */
function leavesOf(xml: string): readonly Leaf[] | undefined {
  const tree = xmlTree(xml);
  if ('detail' in tree) return undefined;
  const leaves: Leaf[] = [];
  return tree.children.every((child) => addLeaves(child, child.name, leaves)) ? leaves : undefined;
}

function addLeaves({ children, text }: XmlBranch, path: string, leaves: Leaf[]): boolean {
  if (path.length > longestPath) return false;
  if (children.length === 0) leaves.push({ path, value: text.replace(/\s+/g, ' ').trim() });
  return children.every((child) => addLeaves(child, `${path}/${child.name}`, leaves));
}
