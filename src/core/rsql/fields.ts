/** A field that a list can be filtered or sorted by. */
export interface QueryField {
  /** As the server wants it: `general.name`. */
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'unknown';
  /** The only values it takes, where the API says them. */
  readonly values: readonly string[];
}
