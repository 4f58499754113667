import { type CallTold, callsTold } from './channels.ts';

/** The same services; each call of one of their functions is told as `cases.act`. */
export function observedServices<All extends object>(services: All): All {
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => [
      name,
      typeof service === 'object' && service !== null ? observedService(name, service) : service,
    ]),
  ) as All;
}

function observedService<Service extends object>(serviceName: string, service: Service): Service {
  const wrapped = new Map<PropertyKey, { readonly plain: unknown; readonly told: unknown }>();
  return new Proxy(service, {
    get(target, property, receiver) {
      const plain: unknown = Reflect.get(target, property, receiver);
      if (typeof plain !== 'function' || typeof property === 'symbol') return plain;
      const known = wrapped.get(property);
      if (known?.plain === plain) return known.told;
      const name = `${serviceName}.${property}`;
      const told = (...given: readonly unknown[]): unknown =>
        callsTold.hasSubscribers ? tell(name, plain, target, given) : Reflect.apply(plain, target, given);
      wrapped.set(property, { plain, told });
      return told;
    },
  });
}

function tell(name: string, call: object, target: object, given: readonly unknown[]): unknown {
  const told: CallTold = { beganAt: performance.now(), name, isCommand: given.some(carriesKey) };
  return callsTold.start.runStores(told, () => {
    const answer: unknown = Reflect.apply(call as (...given: readonly unknown[]) => unknown, target, given);
    if (!(answer instanceof Promise)) {
      end(told, answer);
      return answer;
    }
    return answer.then(
      (outcome: unknown) => {
        end(told, outcome);
        return outcome;
      },
      (error: unknown) => {
        told.outcome = 'failed';
        callsTold.asyncEnd.publish(told);
        throw error;
      },
    );
  });
}

function end(told: CallTold, answer: unknown): void {
  const code = codeOf(answer);
  told.outcome = code === undefined ? 'ok' : 'refused';
  if (code !== undefined) told.code = code;
  callsTold.asyncEnd.publish(told);
}

const carriesKey = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && 'key' in given && typeof given.key === 'string';

/** The code of a failed `Result`. */
function codeOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false)
    return undefined;
  const { error } = answer as { error?: { code?: unknown } };
  return typeof error?.code === 'string' ? error.code : 'unknown';
}
