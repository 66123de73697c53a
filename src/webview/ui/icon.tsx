/** Line drawings on a 16 px grid, in the colour of the text. Never the only carrier of a meaning. */
const paths = {
  send: 'M3 2.5v11l10-5.5z',
  stop: 'M4 4h8v8H4z',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  unlock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 4.6-1.3',
  production: 'M8 1.8 13.2 3.6v4.2c0 3-2 5.2-5.2 6.5-3.2-1.3-5.2-3.5-5.2-6.5V3.6z',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.4',
  error: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.2v4M8 4.8v.4',
  success: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.2 8.2l2 2 3.6-4.2',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M6 6.2a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M8 11.6v.4',
  add: 'M8 3v10M3 8h10',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  left: 'M9.5 4 6 8l3.5 4',
  right: 'M6.5 4 10 8l-3.5 4',
  back: 'M13 8H3.5M7.5 4 3.5 8l4 4',
  forward: 'M3 8h9.5M8.5 4l4 4-4 4',
  up: 'M8 13V3.5M4.5 7 8 3.5 11.5 7',
  down: 'M8 3v9.5M4.5 9 8 12.5 11.5 9',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  const filled = name === 'send' || name === 'stop';
  return (
    <svg
      class={`icon ${filled ? 'filled' : ''} icon-${name}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
