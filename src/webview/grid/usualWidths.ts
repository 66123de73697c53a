/** Px of a text in the font of the page. */
export type Measure = (text: string, isBold: boolean) => number;

const narrowest = 72;
const widest = 360;
/** Beside the text of a cell; in a header, also beside the arrow of the order. */
const beside = { cell: 24, title: 44 } as const;

/** Wide enough for the title and the first rows, within bounds. */
export function usualWidths(
  titles: readonly string[],
  sample: readonly (readonly string[])[],
  measure: Measure,
  most = widest,
): readonly number[] {
  return titles.map((title, index) => {
    // Only the longest are worth measuring.
    const longest = sample
      .map((cells) => cells[index] ?? '')
      .toSorted((one, other) => other.length - one.length)
      .slice(0, 3);
    const cells = longest.map((text) => measure(text.slice(0, 300), false) + beside.cell);
    return Math.round(Math.min(most, Math.max(narrowest, measure(title, true) + beside.title, ...cells)));
  });
}

/** Wide enough for all that is in a column, as far as a window has room for it. */
export function fittingWidth(title: string, texts: readonly string[], measure: Measure): number {
  const rows = texts.map((text) => [text]);
  return usualWidths([title], rows, measure, 1000)[0] ?? narrowest;
}

/** Measures as the browser draws. */
export function pageMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  return (text, isBold) => {
    if (context === null) return text.length * 8;
    context.font = `${isBold ? 600 : 400} ${fontSize} ${fontFamily}`;
    return context.measureText(text).width;
  };
}
