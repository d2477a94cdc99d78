// What a command line offers before anything is loaded: names, numbers and words alone. Not a public interface.

export { type Threshold, thresholdNames, thresholds } from './findings/settings.ts';
