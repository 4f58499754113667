/** A word after an action, with the way back while there is one. */
export type Toast = {
  readonly id: number;
  readonly message: string;
  /** Takes the action back; the button counts down to `undoUntil`. */
  readonly undo?: () => void | Promise<void>;
  readonly undoUntil?: string;
  /** When it goes by itself; what it offers can be found elsewhere too. Without it, it stays until it is closed. */
  readonly hideAt?: string;
};

let nextId = 1;
let shown = $state<readonly Toast[]>([]);

export const toasts = {
  get shown(): readonly Toast[] {
    return shown;
  },
  show(toast: Omit<Toast, 'id'>): number {
    const id = nextId++;
    // Three at most: older ones are in the timeline.
    shown = [...shown, { ...toast, id }].slice(-3);
    return id;
  },
  dismiss(id: number): void {
    shown = shown.filter((toast) => toast.id !== id);
  },
};
