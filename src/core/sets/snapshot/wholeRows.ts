import type { Resource } from '../../families/family.ts';
import { exactText } from '../../json/exact.ts';
import { isRecord } from '../../json/wire.ts';
import { criteriaInOrder } from '../../objects/plan/read.ts';
import { recordIn } from '../../shapes/shapeAt.ts';
import type { Shape } from '../../shapes/shape.ts';

/** Makes a document of a row of a list; undefined for a row in which something is missing. */
export type WholeRow = (row: unknown) => string | undefined;

/** Deeper than this, two shapes of one name are the same. */
const deepest = 6;

/**
 * How the rows of a kind's list become the documents that reading each object would give: thousands of requests less. Undefined where a row
 * is less than the object, or written by other rules.
 */
export function wholeRows(resource: Resource): WholeRow | undefined {
  const list = resource.family.list(resource);
  const object = resource.family.object(resource, { kind: 'one', id: '1' });
  const read = object?.read;
  if (list === undefined || object === undefined || read === undefined || list.codec !== read.codec) return undefined;
  const fields = recordIn(object.readShape)?.fields();
  if (list.abilities.sections.length > 0 || fields === undefined || fields.size === 0) return undefined;
  if (!isSameShape(list.rowShape(), object.readShape, 0)) return undefined;
  return (row) => {
    if (!isRecord(row)) return undefined;
    for (const name of fields.keys()) if (!Object.hasOwn(row, name)) return undefined;
    const decoded = read.codec.decode(exactText(row));
    return 'text' in decoded ? criteriaInOrder(object.readShape, `${decoded.text}\n`) : undefined;
  };
}

/** Whether everything has the same fields in both, as deep as anybody wrote it down. */
function isSameShape(one: Shape | undefined, other: Shape | undefined, depth: number): boolean {
  if (one === other || depth > deepest) return true;
  if (one?.kind === 'list' || other?.kind === 'list') {
    return one?.kind === 'list' && other?.kind === 'list' && isSameShape(one.entry(), other.entry(), depth + 1);
  }
  const [mine, theirs] = [recordIn(one)?.fields(), recordIn(other)?.fields()];
  if (mine === undefined || theirs === undefined) return mine === theirs;
  if (mine.size !== theirs.size) return false;
  return [...mine].every(([name, field]) => {
    const same = theirs.get(name);
    return same !== undefined && isSameShape(field.shape(), same.shape(), depth + 1);
  });
}
