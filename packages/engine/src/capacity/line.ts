import type { CaseState, Facts } from '../case/types.ts';
import {
  type Compiled,
  compileExpression,
  evaluateExpression,
  type Names,
  recordOf,
} from '../expression/index.ts';
import type { Line, Service } from '../pack/types.ts';

/**
 * What a service's published rule makes of a case: whole numbers, compared one after the other, lower first. They come
 * of the facts alone, so that the same case has the same place whenever it is reckoned.
 */
export function lineOrder(service: Pick<Service, 'facts' | 'line'>, facts: Facts): readonly number[] {
  return compiledOrder(service).map((expression) => {
    const value = evaluateExpression(expression, { facts }, lookups);
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      throw new Error(`"${expression.source}" is no whole number over the facts.`);
    return value;
  });
}

/** Facts are values already: nothing has to be looked up for them. */
const lookups = { today: '1970-01-01', placeName: () => undefined };

const compiled = new WeakMap<Line, readonly Compiled[]>();

function compiledOrder({ facts, line }: Pick<Service, 'facts' | 'line'>): readonly Compiled[] {
  if (line === undefined) return [];
  const known = compiled.get(line);
  if (known !== undefined) return known;
  const names: Names = {
    facts: {
      type: recordOf(Object.fromEntries(Object.entries(facts).map(([name, { type }]) => [name, { type }]))),
    },
  };
  const order = line.order.map((source) => {
    const result = compileExpression(source, names, 'int');
    if (!result.ok)
      throw new Error(`expression "${source}": ${result.error.map(({ detail }) => detail).join('; ')}`);
    return result.value;
  });
  compiled.set(line, order);
  return order;
}

/** Whether a case waits in its service's line. */
export function isInLine(service: Pick<Service, 'line'>, state: CaseState | null): boolean {
  return (
    state !== null &&
    !state.erased &&
    state.end === null &&
    service.line !== undefined &&
    service.line.state === state.state
  );
}

/** The end of a tracking code: enough for its owner to find it in a public list, and for nobody else to open it. */
export function shortCode(code: string): string {
  return `…${code.slice(-4)}`;
}
