import { GrantlensError, invariant } from '@grantlens/snapshot';
import { TypeError as CelTypeError, Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import type { RuleOver } from './custom-rule.ts';
import { registerType, type Variables } from './typed.ts';
import { variableTypes } from './variables.ts';

/** Why an expression cannot be used, and where. */
export interface BadExpression {
  readonly why: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

const opened = new Map<RuleOver, Opened>();

/** What an expression is read and run with. */
interface Opened {
  readonly environment: Environment;
  readonly dress: (variables: Variables) => Variables;
}

/** The names an expression may use, with their types: a wrong name is told when the file is read. */
function open(over: RuleOver): Opened {
  const known = opened.get(over);
  if (known !== undefined) return known;
  const environment = new Environment();
  const dressers = Object.entries(variableTypes[over]).map(([name, fields]) => {
    const dress = registerType(environment, typeName(name), fields);
    environment.registerVariable(name, typeName(name));
    return { name, dress };
  });
  const dress = (variables: Variables): Variables => {
    const dressed: Record<string, unknown> = {};
    for (const { name, dress } of dressers) dressed[name] = dress(variables[name] as Variables);
    return dressed;
  };
  const all = { environment, dress };
  opened.set(over, all);
  return all;
}

/** What is wrong with an expression; null where it can be used. */
export function checkExpression(over: RuleOver, text: string): BadExpression | null {
  try {
    const { valid, type, error } = open(over).environment.parse(text).check();
    if (!valid) return badness(error, text);
    if (type === 'bool' || type === 'dyn') return null;
    return { why: `it must be true or false, and is a ${type}`, line: 1, column: 1 };
  } catch (error) {
    if (error instanceof ParseError || error instanceof CelTypeError) return badness(error, text);
    throw error;
  }
}

function badness(error: ParseError | CelTypeError | undefined, text: string): BadExpression {
  const before = text.slice(0, error?.range?.start ?? 0).split('\n');
  return {
    why: (error?.summary ?? 'it cannot be read').replace(/[.\s]+$/, ''),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  };
}

/**
 * Makes an expression ready to be asked. What it gives back throws GrantlensError `rules-unreadable` where the expression
 * reads something that is not there: then it is neither true nor false.
 */
export function compileExpression(over: RuleOver, text: string): (variables: Variables) => boolean {
  const { environment, dress } = open(over);
  const evaluate = environment.parse(text);
  return (variables) => {
    try {
      const value: unknown = evaluate(dress(variables));
      invariant(typeof value === 'boolean', 'an expression that was checked is true or false');
      return value;
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      throw new GrantlensError('rules-unreadable', error.summary.replace(/[.\s]+$/, ''), { cause: error });
    }
  };
}

function typeName(variable: string): string {
  return `${variable.charAt(0).toUpperCase()}${variable.slice(1)}`;
}
