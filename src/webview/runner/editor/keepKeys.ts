/** Keys that an editor has dealt with do not travel on to VS Code's listener at the window, which would act on them once more. */
export function keepKeys(editor: HTMLElement): void {
  editor.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) event.stopPropagation();
  });
}
