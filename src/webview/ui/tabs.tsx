import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab<K extends string> {
  readonly id: K;
  readonly label: string;
  /** A short count or word behind the label. */
  readonly badge?: string | undefined;
  readonly alert?: boolean;
}

/** A tab list after the ARIA pattern: one stop for the Tab key, arrows between the tabs. */
export function TabList<K extends string>(props: {
  name: string;
  label: string;
  tabs: readonly Tab<K>[];
  selected: K;
  onSelect: (id: K) => void;
}) {
  const { name, label, tabs, selected, onSelect } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onSelect(tab.id);
    list.current?.querySelector<HTMLElement>(`#${name}-tab-${tab.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          class="tab"
          id={`${name}-tab-${tab.id}`}
          aria-selected={tab.id === selected}
          aria-controls={`${name}-panel-${tab.id}`}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
          {tab.badge !== undefined && <span class={tab.alert === true ? 'count alert' : 'count'}>{tab.badge}</span>}
        </button>
      ))}
    </div>
  );
}

/** Stays mounted while hidden, so that what was typed in it keeps its undo. */
export function TabPanel(props: { name: string; id: string; selected: boolean; class?: string; children: ComponentChildren }) {
  const { name, id, selected, children } = props;
  return (
    <div
      class={`tab-panel ${props.class ?? ''}`}
      role="tabpanel"
      id={`${name}-panel-${id}`}
      aria-labelledby={`${name}-tab-${id}`}
      hidden={!selected}
    >
      {children}
    </div>
  );
}
