import { GrantlensError } from '@grantlens/snapshot';
import { TypeError as CelTypeError, Environment, ParseError } from '@marcbachmann/cel-js';
import type { AskCan, Asker } from './asker.ts';
import type { Budget } from './cel/budget.ts';
import { compile } from './cel/compile.ts';
import { limits, parse } from './cel/parse.ts';
import type { Ask } from './cel/scope.ts';
import { checkShape } from './cel/shape.ts';
import { Unusable } from './cel/unusable.ts';
import { kindOf } from './cel/value.ts';
import type { CustomRule, RuleOver } from './custom-rule.ts';
import { registerType } from './typed.ts';
import { variableTypes } from './variables.ts';

/** Why an expression cannot be used, and where. */
export interface BadExpression {
  readonly why: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** An expression, what it is over, and the rule that it is of. */
type Expression = Pick<CustomRule, 'id' | 'over' | 'when'>;

/** What an expression may read, by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** In characters: a reason can quote the type of something that is nested deeply. */
const longestWhy = 300;

const environments = new Map<RuleOver, Environment>();

/** The names an expression may use, with their types: a wrong name is reported when the file is read. */
function environmentOf(over: RuleOver): Environment {
  const known = environments.get(over);
  if (known !== undefined) return known;
  const environment = new Environment({ limits });
  for (const [name, fields] of Object.entries(variableTypes[over])) {
    registerType(environment, typeName(name), fields);
    environment.registerVariable(name, typeName(name));
  }
  // Only its type: the engine is asked by our own reading of the call.
  if (isAboutSomebody(over)) environment.registerFunction('can(string, string): bool', () => false);
  environments.set(over, environment);
  return environment;
}

/** What is wrong with an expression; null where it can be used. */
export function checkExpression(over: RuleOver, text: string, budget: Budget): BadExpression | null {
  try {
    readExpression({ id: '', over, when: text }, budget, null);
    return null;
  } catch (error) {
    if (error instanceof Unusable) return badness(error.message, error.start, text);
    if (error instanceof ParseError || error instanceof CelTypeError)
      return badness(error.summary, error.range?.start ?? 0, text);
    throw error;
  }
}

/** @throws Unusable, ParseError, TypeError of the library */
function readExpression({ id, over, when }: Expression, budget: Budget, words: Asker | null): Ask {
  const start = { start: 0 };
  const { ast, check } = parse(environmentOf(over), when);
  checkShape(ast);
  const { valid, type, error } = check();
  // For an operator between two elements of an empty list the library has a message of its own.
  if (!valid || type === undefined)
    throw error instanceof CelTypeError ? error : new Unusable('the types in it are unknown', start);
  if (type !== 'bool' && type !== 'dyn')
    throw new Unusable(`it must be true or false, and is ${typed(type)}`, start);
  const slots = new Map(namesOf(over).map((name, slot) => [name, slot]));
  return compile(ast, { slots, budget, rule: id, words });
}

function badness(why: string, start: number, text: string): BadExpression {
  const before = text.slice(0, start).split('\n');
  return {
    why: why.length > longestWhy ? `${why.slice(0, longestWhy)} …` : why.replace(/[.\s]+$/, ''),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

/**
 * Makes an expression that was checked ready to be asked. What it gives back throws Undecided where the
 * expression reads something that is not there: then it is neither true nor false.
 */
export function compileExpression(
  expression: Expression,
  budget: Budget,
  asker: Asker | null = null,
): (variables: Variables, can?: AskCan | null) => boolean {
  const { id, over } = expression;
  const ask = readExpression(expression, budget, asker);
  const names = namesOf(over);
  return (variables, can = null) => {
    const value = ask({ values: names.map((name) => variables[name]), budget, can });
    if (typeof value === 'boolean') return value;
    // The kind of a value that the expression calls `dyn` is known only once it is asked.
    throw new GrantlensError(
      'rules-unreadable',
      `the expression of "${id}" must be true or false, and is ${typed(kindOf(value))}`,
    );
  };
}

/** Whether a row is about somebody of whom it can be asked what they can. */
function isAboutSomebody(over: RuleOver): boolean {
  return over !== 'policy';
}

function namesOf(over: RuleOver): readonly string[] {
  return Object.keys(variableTypes[over]);
}

/** A value's type, with its article. */
function typed(type: string): string {
  return `${type === 'int' ? 'an' : 'a'} ${type}`;
}

function typeName(variable: string): string {
  return `${variable.charAt(0).toUpperCase()}${variable.slice(1)}`;
}
