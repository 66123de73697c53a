import type { Catalogue } from '../../core/instances/session.ts';
import type { Operation } from '../../core/families/pro/types.ts';
import { isJsonType } from '../../core/request/mediaType.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { completeFilter } from '../../core/rsql/complete.ts';
import { filterFields, namesFields } from '../../core/rsql/fields.ts';
import type { Assist, Expected, BodyProblem, CompletionItem } from '../../core/shapes/assist.ts';
import { exampleOf } from '../../core/shapes/example.ts';
import { shapeOf } from '../../core/shapes/ofSchema.ts';
import type { Shape } from '../../core/shapes/shape.ts';
import type { BodyPosition } from './protocol.ts';

/** Help while composing, by the instance's own document. Silent where that is not known. Contacts nobody. */
export class BodyHelp {
  readonly #catalogue: (instanceId: string) => Catalogue | undefined;
  #assist: Promise<Assist> | undefined;

  constructor(catalogue: (instanceId: string) => Catalogue | undefined) {
    this.#catalogue = catalogue;
  }

  async complete({ instanceId, operationKey, mediaType, text, offset }: BodyPosition): Promise<readonly CompletionItem[]> {
    const expected = this.#expected(instanceId, operationKey, mediaType);
    return expected === undefined ? [] : await (await this.#load()).complete(text, offset, expected);
  }

  async hover({ instanceId, operationKey, mediaType, text, offset }: BodyPosition): ReturnType<Assist['hover']> {
    const expected = this.#expected(instanceId, operationKey, mediaType);
    return expected === undefined ? null : await (await this.#load()).hover(text, offset, expected);
  }

  async check(instanceId: string, operationKey: string, mediaType: string, text: string): Promise<readonly BodyProblem[]> {
    const expected = this.#expected(instanceId, operationKey, mediaType);
    return expected === undefined || text.trim() === '' ? [] : await (await this.#load()).check(text, expected);
  }

  /** A body made from its shape, laid out; empty where there is none. */
  fill(instanceId: string, operationKey: string, mediaType: string, kind: 'example' | 'required'): string {
    const shape = this.#shape(instanceId, operationKey, mediaType);
    if (shape === undefined) return '';
    return JSON.stringify(exampleOf(shape, { only: kind === 'required' ? 'required' : 'all' }) ?? {}, null, 2);
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

  #expected(instanceId: string, operationKey: string, mediaType: string): Expected | undefined {
    const shape = isJsonType(mediaType) ? this.#shape(instanceId, operationKey, mediaType) : undefined;
    return shape && { shape };
  }

  #shape(instanceId: string, operationKey: string, mediaType: string): Shape | undefined {
    const found = this.#operation(instanceId, operationKey);
    const contents = found?.catalogue.document.detail(found.operation).request ?? [];
    const content = contents.find((one) => one.mediaType === mediaType) ?? contents.find((one) => isJsonType(one.mediaType));
    return found && content?.schema && shapeOf(found.catalogue.document, content.schema);
  }

  async #load(): Promise<Assist> {
    this.#assist ??= import('../../core/shapes/assist.ts').then(({ createAssist }) => createAssist());
    return await this.#assist;
  }
}
