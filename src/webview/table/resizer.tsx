import { useRef } from 'preact/hooks';

/** The edge of a column's header: pulling it makes the column wider or narrower, two clicks as wide as what is in it. */
export function Resizer({
  width,
  onWidth,
  onFit,
}: {
  width: number;
  onWidth: (width: number, isLast: boolean) => void;
  onFit: () => void;
}) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthAt = (event: PointerEvent): number => (from.current === null ? width : from.current.width + event.clientX - from.current.x);
  return (
    <span
      class="resizer"
      aria-hidden="true"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        event.stopPropagation();
      }}
      onDblClick={onFit}
      onPointerMove={(event) => {
        if (from.current !== null) onWidth(widthAt(event), false);
      }}
      onPointerUp={(event) => {
        // A press alone is no pull.
        if (from.current !== null && event.clientX !== from.current.x) onWidth(widthAt(event), true);
        from.current = null;
      }}
    />
  );
}
