/** Lists that refuse a request without a filter (facts 3.8): they are not asked before there is one. */
export function needsFilter(resourceKey: string): boolean {
  return resourceKey === 'mdm/commands';
}
