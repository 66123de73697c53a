import { t } from '@vscode/l10n';
import type { ASTNode, JSONSchema, LanguageService, TextDocument } from 'vscode-json-languageservice';
import { textDocument } from '../json/offsets.ts';
import { toJsonSchema } from './jsonSchema.ts';
import type { Shape } from './shape.ts';

export interface BodyProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** What mends it, in the place of what stands there. `mediaType`: what the body is then. */
  readonly fix?: {
    readonly label: string;
    readonly from: number;
    readonly to: number;
    readonly insert: string;
    readonly mediaType?: string;
  };
}

/** Offsets are UTF-16 units in the text. `insert` may hold a snippet's `${1:…}` places. */
export interface CompletionItem {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'property' | 'value' | 'field' | 'operator';
}

/** What a text should be. */
export interface Expected {
  readonly shape: Shape;
  /** What the server shows beyond it: known, so no typo, but not offered. */
  readonly shown?: Shape;
}

/** Help with JSON by what it should be. All offsets are UTF-16 units; all texts are plain text. */
export interface Assist {
  complete(text: string, offset: number, expected: Expected): Promise<readonly CompletionItem[]>;
  hover(
    text: string,
    offset: number,
    expected: Expected,
  ): Promise<{ readonly from: number; readonly to: number; readonly text: string } | null>;
  /** Syntax errors are errors. What the shape says is a warning at most: it is not complete (facts 4.6). */
  check(text: string, expected: Expected): Promise<readonly BodyProblem[]>;
}

/** Shapes that are kept ready; the one used longest ago goes first. */
const mostKept = 12;
const mostProblems = 200;

interface Prepared extends Expected {
  readonly service: LanguageService;
  readonly schema: JSONSchema;
}

/** Loads the language service on first use, which is why everything here is asynchronous. */
export function createAssist(): Assist {
  let kept: readonly Prepared[] = [];
  const ready = async (expected: Expected): Promise<Prepared> => {
    const isMeant = ({ shape, shown }: Expected): boolean => shape === expected.shape && shown === expected.shown;
    const found = kept.find(isMeant) ?? (await prepare(expected));
    kept = [found, ...kept.filter((one) => !isMeant(one))].slice(0, mostKept);
    return found;
  };
  return {
    complete: async (text, offset, expected) => await complete(await ready(expected), text, offset),
    hover: async (text, offset, expected) => hover(await ready(expected), text, offset),
    check: async (text, expected) => await check(await ready(expected), text),
  };
}

const documentUri = 'assist:/document.json';

async function prepare(expected: Expected): Promise<Prepared> {
  const { getLanguageService } = await import('vscode-json-languageservice');
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('Schemas are never fetched.')),
    clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['plaintext'] } } } },
  });
  const { shape, shown } = expected;
  const schema = toJsonSchema(shape, 'write', shown === undefined ? {} : { alsoKnown: shown });
  service.configure({ validate: true, allowComments: false, schemas: [{ uri: 'assist:/schema.json', fileMatch: ['*'], schema }] });
  return { ...expected, service, schema };
}

async function complete({ service }: Prepared, text: string, offset: number): Promise<readonly CompletionItem[]> {
  const document = textDocument(documentUri, text);
  const list = await service.doComplete(document, document.positionAt(offset), service.parseJSONDocument(document));
  return (list?.items ?? []).flatMap((item): CompletionItem[] => {
    const edit = item.textEdit;
    if (edit === undefined || !('range' in edit) || item.label === '$schema') return [];
    const { documentation } = item;
    return [
      {
        label: item.label,
        detail: item.detail ?? '',
        documentation: typeof documentation === 'string' ? documentation : (documentation?.value ?? ''),
        insert: edit.newText,
        from: document.offsetAt(edit.range.start),
        to: document.offsetAt(edit.range.end),
        kind: item.kind === 10 ? 'property' : 'value',
      },
    ];
  });
}

async function check({ service, schema }: Prepared, text: string): Promise<readonly BodyProblem[]> {
  const document = textDocument(documentUri, text);
  const settings = { schemaValidation: 'warning', comments: 'error', trailingCommas: 'error' } as const;
  const found = await service.doValidation(document, service.parseJSONDocument(document), settings, schema);
  return found.slice(0, mostProblems).map(({ range, severity, message }) => ({
    from: document.offsetAt(range.start),
    to: document.offsetAt(range.end),
    severity: severity === 1 ? 'error' : 'warning',
    message: typeof message === 'string' ? message : message.value,
  }));
}

async function hover(
  { service, schema }: Prepared,
  text: string,
  offset: number,
): Promise<{ from: number; to: number; text: string } | null> {
  const document: TextDocument = textDocument(documentUri, text);
  const json = service.parseJSONDocument(document);
  const marked = json.getNodeFromOffset?.(offset);
  if (marked === undefined || marked === null) return null;
  const node = valueOf(marked);
  const matches = await service.getMatchingSchemas(document, json, schema);
  const words = describe(matches.filter((match) => match.node === node).map((match) => match.schema));
  return words === '' ? null : { from: marked.offset, to: marked.offset + marked.length, text: words };
}

/** A key stands for its value. */
function valueOf(node: ASTNode): ASTNode {
  const { parent } = node;
  return parent?.type === 'property' && parent.keyNode === node && parent.valueNode !== undefined ? parent.valueNode : node;
}

/** Type, meaning and choices of a field, a line each. */
function describe(schemas: readonly JSONSchema[]): string {
  const types = new Set(schemas.flatMap(({ type }) => type ?? []));
  const meaning = schemas.find(({ description }) => description !== undefined)?.description;
  const choices = schemas.find((schema) => schema.enum !== undefined)?.enum?.map((value) => JSON.stringify(value));
  const old = schemas.find(({ deprecationMessage }) => deprecationMessage !== undefined)?.deprecationMessage;
  const lines = [
    types.size === 0 || meaning === undefined ? '' : [...types].reduce((some, one) => t`${some} or ${one}`),
    meaning ?? '',
    choices === undefined ? '' : t`One of ${choices.join(', ')}`,
    old ?? '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}
