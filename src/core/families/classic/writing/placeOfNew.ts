import { nodeAt, toPointer } from '../../../json/pointers.ts';
import { textOf } from '../../../objects/plan/answer.ts';
import { recordIn } from '../../../shapes/shapeAt.ts';
import type { CreateCall, WriteCall } from '../../family.ts';

/**
 * Where an object is created: at the id 0; where the path names another parameter, below the object that it cannot be without (facts 8.9, 8.30).
 */
export function placeOfNew({ endpoint, shape }: Pick<WriteCall, 'endpoint' | 'shape'>): Pick<CreateCall, 'below' | 'pathOf'> {
  const at = (id: string): string => endpoint.path.replace(/\{\w+\}$/, id);
  if (endpoint.path.endsWith('/{id}')) return { below: undefined, pathOf: () => at('0') };
  const record = recordIn(shape);
  const [name] =
    [...(record?.fields() ?? [])].find(([one, field]) => record?.required.has(one) === true && field.refersTo() !== undefined) ?? [];
  const below = name === undefined ? '' : toPointer([name]);
  return {
    below,
    pathOf: (body) => {
      const id = textOf(nodeAt(body, below)) ?? '';
      return /^[1-9]\d{0,11}$/.test(id) ? at(id) : undefined;
    },
  };
}
