import type { Sink, SinkContext } from './sink.ts';
import { csvSink } from './sinks/csv.ts';
import { jsonSink } from './sinks/json.ts';
import { jsonLinesSink } from './sinks/jsonl.ts';
import { pageSink } from './sinks/page.ts';
import type { FleetFormat } from './task.ts';

/** Where an answer goes. */
export function openSink(format: FleetFormat, context: SinkContext): Sink {
  switch (format) {
    case 'json':
      return jsonSink(context);
    case 'jsonl':
      return jsonLinesSink(context);
    case 'csv':
      return csvSink(context);
    case 'table':
    case 'wide':
      return pageSink(context, format);
  }
}
