import { t } from '@vscode/l10n';
import { useId, useRef, useState } from 'preact/hooks';
import type { AnswerColumn } from '../../core/response/body/table.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/textField.tsx';

const listed = 300;

/** Which columns are shown: a button with a list of checkboxes. */
export function ColumnChoice({
  all,
  shown,
  onChange,
}: {
  all: readonly (AnswerColumn & { readonly title?: string })[];
  shown: readonly string[];
  onChange: (shown: readonly string[]) => void;
}) {
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const on = new Set(shown);
  const sought = search.trim().toLowerCase();
  const found = all.filter(({ name, title }) => `${title ?? ''}\n${name}`.toLowerCase().includes(sought));
  const toggle = (name: string, checked: boolean): void =>
    onChange(all.map((column) => column.name).filter((one) => (one === name ? checked : on.has(one))));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open || event.key !== 'Escape') return;
    event.stopPropagation();
    setOpen(false);
    root.current?.querySelector<HTMLElement>('button')?.focus();
  };
  const onFocusOut = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node && root.current?.contains(event.relatedTarget) === true)) setOpen(false);
  };
  return (
    <div class="menu" ref={root} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button type="button" class="button quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t`Columns`} <Icon name="chevron" />
      </button>
      <div class="popup columns" id={id} role="group" aria-label={t`Columns`} hidden={!open} tabIndex={-1}>
        {open && (
          <>
            <TextField aria-label={t`Find a column`} placeholder={t`Find a column`} value={search} onText={setSearch} />
            {found.slice(0, listed).map(({ name, title }) => (
              <label key={name} class="check">
                <input type="checkbox" checked={on.has(name)} onChange={(event) => toggle(name, event.currentTarget.checked)} />
                {title !== undefined && <span>{title}</span>} <span class={title === undefined ? 'mono' : 'mono detail'}>{name}</span>
              </label>
            ))}
            {found.length > listed && <p class="hint">{t`${found.length - listed} more: search for them.`}</p>}
          </>
        )}
      </div>
    </div>
  );
}
