/** A short name for a text of any length, made of hexadecimal digits: the same for the same text, another for every other. */
export type Digest = (text: string) => string;
