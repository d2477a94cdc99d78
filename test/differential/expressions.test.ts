import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBudget } from '../../packages/engine/src/findings/custom/cel/budget.ts';
import { Undecided } from '../../packages/engine/src/findings/custom/cel/undecided.ts';
import { compileExpression } from '../../packages/engine/src/findings/custom/expression.ts';
import { registerType } from '../../packages/engine/src/findings/custom/typed.ts';
import { variableTypes } from '../../packages/engine/src/findings/custom/variables.ts';
import { budget } from './budget.ts';

type Type = 'bool' | 'int' | 'double' | 'string' | 'list<string>' | 'list<int>';
type Text = fc.Arbitrary<string>;

const names = ['x', 'y'];

/** Expressions of a type, a few levels deep, in which the names of `bound` are strings. */
function expressions(type: Type, depth: number, bound: readonly string[]): Text {
  // Only what is drawn is made: all there could be is more than fits.
  const later = (inner: Type, names: readonly string[]) =>
    fc.constant(inner).chain((type) => expressions(type, depth - 1, names));
  const of = (inner: Type) => later(inner, bound);
  const join = (template: (...parts: readonly string[]) => string, ...parts: readonly Text[]): Text =>
    fc.tuple(...parts).map((texts) => template(...texts));
  const within = (name: string, inner: Type) => later(inner, [...bound, name]);
  const loops = (macro: string, inner: Type): readonly Text[] =>
    names.map((name) =>
      join((list, each) => `${list}.${macro}(${name}, ${each})`, of('list<string>'), within(name, inner)),
    );
  const choice = join((a, b, c) => `(${a} ? ${b} : ${c})`, of('bool'), of(type), of(type));
  switch (type) {
    case 'bool':
      if (depth <= 0)
        return fc.constantFrom('true', 'false', 'token.privileged', 'token.twoFactor', 'has(token.email)');
      return fc.oneof(
        choice,
        join((a) => `!(${a})`, of('bool')),
        ...['&&', '||', '==', '!='].map((op) => join((a, b) => `(${a} ${op} ${b})`, of('bool'), of('bool'))),
        ...(['int', 'double', 'string'] as const).flatMap((kind) =>
          ['==', '!=', '<', '<=', '>', '>='].map((op) =>
            join((a, b) => `(${a} ${op} ${b})`, of(kind), of(kind)),
          ),
        ),
        join((a, b) => `(dyn(${a}) == dyn(${b}))`, of('int'), of('double')),
        join((a, b) => `(${a} == ${b})`, of('list<string>'), of('list<string>')),
        join((a, b) => `(${a} in ${b})`, of('string'), of('list<string>')),
        join((a, b) => `(${a} in ${b})`, of('int'), of('list<int>')),
        ...['contains', 'startsWith', 'endsWith'].map((method) =>
          join((a, b) => `${a}.${method}(${b})`, of('string'), of('string')),
        ),
        join((a, b) => `${a}.matches(${b})`, of('string'), fc.constantFrom('"^a+b?$"', '"[ab]|é"', '"b{2}"')),
        ...['all', 'exists', 'exists_one'].flatMap((macro) => loops(macro, 'bool')),
        join((a, b) => `cel.bind(x, ${a}, ${b})`, of('string'), within('x', 'bool')),
      );
    case 'int':
      if (depth <= 0)
        return fc.constantFrom(
          '0',
          '1',
          '-3',
          '7',
          'token.daysUnused',
          'token.daysLeft',
          '4611686018427387904',
        );
      return fc.oneof(
        choice,
        ...['+', '-', '*', '/', '%'].map((op) => join((a, b) => `(${a} ${op} ${b})`, of('int'), of('int'))),
        join((a) => `size(${a})`, of('string')),
        join((a) => `${a}.size()`, of('list<string>')),
        fc.constantFrom('int("-12")', 'int(token.name)', 'int("9223372036854775808")'),
        join((a, b) => `${a}.indexOf(${b})`, of('string'), of('string')),
        join((a, b) => `${a}.lastIndexOf(${b})`, of('string'), of('string')),
        join((a, b) => `${a}[${b}]`, of('list<int>'), of('int')),
      );
    case 'double':
      if (depth <= 0) return fc.constantFrom('0.0', '1.5', '-2.0', '1e300');
      return fc.oneof(
        choice,
        ...['+', '-', '*', '/'].map((op) => join((a, b) => `(${a} ${op} ${b})`, of('double'), of('double'))),
        join((a) => `double(${a})`, of('int')),
      );
    case 'string':
      if (depth <= 0)
        return fc.constantFrom(
          '""',
          '"a"',
          '"abba"',
          '"é😀"',
          '"-12"',
          'token.name',
          'token.email',
          ...bound,
        );
      return fc.oneof(
        choice,
        join((a, b) => `(${a} + ${b})`, of('string'), of('string')),
        join((a) => `string(${a})`, of('int')),
        join((a) => `string(${a})`, of('double')),
        join((a) => `string(${a})`, of('bool')),
        join((a, b) => `${a}[${b}]`, of('list<string>'), of('int')),
        join((a, b) => `${a}.substring(${b})`, of('string'), of('int')),
        join((a, b, c) => `${a}.substring(${b}, ${c})`, of('string'), of('int'), of('int')),
        join((a) => `${a}.trim()`, of('string')),
        join((a, b) => `${a}.join(${b})`, of('list<string>'), of('string')),
        join((a, b, c) => `{"k": ${a}, "l": ${b}}[${c}]`, of('string'), of('string'), of('string')),
      );
    case 'list<string>':
      if (depth <= 0) return fc.constantFrom('token.groups', '["a", "b"]', '["abba"]', '["a", "a", ""]');
      return fc.oneof(
        choice,
        join((a, b) => `(${a} + ${b})`, of('list<string>'), of('list<string>')),
        join((a, b) => `${a}.split(${b})`, of('string'), of('string')),
        join((a, b, c) => `${a}.split(${b}, ${c})`, of('string'), of('string'), of('int')),
        ...loops('filter', 'bool'),
        ...loops('map', 'string'),
      );
    case 'list<int>':
      if (depth <= 0) return fc.constantFrom('[1, 2, 3]', '[7]', '[0, 0]');
      return fc.oneof(
        choice,
        join((a, b) => `(${a} + ${b})`, of('list<int>'), of('list<int>')),
        ...loops('map', 'int'),
      );
  }
}

const token = { name: 'abba', groups: ['a', 'b', 'é'], privileged: true, daysUnused: 7n };

const environment = new Environment();
registerType(environment, 'Token', variableTypes.token.token ?? {});
environment.registerVariable('token', 'Token');

function ask(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof Undecided || error instanceof EvaluationError) return 'undecided';
    throw error;
  }
}

test('an expression is true, false or neither of a row where the library that reads it says so', () => {
  const seen = new Set<unknown>();
  fc.assert(
    fc.property(expressions('bool', 3, []), (when) => {
      const spends = openBudget()('own');
      const found = ask(() => compileExpression({ id: 'own', over: 'token', when }, spends)({ token }));
      seen.add(found);
      expect(found, when).toBe(ask(() => environment.evaluate(when, { token })));
    }),
    { seed: budget.seed, numRuns: 500 + budget.cases * 10 },
  );
  expect(seen).toEqual(new Set([true, false, 'undecided']));
});
