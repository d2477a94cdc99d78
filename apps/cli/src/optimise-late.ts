import { setFlagsFromString } from 'node:v8';

/**
 * How V8 is made to wait fifteen times longer before it optimises a function, by its major version. A flag that it does
 * not know it would report on standard error.
 */
const flags: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=45000',
  13: '--invocation-count-for-turbofan=45000',
  14: '--invocation-count-for-turbofan=45000',
};

/**
 * Has functions optimised later than in a program that runs for hours: an answer takes less than a second, and a third of
 * its processor time went into optimising what was hardly used afterwards. What runs for long is optimised all the
 * same. To be called once everything of Node's own is loaded, which V8 compiles again after a flag has changed.
 */
export function optimiseLate(): void {
  const flag = flags[process.versions.v8.split('.')[0] ?? ''];
  if (flag !== undefined) setFlagsFromString(flag);
}
