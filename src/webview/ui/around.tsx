import type { ComponentChildren } from 'preact';

/** Put into a message, it is where something stands that is no text. */
export const place = '\uFFFC';

/** A message with an element in its {@link place}, wherever the language has that. */
export function aroundElement(message: string, element: ComponentChildren) {
  const [before = '', after = ''] = message.split(place);
  return (
    <>
      {before}
      {element}
      {after}
    </>
  );
}
