// Types alone, for `expect` of `@jest/globals` and of the package `expect`: vitest and jest's globals need no
// more than the matchers themselves.
import type {} from 'expect';
import type { AccessMatchers } from './matchers.ts';

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends AccessMatchers<R> {}
}
