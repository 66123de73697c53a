import type { KeptCatalogue } from '../../core/instances/session.ts';
import type { ContentShape, OperationShapes } from '../../core/families/family.ts';
import type * as XmlHelp from '../../core/wire/xmlHelp.ts';
import { isJsonType, isXmlType } from '../../core/request/mediaType.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { completeFilter } from '../../core/rsql/complete.ts';
import { isWholeFilter } from '../../core/rsql/parse.ts';
import type { Assist, Expected, BodyProblem, CompletionItem } from '../../core/shapes/assist.ts';
import { exampleOf } from '../../core/shapes/example.ts';
import type { Shape } from '../../core/shapes/shape.ts';
import type { BodyPosition, RunnerMethods } from './protocol.ts';
import { madeOnce } from '../support/firstUse.ts';

/** Help while composing, by the instance's own document. Silent where that is not known. Contacts nobody. */
export class BodyHelp {
  readonly #catalogue: (instanceId: string) => KeptCatalogue | undefined;
  readonly #assist = madeOnce(async (): Promise<Assist> => {
    const { createAssist } = await import('../../core/shapes/assist.ts');
    return createAssist();
  });

  constructor(catalogue: (instanceId: string) => KeptCatalogue | undefined) {
    this.#catalogue = catalogue;
  }

  async complete({ instanceId, operationKey, mediaType, text, offset }: BodyPosition): Promise<readonly CompletionItem[]> {
    const expected = this.#expected(instanceId, operationKey, mediaType);
    if (expected === undefined) return [];
    if (isXmlType(mediaType)) return (await xmlHelp()).completeXml(text, offset, expected.shape);
    return await (await this.#assist()).complete(text, offset, expected);
  }

  async hover({ instanceId, operationKey, mediaType, text, offset }: BodyPosition): ReturnType<Assist['hover']> {
    const expected = this.#expected(instanceId, operationKey, mediaType);
    if (expected === undefined) return null;
    if (isXmlType(mediaType)) return (await xmlHelp()).hoverXml(text, offset, expected.shape);
    return await (await this.#assist()).hover(text, offset, expected);
  }

  async check(instanceId: string, operationKey: string, mediaType: string, text: string): Promise<readonly BodyProblem[]> {
    if (text.trim() === '') return [];
    const only = this.#onlyXml(instanceId, operationKey);
    if (only !== undefined && !isXmlType(mediaType)) {
      const { xmlInstead } = await import('../../core/wire/xmlInstead.ts');
      return [xmlInstead(text, mediaType, only.shape())];
    }
    const expected = this.#expected(instanceId, operationKey, mediaType);
    if (expected === undefined) return [];
    if (isXmlType(mediaType)) return (await xmlHelp()).checkXml(text, expected.shape, this.#useOf(instanceId, operationKey));
    return await (await this.#assist()).check(text, expected);
  }

  /** A body made from its shape, laid out; empty where there is none. */
  async fill(instanceId: string, operationKey: string, mediaType: string, kind: 'example' | 'required'): Promise<string> {
    const shape = this.#shape(instanceId, operationKey, mediaType);
    if (shape === undefined) return '';
    const only = kind === 'required' ? 'required' : 'all';
    if (isXmlType(mediaType)) return (await xmlHelp()).exampleXml(shape, only);
    return JSON.stringify(exampleOf(shape, { only }) ?? {}, null, 2);
  }

  checkFilter(instanceId: string, operationKey: string, text: string): readonly BodyProblem[] {
    const shapes = this.#shapes(instanceId, operationKey);
    if (shapes === undefined) return [];
    const notes = checkFilter(text, shapes.fields('filter'), shapes.namesFields('filter'));
    return notes.map(({ from, to, level, message }) => ({ from, to, severity: level, message }));
  }

  completeFilter(instanceId: string, operationKey: string, text: string, offset: number): ReturnType<RunnerMethods['completeFilter']> {
    const shapes = this.#shapes(instanceId, operationKey);
    if (shapes === undefined) return { items: [], isWhole: true };
    const { kind, items: found, from, to } = completeFilter(text, offset, shapes.fields('filter'));
    const shown = kind === 'field' ? 'field' : kind === 'value' ? 'value' : 'operator';
    const items = found.map(({ text: insert, detail }): CompletionItem => ({
      label: insert,
      detail,
      documentation: '',
      insert,
      from,
      to,
      kind: shown,
    }));
    return { items, isWhole: isWholeFilter(text) };
  }

  #shapes(instanceId: string, operationKey: string): OperationShapes | undefined {
    return this.#catalogue(instanceId)?.operation(operationKey)?.shapes();
  }

  /** The one body that an operation takes, if it is XML. */
  #onlyXml(instanceId: string, operationKey: string): ContentShape | undefined {
    const [content, ...others] = this.#shapes(instanceId, operationKey)?.request ?? [];
    return content !== undefined && others.length === 0 && isXmlType(content.mediaType) ? content : undefined;
  }

  #useOf(instanceId: string, operationKey: string): XmlHelp.XmlUse {
    const operation = this.#catalogue(instanceId)?.operation(operationKey);
    if (operation === undefined || operation.isAction) return 'asks';
    return operation.method === 'POST' ? 'creates' : operation.method === 'PUT' ? 'changes' : 'asks';
  }

  #expected(instanceId: string, operationKey: string, mediaType: string): Expected | undefined {
    const shape = isJsonType(mediaType) || isXmlType(mediaType) ? this.#shape(instanceId, operationKey, mediaType) : undefined;
    return shape && { shape };
  }

  #shape(instanceId: string, operationKey: string, mediaType: string): Shape | undefined {
    const contents = this.#shapes(instanceId, operationKey)?.request ?? [];
    const content =
      contents.find((one) => one.mediaType === mediaType) ?? contents.find((one) => isJsonType(one.mediaType) && !isXmlType(mediaType));
    return content?.shape();
  }
}

async function xmlHelp(): Promise<typeof XmlHelp> {
  return await import('../../core/wire/xmlHelp.ts');
}
