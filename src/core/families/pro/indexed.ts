import type { Method } from '../../http/message.ts';
import { PathTrie } from './pathTrie.ts';
import type { ApiDocument, Content, Operation, OperationDetail, Parameter, Schema } from './types.ts';
import { asList, asRecord, asText, type Wire } from '../../json/wire.ts';
import { dereference, targetOfPointer, schemaAt } from './references.ts';

const methods: readonly (readonly [string, Method])[] = [
  ['get', 'GET'],
  ['head', 'HEAD'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
];

/** Indexes a parsed document. The caller has made sure that it is one: use `parseDocument` for text. */
export function indexDocument(root: Wire): ApiDocument {
  const operations: Operation[] = [];
  const paths = asRecord(root['paths']);
  const names = Object.keys(paths);
  for (const path of names) {
    const item = asRecord(paths[path]);
    for (const [key, method] of methods) if (Object.hasOwn(item, key)) operations.push(operationAt(path, method, asRecord(item[key])));
  }
  return new IndexedDocument(root, operations, names.length);
}

/** Splits a path at its version: `/v1/buildings/{id}` is `v1` and `buildings/{id}`; a path may have none. */
function splitVersion(path: string): { readonly version: string; readonly route: string } {
  const end = path.indexOf('/', 1);
  const first = path.slice(1, end < 0 ? undefined : end);
  if (end < 0 || !/^(v\d+|preview)$/.test(first)) return { version: '', route: path.slice(1) };
  return { version: first, route: path.slice(end + 1) };
}

function operationAt(path: string, method: Method, wire: Wire): Operation {
  const { version, route } = splitVersion(path);
  const deprecated = wire['deprecated'] === true;
  const date = asText(wire['x-deprecation-date']);
  return {
    key: `${method} ${path}`,
    method,
    path,
    version,
    route,
    tag: asText(asList(wire['tags'])[0]),
    summary: asText(wire['summary']).replaceAll(/\s+/g, ' ').trim(),
    privileges: privilegesOf(wire['x-required-privileges']),
    deprecated,
    deprecationDate: deprecated && date !== '' ? date : undefined,
    isAction: wire['x-action'] === true || wire['x-action'] === 'true',
    needsToken: wire['x-authentication-required'] !== false,
  };
}

function privilegesOf(wire: unknown): readonly string[] | undefined {
  return Array.isArray(wire) ? wire.filter((name) => typeof name === 'string') : undefined;
}

class IndexedDocument implements ApiDocument {
  readonly operations: readonly Operation[];
  readonly pathCount: number;
  readonly tags: readonly string[];
  readonly #root: Wire;
  readonly #byKey: ReadonlyMap<string, Operation>;
  #trie: PathTrie | undefined;

  constructor(root: Wire, operations: readonly Operation[], pathCount: number) {
    this.#root = root;
    this.operations = operations;
    this.pathCount = pathCount;
    this.tags = [...new Set(operations.map((operation) => operation.tag))];
    this.#byKey = new Map(operations.map((operation) => [operation.key, operation]));
  }

  operation(key: string): Operation | undefined {
    return this.#byKey.get(key);
  }

  detail(operation: Operation): OperationDetail {
    const item = asRecord(asRecord(this.#root['paths'])[operation.path]);
    const wire = asRecord(item[operation.method.toLowerCase()]);
    const request = dereference(this.#root, wire['requestBody']);
    return {
      description: asText(wire['description']),
      parameters: this.#parameters([...asList(item['parameters']), ...asList(wire['parameters'])]),
      requestRequired: request['required'] === true,
      request: contents(request['content']),
      responses: Object.entries(asRecord(wire['responses'])).map(([status, value]) => {
        const response = dereference(this.#root, value);
        return { status, description: asText(response['description']), content: contents(response['content']) };
      }),
    };
  }

  match(method: Method, path: string): { readonly operation: Operation; readonly values: Readonly<Record<string, string>> } | undefined {
    this.#trie ??= new PathTrie(this.operations);
    return this.#trie.match(method, path);
  }

  resolve(schema: Schema): Schema {
    return typeof schema.$ref === 'string' ? (schemaAt(targetOfPointer(this.#root, schema.$ref)) ?? {}) : schema;
  }

  /** Those of the operation win over those of its path. */
  #parameters(wires: readonly unknown[]): readonly Parameter[] {
    const found = new Map<string, Parameter>();
    for (const wire of wires) {
      const parameter = parameterAt(dereference(this.#root, wire));
      if (parameter !== undefined) found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
    return [...found.values()];
  }
}

function parameterAt(wire: Wire): Parameter | undefined {
  const name = asText(wire['name']);
  const where = wire['in'];
  if (name === '' || (where !== 'path' && where !== 'query' && where !== 'header' && where !== 'cookie')) return undefined;
  return {
    name,
    in: where,
    required: where === 'path' || wire['required'] === true,
    description: asText(wire['description']),
    schema: schemaAt(wire['schema']) ?? {},
  };
}

function contents(wire: unknown): readonly Content[] {
  return Object.entries(asRecord(wire)).map(([mediaType, value]) => ({ mediaType, schema: schemaAt(asRecord(value)['schema']) }));
}
