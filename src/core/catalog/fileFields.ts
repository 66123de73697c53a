import { textAt, valueAt } from './fields.ts';

/** A field that an admin would rather edit as a file of its own. */
export interface FileField {
  /** Dotted name in the object. */
  readonly field: string;
  /** Ending of the file, with its dot, by the text itself. */
  readonly extension: string;
}

const byInterpreter: readonly (readonly [RegExp, string])[] = [
  [/\bzsh\b/, '.zsh'],
  [/\b(ba|da|k)?sh\b/, '.sh'],
  [/python/, '.py'],
  [/perl/, '.pl'],
  [/ruby/, '.rb'],
  [/swift/, '.swift'],
];

/** Endings that a script can have, those that the address of a document may end with. */
export const scriptExtensions: readonly string[] = ['.sh', '.zsh', '.py', '.pl', '.rb', '.swift', '.txt'];

/** The file-like field of an object, if it has one (facts 8): a script's text, an extension attribute's if it is a script. */
export function fileFieldOf(resourceKey: string, object: unknown): FileField | undefined {
  const isScript = resourceKey === 'scripts';
  const isAttribute = resourceKey === 'computer-extension-attributes' && valueAt(object, 'inputType') === 'SCRIPT';
  return isScript || isAttribute ? { field: 'scriptContents', extension: extensionOf(textAt(object, 'scriptContents') ?? '') } : undefined;
}

/** The field that a document's ending other than `.json` stands for; `undefined` if the resource has none. */
export function fieldOfExtension(resourceKey: string, extension: string): string | undefined {
  const has = resourceKey === 'scripts' || resourceKey === 'computer-extension-attributes';
  return has && scriptExtensions.includes(extension) ? 'scriptContents' : undefined;
}

/** A script's file ending by its first line: what a Mac would run it with. Without one it is a shell's; a foreign one is text. */
export function extensionOf(script: string): string {
  const first =
    script
      .replace(/^\uFEFF/, '')
      .slice(0, 200)
      .split(/[\r\n]/, 1)[0] ?? '';
  if (!first.startsWith('#!')) return script.trim() === '' || first.startsWith('#') ? '.sh' : '.txt';
  return byInterpreter.find(([pattern]) => pattern.test(first))?.[1] ?? '.txt';
}
