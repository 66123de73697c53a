import type { RouteParameter } from './route.ts';
import { array, string, type Shape } from './schema.ts';

/** `fields` are named in prose only, as in real documents (facts 3.7). */
export function filterParameter(fields: readonly string[], hint: string): RouteParameter {
  return {
    name: 'filter',
    description: `An RSQL query that limits the answer; empty for everything.<br/>Fields allowed in the query: ${fields.join(', ')}.\nGoes together with paging and sorting. ${hint}`,
    schema: { type: 'string', default: '' },
  };
}

export function sortParameter(standard: string): RouteParameter {
  return {
    name: 'sort',
    description: `How to sort, as property:asc or property:desc, several with commas between. Example: sort=${standard}`,
    schema: { type: 'array', items: string, default: [standard] },
  };
}

export function sectionParameter(sections: Shape, standard: string): RouteParameter {
  return {
    name: 'section',
    description: 'Which parts to answer with; may be repeated. A part that was not asked for is null.',
    schema: { ...array(sections), default: [standard] },
  };
}
