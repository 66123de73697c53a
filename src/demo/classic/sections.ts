import type { ClassicElement } from './elements.ts';

/** `General&Scope`: the sections of these names, with or without their underlines. */
export function sectionsNamed(root: ClassicElement, subset: string): readonly ClassicElement[] {
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const names = new Set(subset.split('&').map(plain));
  return root.fields.filter(({ name }) => names.has(plain(name)));
}
