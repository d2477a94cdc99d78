import type { Fault, FaultRule } from './fault.ts';

/** What rules look at in a request. */
export interface Asked {
  readonly method: string;
  /** Below `/client/v4`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The faults that a request meets, and a text that differs each time the same thing is asked. */
export interface Encounter {
  readonly faults: readonly Fault[];
  readonly occasion: string;
}

/** Counts requests and says what each of them meets. Throws when a rule makes no sense. */
export function createEncounters(rules: readonly FaultRule[]): (asked: Asked) => Encounter {
  rules.forEach(check);
  const times = new Map<string, number>();
  return (asked) => {
    const request = `${asked.method} ${asked.path}?${asked.query}`;
    const time = (times.get(request) ?? 0) + 1;
    times.set(request, time);
    const faults = rules.filter((rule) => applies(rule, asked, time)).map((rule) => rule.fault);
    return { faults, occasion: `${time} ${request}` };
  };
}

function applies(rule: FaultRule, { method, path, query }: Asked, time: number): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path !== undefined && !path.endsWith(rule.path)) return false;
  if (rule.page !== undefined && rule.page !== Number(query.get('page') || 1)) return false;
  return rule.times === undefined || (rule.times.from <= time && time <= rule.times.to);
}

function check({ fault }: FaultRule): void {
  if (fault.kind === 'status') checkNumber('status', fault.status, { from: 200, to: 599 });
  else if ('status' in fault) checkNumber('status', fault.status, { from: 400, to: 599 });
  if ('most' in fault) checkNumber('page size', fault.most, { from: 1, to: Number.MAX_SAFE_INTEGER });
}

function checkNumber(what: string, number: number, { from, to }: { from: number; to: number }): void {
  if (Number.isInteger(number) && from <= number && number <= to) return;
  throw new Error(`The ${what} of a fault is a whole number from ${from} to ${to}, and ${number} is not.`);
}
