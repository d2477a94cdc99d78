/**
 * An expression that is neither true nor false of a row; `message` says why. CEL lets `&&`, `||`, `all` and `exists`
 * get over one.
 */
export class Undecided extends Error {}
