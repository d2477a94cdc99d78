export { type GraphFormat, graphFormats, renderGraph } from './graph/render-graph.ts';
export type { Manifest } from './package/manifest.ts';
export { manifestJsonSchema, readManifest } from './package/read-manifest.ts';
export type { People } from './people/people.ts';
export { readPeople } from './people/read-people.ts';
export { type ReportFormat, renderReport, reportFormats } from './render/files.ts';
export { reportJsonSchema } from './render/json-schema.ts';
export { buildReport } from './report/build-report.ts';
export type { Report, ReportOptions } from './report/report.ts';
