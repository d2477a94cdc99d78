// What the command line offers before anything else is loaded.

export { type CheckSeverity, checkSeverities } from './file/severity.ts';
