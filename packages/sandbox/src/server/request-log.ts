/** One request the sandbox has answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Below `/client/v4`, decoded by nobody. */
  readonly path: string;
  /** The last value of each parameter. */
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
}

/** What was asked so far, in the order of the answers. */
export interface RequestLog {
  add(url: string, method: string, status: number): void;
  entries(): readonly LoggedRequest[];
}

/** An empty log for an API that begins at `root`. */
export function createRequestLog(root: string): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add: (url, method, status) => {
      const { pathname, searchParams } = new URL(url);
      const path = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
      requests.push({ method, path, query: Object.fromEntries(searchParams), status });
    },
    entries: () => [...requests],
  };
}
