import type { Layout } from './rowLayout.ts';

/** The layout with these names hidden. */
export function withHidden(layout: Layout, names: readonly string[]): Layout {
  return { ...layout, hidden: [...new Set([...layout.hidden, ...names])] };
}

/** The layout with these names shown. */
export function withShown(layout: Layout, names: readonly string[]): Layout {
  return { ...layout, hidden: layout.hidden.filter((name) => !names.includes(name)) };
}

/** The layout as it was before a reset, but for what was hidden or moved since: that stays. */
export function broughtBack(before: Layout, now: Layout): Layout {
  return { ...withHidden(before, now.hidden), order: { ...before.order, ...now.order } };
}
