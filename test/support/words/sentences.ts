import { parseSync } from 'oxc-parser';

/** A text in the code, with the line it begins in, from 1. */
export interface Found {
  readonly text: string;
  readonly line: number;
}

export interface Sentences {
  /** Ids of messages: the English text of each, with {0}, {1} … where something is put in. */
  readonly messages: readonly string[];
  /** Texts that read as if a person saw them, and that no bundle can translate. */
  readonly untranslated: readonly Found[];
  /**
   * Parts of sentences, which no language with another order of words can put together: a message within another one or beside
   * other words, one that begins or ends with a blank or a comma, words that are put into a message or between names as they are.
   */
  readonly glued: readonly Found[];
  /** Messages that begin small, as what stands alone seldom does: words beside a label, or a part of a sentence. */
  readonly small: readonly Found[];
  /** Messages in a line of the log, which is English. */
  readonly logged: readonly Found[];
  /** Messages that are made while the module is loaded: before the bundle is there. */
  readonly early: readonly Found[];
}

/** The one function that translates, under the only name that it is imported by. */
const translate = 't';
/** The same for later, without anything that is put in: `app/support/language.ts`. */
const translateLater = 'later';

/** Properties and attributes whose text a person sees or hears, even if it is one word. */
const shown =
  /^(?:label|title|tooltip|description|detail|message|meaning|steps|prompt|placeHolder|placeholder|heading|hint|alt|aria-(?:label|description|valuetext))$/;
/** Attributes of a page, and properties, whose text a person does not see: how a thing looks, what it is called in the code. */
const hidden =
  /^(?:class|border|outline|background|boxShadow|font|padding|margin|className|id|for|htmlFor|type|role|style|key|name|value|href|rel|d|viewBox|fill|data-.*|aria-(?!label|description|valuetext).*)$/;
/** Two words in a row, as sentences have them, or one beside what is put in. */
const words = /(?:^|[\s(“"'])(?:[A-Za-z][a-z’']+[,;:.]? (?:[a-z“({]|[A-Z][a-z]*\b)|\{\d+\}[,;:.]? [a-z’']{2})/;
const word = /\p{Lu}\p{Ll}+/u;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Reads one file of TypeScript. `name` tells by its ending whether it holds JSX. */
export function sentencesIn(name: string, source: string): Sentences {
  const { program } = parseSync(name, source);
  const messages: string[] = [];
  const untranslated: Found[] = [];
  const glued: Found[] = [];
  const small: Found[] = [];
  const early: Found[] = [];
  const logged: Found[] = [];
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
  const walk = (node: Node, path: Step[], inFunction: boolean, isWithin = false): void => {
    const said = messageOf(node);
    if (said !== undefined) {
      messages.push(said.id);
      const found = { text: said.id, line: lineOf(node.start) };
      if (!inFunction) early.push(found);
      if (/^\p{Ll}/u.test(said.id)) small.push(found);
      if (/^[\s,;.)]|\s$/u.test(said.id) || path.some(({ node: one }) => isMadeOfParts(one)) || isWithin) glued.push(found);
      glued.push(...said.rest.flatMap(wordsPutIn).map((text) => ({ text, line: found.line })));
      if (path.some(({ node: one }) => isLogged(one)) && !path.some(({ node: one }) => isInEnglish(one))) logged.push(found);
      for (const child of said.rest) walk(child, [], inFunction, true);
      return;
    }
    const text = textOf(node);
    if (text !== undefined && isBetween(text, path.at(-1))) glued.push({ text, line: lineOf(node.start) });
    if (text !== undefined && readsAsSeen(text, path.toReversed())) untranslated.push({ text, line: lineOf(node.start) });
    const within = inFunction || isLater(node);
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'object' || value === null) continue;
      path.push({ node, key });
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, path, within, isWithin);
      path.pop();
    }
  };
  if (isNode(program)) walk(program, [], false);
  return { messages, untranslated, glued, small, early, logged };
}

/** What is inside runs after the module was loaded. */
function isLater(node: Node): boolean {
  return /Function|MethodDefinition/.test(node.type) || (node.type === 'PropertyDefinition' && node['static'] !== true);
}

/** What is around a node: its parents, the nearest first, each with the name under which it holds the one below. */
interface Step {
  readonly node: Node;
  readonly key: string;
}

/** A message with what is put into it, if the node is one: t`Could not read ${name}.` or t('…', name). */
function messageOf(node: Node): { readonly id: string; readonly rest: readonly Node[] } | undefined {
  if (node.type === 'TaggedTemplateExpression' && isMessageTag(nameOf(node['tag'])) && isNode(node['quasi'])) {
    return { id: templateText(node['quasi']), rest: nodesIn(node['quasi']['expressions']) };
  }
  if (node.type !== 'CallExpression' || nameOf(node['callee']) !== translate) return undefined;
  const [first, ...rest] = nodesIn(node['arguments']);
  return first?.type === 'Literal' && typeof first['value'] === 'string' ? { id: first['value'], rest } : undefined;
}

function isMessageTag(name: string): boolean {
  return name === translate || name === translateLater;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'TemplateLiteral') return templateText(node);
  const { value } = node;
  if (typeof value !== 'string') return undefined;
  return node.type === 'Literal' ? value : node.type === 'JSXText' ? value.trim() : undefined;
}

function readsAsSeen(text: string, path: readonly Step[]): boolean {
  const around = path[0];
  if (around === undefined || isCode(around, path)) return false;
  const { node } = around;
  if (isTitle(node, text)) return word.test(text);
  if (isContent(path)) return /\p{L}{2}/u.test(text);
  const place = path.find(({ node: one }) => /^(?:Property|JSXAttribute|VariableDeclarator)$/.test(one.type));
  const name =
    place === undefined
      ? ''
      : nameOf(place.node[place.node.type === 'Property' ? 'key' : place.node.type === 'JSXAttribute' ? 'name' : 'id']);
  if (hidden.test(name)) return false;
  const isValue = place === around || /^(?:Conditional|Logical)Expression$|^JSXExpressionContainer$/.test(node.type);
  return words.test(text) || (isValue && shown.test(name) && word.test(text));
}

/** What a call is shown as: the title of a command, a label for those who listen. */
function isTitle({ type, ...call }: Node, text: string): boolean {
  if (type !== 'CallExpression') return false;
  const [first, second] = nodesIn(call['arguments']);
  const callee = nameOf(call['callee']);
  return callee === 'commandCall'
    ? first?.['value'] === text
    : callee === 'setAttribute' && first?.['value'] === 'aria-label' && second?.['value'] === text;
}

/** Whether a text stands between the tags of a page: as it is, or chosen by a condition. */
function isContent(path: readonly Step[]): boolean {
  const at = path.findIndex(
    ({ node, key }) => !(node.type === 'LogicalExpression' || (node.type === 'ConditionalExpression' && key !== 'test')),
  );
  const [first, second] = [path[at]?.node.type ?? '', path[at + 1]?.node.type ?? ''];
  const isElement = /^JSX(?:Element|Fragment)$/;
  return isElement.test(first) || (first === 'JSXExpressionContainer' && isElement.test(second));
}

/** Where a text is part of the program: a name, a type, something that is compared, a fault of ours, a line of the log. */
function isCode({ node, key }: Step, path: readonly Step[]): boolean {
  if (/^(?:Import|Export|TSLiteralType|TSImport|TSExternal)/.test(node.type) || 'directive' in node) return true;
  if (node.type === 'Property' && key === 'key') return true;
  if (node.type === 'MemberExpression' || node.type === 'SwitchCase' || isCompared(node)) return true;
  if (path.some(({ node: one }) => one.type === 'MemberExpression' && nameOf(one['property']) === 'split')) return true;
  if (node.type === 'BinaryExpression' && /^(?:[!=]==?|in|instanceof)$/.test(String(node['operator']))) return true;
  return path.some(({ node: one }) => isFault(one) || isLogged(one));
}

/** An argument of what looks for a text in another one. */
function isCompared(node: Node): boolean {
  return node.type === 'CallExpression' && /^(?:startsWith|endsWith|includes|indexOf)$/.test(nameOf(node['callee']));
}

function isFault(node: Node): boolean {
  return (
    node.type === 'NewExpression' && /^(?:\w*Error|RegExp|Intl)$/.test(nameOf(node['callee'])) && nameOf(node['callee']) !== 'ProblemError'
  );
}

function isLogged(node: Node): boolean {
  const { callee } = node;
  if (node.type !== 'CallExpression' || !isNode(callee)) return false;
  if (/^(?:inBackground|quietly)$/.test(nameOf(callee))) return true;
  if (callee.type !== 'MemberExpression') return false;
  return /log$/i.test(nameOf(callee['object'])) && /^(?:info|warn|error|debug)$/.test(nameOf(callee['property']));
}

function isInEnglish(node: Node): boolean {
  return node.type === 'CallExpression' && nameOf(node['callee']) === 'inEnglish';
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return nameOf(node['property']);
  const { name, value } = node;
  return typeof name === 'string' ? name : typeof value === 'string' ? value : '';
}

function nodesIn(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A text of words and of what is computed, or a list with words between its entries. */
function isMadeOfParts(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return /\p{L}/u.test(templateText(node).replaceAll(/\$\(.*?\)|\{\d+\}/g, ''));
  return node.type === 'BinaryExpression' && node['operator'] === '+';
}

/** Words between the entries of a list. */
function isBetween(text: string, around: Step | undefined): boolean {
  return around?.node.type === 'CallExpression' && nameOf(around.node['callee']) === 'join' && / \p{L}+ /u.test(text);
}

/** Words that the code puts into a message as they are, chosen by a condition or not. */
function wordsPutIn(node: Node): readonly string[] {
  if (node.type === 'ConditionalExpression') return [node['consequent'], node['alternate']].filter(isNode).flatMap(wordsPutIn);
  const text = textOf(node);
  return text !== undefined && /\p{L}{2}/u.test(text) ? [text] : [];
}

/** As `@vscode/l10n` makes the id of it. */
function templateText(node: Node): string {
  const parts = nodesIn(node['quasis']).map(({ value }) =>
    typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '',
  );
  return parts.map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`)).join('');
}
