/** What the library does not check: names that exist, guards on what may be absent, and what a pack may not use. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { celFunctions, comprehensions, packFunctions } from './functions.ts';
import { type Names, nearestName, type ValueType } from './names.ts';

export type ExpressionFault = {
  readonly code: 'unknown-name' | 'unguarded' | 'not-allowed' | 'nested-comprehension';
  /** The name that is at fault. */
  readonly name: string;
  readonly nearest?: string;
};

const allowedFunctions = new Set([
  ...celFunctions,
  ...packFunctions.map(({ signature }) => signature.slice(0, signature.indexOf('('))),
]);

type Scope = {
  readonly names: Names;
  /** Paths known to be present here. */
  readonly present: ReadonlySet<string>;
  readonly insideComprehension: boolean;
};

/** Walks the tree once; `references` gets every path that the expression reads, `form.mother.nik` and the like. */
export function findFaults(
  tree: ASTNode,
  names: Names,
  present: ReadonlySet<string>,
  references: Set<string>,
): ExpressionFault[] {
  const faults: ExpressionFault[] = [];

  /** Checks a chain of names and gives its type; `undefined` when the type is not one of the names' own. */
  function chain(node: ASTNode, scope: Scope, isTested: boolean): ValueType | undefined {
    if (node.op === 'id') {
      references.add(node.args);
      const spec = scope.names[node.args];
      if (!spec) {
        faults.push({
          code: 'unknown-name',
          name: node.args,
          nearest: nearestName(node.args, Object.keys(scope.names)),
        });
        return undefined;
      }
      if (spec.optional && !isTested && !scope.present.has(node.args))
        faults.push({ code: 'unguarded', name: node.args });
      return spec.type;
    }
    if (node.op === '.') {
      const [target, name] = node.args;
      const targetType = chain(target, scope, false);
      const path = pathOf(node);
      if (path) references.add(path);
      if (targetType === undefined) return undefined;
      if (typeof targetType === 'string' || !('record' in targetType)) {
        faults.push({ code: 'unknown-name', name: path ?? name });
        return undefined;
      }
      const spec = targetType.record[name];
      if (!spec) {
        faults.push({
          code: 'unknown-name',
          name: path ?? name,
          nearest: nearestName(name, Object.keys(targetType.record)),
        });
        return undefined;
      }
      const isPresent =
        path !== undefined &&
        (scope.present.has(path) || (spec.presentWith !== undefined && scope.present.has(spec.presentWith)));
      if (spec.optional && !isTested && !isPresent) faults.push({ code: 'unguarded', name: path ?? name });
      return spec.type;
    }
    if (node.op === '[]') {
      const [target, index] = node.args;
      const targetType = chain(target, scope, false);
      walk(index, scope);
      return targetType !== undefined && typeof targetType !== 'string' && 'list' in targetType
        ? targetType.list
        : undefined;
    }
    walk(node, scope);
    return undefined;
  }

  function walk(node: ASTNode, scope: Scope): void {
    switch (node.op) {
      case 'value':
        return;
      case 'id':
      case '.':
      case '[]':
        chain(node, scope, false);
        return;
      case '&&':
        walk(node.args[0], scope);
        walk(node.args[1], { ...scope, present: union(scope.present, presentWhen(node.args[0], true)) });
        return;
      case '||':
        walk(node.args[0], scope);
        walk(node.args[1], { ...scope, present: union(scope.present, presentWhen(node.args[0], false)) });
        return;
      case '?:':
        walk(node.args[0], scope);
        walk(node.args[1], { ...scope, present: union(scope.present, presentWhen(node.args[0], true)) });
        walk(node.args[2], { ...scope, present: union(scope.present, presentWhen(node.args[0], false)) });
        return;
      case '!_':
      case '-_':
        walk(node.args, scope);
        return;
      case 'call':
        call(node.args[0], node.args[1], scope);
        return;
      case 'rcall':
        receiverCall(node.args[0], node.args[1], node.args[2], scope);
        return;
      case 'list':
        for (const element of node.args) walk(element, scope);
        return;
      case 'map':
      case '.?':
      case '[?]':
        faults.push({ code: 'not-allowed', name: node.op === 'map' ? '{...}' : node.op });
        return;
      default:
        walk(node.args[0], scope);
        walk(node.args[1], scope);
    }
  }

  function call(name: string, values: readonly ASTNode[], scope: Scope): void {
    if (name === 'has' && values[0]) {
      chain(values[0], scope, true);
      return;
    }
    requireAllowed(name);
    for (const value of values) walk(value, scope);
  }

  function receiverCall(name: string, receiver: ASTNode, values: readonly ASTNode[], scope: Scope): void {
    requireAllowed(name);
    if (!comprehensions.has(name)) {
      walk(receiver, scope);
      for (const value of values) walk(value, scope);
      return;
    }
    if (scope.insideComprehension) faults.push({ code: 'nested-comprehension', name });
    const receiverType = chain(receiver, scope, false);
    const [variable, ...bodies] = values;
    if (variable?.op !== 'id') return;
    const itemType =
      receiverType !== undefined && typeof receiverType !== 'string' && 'list' in receiverType
        ? receiverType.list
        : 'string';
    const inner: Scope = {
      ...scope,
      names: { ...scope.names, [variable.args]: { type: itemType } },
      insideComprehension: true,
    };
    for (const body of bodies) walk(body, inner);
  }

  function requireAllowed(name: string): void {
    if (!allowedFunctions.has(name)) {
      faults.push({ code: 'not-allowed', name, nearest: nearestName(name, allowedFunctions) });
    }
  }

  walk(tree, { names, present, insideComprehension: false });
  return faults;
}

/** The paths that `has(...)` proves present when the condition came out as `outcome`. */
function presentWhen(node: ASTNode, outcome: boolean): string[] {
  if (node.op === 'call' && node.args[0] === 'has' && outcome) {
    const path = node.args[1][0] && pathOf(node.args[1][0]);
    return path ? [path] : [];
  }
  if (node.op === '!_') return presentWhen(node.args, !outcome);
  if (node.op === (outcome ? '&&' : '||')) {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return [...presentWhen(left, outcome), ...presentWhen(right, outcome)];
  }
  return [];
}

function pathOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const target = pathOf(node.args[0]);
  return target === undefined ? undefined : `${target}.${node.args[1]}`;
}

function union(present: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return more.length === 0 ? present : new Set([...present, ...more]);
}
