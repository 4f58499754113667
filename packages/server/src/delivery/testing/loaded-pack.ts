import { loadPack, type Pack } from '@satuloket/engine';
import { boxPack } from './invented-box.ts';

/** The invented pack as it is installed. */
export function loadInventedPack(): Pack {
  const loaded = loadPack(boxPack());
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message.en).join('\n'));
  return loaded.value;
}
