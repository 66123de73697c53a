import { useRef } from 'preact/hooks';

/** The edge of a column's header: pulling it makes the column wider or narrower. */
export function Resizer({ width, onWidth }: { width: number; onWidth: (width: number, isLast: boolean) => void }) {
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
      }}
      onPointerMove={(event) => {
        if (from.current !== null) onWidth(widthAt(event), false);
      }}
      onPointerUp={(event) => {
        if (from.current === null) return;
        onWidth(widthAt(event), true);
        from.current = null;
      }}
    />
  );
}
