import type { Catalogue } from '../../core/instances/session.ts';
import type { Assist, AssistSchema } from '../../core/json/assist.ts';
import { exampleOf } from '../../core/openapi/example.ts';
import { toJsonSchema } from '../../core/openapi/jsonSchema.ts';
import type { Operation, Schema } from '../../core/openapi/types.ts';
import { isJsonType } from '../../core/request/mediaType.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { completeFilter } from '../../core/rsql/complete.ts';
import { filterFields, namesFields } from '../../core/rsql/fields.ts';
import type { BodyPosition, BodyProblem, CompletionItem } from '../../shared/runnerProtocol.ts';

/** Help while composing, by the instance's own document. Silent where that is not known. Contacts nobody. */
export class BodyHelp {
  readonly #catalogue: (instanceId: string) => Catalogue | undefined;
  readonly #numbers = new WeakMap<Catalogue, number>();
  #assist: Promise<Assist> | undefined;
  #next = 0;

  constructor(catalogue: (instanceId: string) => Catalogue | undefined) {
    this.#catalogue = catalogue;
  }

  async complete({ instanceId, operationKey, mediaType, text, offset }: BodyPosition): Promise<readonly CompletionItem[]> {
    const schema = this.#schema(instanceId, operationKey, mediaType);
    return schema === undefined ? [] : await (await this.#load()).complete(text, offset, schema);
  }

  async hover({ instanceId, operationKey, mediaType, text, offset }: BodyPosition): ReturnType<Assist['hover']> {
    const schema = this.#schema(instanceId, operationKey, mediaType);
    return schema === undefined ? null : await (await this.#load()).hover(text, offset, schema);
  }

  async check(instanceId: string, operationKey: string, mediaType: string, text: string): Promise<readonly BodyProblem[]> {
    const schema = this.#schema(instanceId, operationKey, mediaType);
    return schema === undefined || text.trim() === '' ? [] : await (await this.#load()).check(text, schema);
  }

  /** A body made from the schema, laid out; empty where there is none. */
  fill(instanceId: string, operationKey: string, mediaType: string, kind: 'example' | 'required'): string {
    const found = this.#operation(instanceId, operationKey);
    const schema = found === undefined ? undefined : schemaOf(found.catalogue, found.operation, mediaType);
    if (found === undefined || schema === undefined) return '';
    const made = exampleOf(found.catalogue.document, schema, { only: kind === 'required' ? 'required' : 'all' });
    return JSON.stringify(made ?? {}, null, 2);
  }

  checkFilter(instanceId: string, operationKey: string, text: string): readonly BodyProblem[] {
    const found = this.#operation(instanceId, operationKey);
    if (found === undefined) return [];
    const { catalogue, operation } = found;
    const notes = checkFilter(text, filterFields(catalogue.document, operation), namesFields(catalogue.document, operation, 'filter'));
    return notes.map(({ from, to, level, message }) => ({ from, to, severity: level, message }));
  }

  completeFilter(instanceId: string, operationKey: string, text: string, offset: number): readonly CompletionItem[] {
    const found = this.#operation(instanceId, operationKey);
    if (found === undefined) return [];
    const { kind, items, from, to } = completeFilter(text, offset, filterFields(found.catalogue.document, found.operation));
    const shown = kind === 'field' ? 'field' : kind === 'value' ? 'value' : 'operator';
    return items.map((item) => ({ label: item.text, detail: item.detail, documentation: '', insert: item.text, from, to, kind: shown }));
  }

  #operation(instanceId: string, key: string): { readonly catalogue: Catalogue; readonly operation: Operation } | undefined {
    const catalogue = this.#catalogue(instanceId);
    const operation = catalogue?.document.operation(key);
    return catalogue === undefined || operation === undefined ? undefined : { catalogue, operation };
  }

  #schema(instanceId: string, operationKey: string, mediaType: string): AssistSchema | undefined {
    const found = isJsonType(mediaType) ? this.#operation(instanceId, operationKey) : undefined;
    const schema = found === undefined ? undefined : schemaOf(found.catalogue, found.operation, mediaType);
    if (found === undefined || schema === undefined) return undefined;
    // A catalogue that was read anew may hold another schema under the same operation.
    const number = this.#numbers.get(found.catalogue) ?? this.#next++;
    this.#numbers.set(found.catalogue, number);
    const key = `runner/${instanceId}/${number}/${operationKey}/${mediaType}`;
    return { key, make: () => toJsonSchema(found.catalogue.document, schema, 'write') };
  }

  async #load(): Promise<Assist> {
    this.#assist ??= import('../../core/json/assist.ts').then(({ createAssist }) => createAssist());
    return await this.#assist;
  }
}

function schemaOf({ document }: Catalogue, operation: Operation, mediaType: string): Schema | undefined {
  const contents = document.detail(operation).request;
  return (contents.find((content) => content.mediaType === mediaType) ?? contents.find((content) => isJsonType(content.mediaType)))?.schema;
}
