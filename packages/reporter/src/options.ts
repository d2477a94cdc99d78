// What a command line offers before anything is loaded: names alone. Not a public interface.

export { type ExchangeFormat, exchangeFormats } from './exchange/formats.ts';
export { type GraphFormat, graphFormats } from './graph/formats.ts';
export { type ReportFormat, reportFormats } from './model/formats.ts';
export { type ChosenColumns, type PersonField, personFields } from './people/person-fields.ts';
