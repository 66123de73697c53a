import type { Method } from '../../http/message.ts';
import type { Operation } from './types.ts';

interface Node {
  readonly fixed: Map<string, Node>;
  /** The branch that any one segment takes. Its parameter's name is each operation's own: `{id}` here is `{uuid}` there. */
  any: Node | undefined;
  readonly here: Map<Method, Operation>;
}

/** Finds the operation that a concrete path belongs to. A fixed segment wins over a parameter, with a way back if it leads nowhere. */
export class PathTrie {
  readonly #root: Node = node();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation);
  }

  match(method: Method, path: string): { readonly operation: Operation; readonly values: Readonly<Record<string, string>> } | undefined {
    const segments = segmentsOf(path.split(/[?#]/, 1)[0] ?? '');
    const operation = find(this.#root, segments, 0, method);
    if (operation === undefined) return undefined;
    const values = segmentsOf(operation.path).flatMap((segment, index) =>
      isParameter(segment) ? [[segment.slice(1, -1), decoded(segments[index] ?? '')] as const] : [],
    );
    return { operation, values: Object.fromEntries(values) };
  }

  #add(operation: Operation): void {
    let at = this.#root;
    for (const segment of segmentsOf(operation.path)) {
      if (isParameter(segment)) {
        at.any ??= node();
        at = at.any;
      } else {
        let next = at.fixed.get(segment);
        if (next === undefined) at.fixed.set(segment, (next = node()));
        at = next;
      }
    }
    if (!at.here.has(operation.method)) at.here.set(operation.method, operation);
  }
}

function node(): Node {
  return { fixed: new Map(), any: undefined, here: new Map() };
}

function find(at: Node, segments: readonly string[], index: number, method: Method): Operation | undefined {
  const segment = segments[index];
  if (segment === undefined) return at.here.get(method);
  const fixed = at.fixed.get(segment);
  const found = fixed && find(fixed, segments, index + 1, method);
  if (found !== undefined || segment === '') return found;
  return at.any && find(at.any, segments, index + 1, method);
}

function segmentsOf(path: string): readonly string[] {
  const trimmed = path.replace(/^\/+/, '').replace(/(?<!\/)\/+$/, '');
  return trimmed === '' ? [] : trimmed.split('/');
}

function isParameter(segment: string): boolean {
  return segment.length > 2 && segment.startsWith('{') && segment.endsWith('}');
}

/** A person may type a lone `%`; that is then meant as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
